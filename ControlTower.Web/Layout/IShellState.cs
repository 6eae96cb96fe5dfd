namespace ControlTower.Web.Layout;

/// <summary>Feeds the frame: counts, version, age, who reads. One a circuit.</summary>
public interface IShellState
{
    ShellFigures Current { get; }

    /// <summary>Raised on any thread after <see cref="Current"/> changed; the frame repaints itself.</summary>
    event Action? Changed;
}
