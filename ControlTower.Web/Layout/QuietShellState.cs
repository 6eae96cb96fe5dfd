namespace ControlTower.Web.Layout;

/// <summary>A frame without a tower behind it: version 0, nobody signed in. For the style guide and tests.</summary>
public sealed class QuietShellState(TimeProvider clock) : IShellState
{
    public ShellFigures Current { get; private set; } = new(0, clock.GetUtcNow(), LinkState.Live);

    public event Action? Changed;

    public void Set(ShellFigures figures)
    {
        Current = figures;
        Changed?.Invoke();
    }
}
