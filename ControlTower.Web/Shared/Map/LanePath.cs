namespace ControlTower.Web.Shared.Map;

/// <summary>All lanes of one look as a single path.</summary>
/// <param name="Width">In pixels.</param>
public sealed record LanePath(string Class, double Width, string Data);
