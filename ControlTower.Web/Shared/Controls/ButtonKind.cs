namespace ControlTower.Web.Shared.Controls;

/// <summary>Weight of a button. One <see cref="Primary"/> a view.</summary>
public enum ButtonKind
{
    Plain,
    Primary,
    Danger,
    Quiet,
}
