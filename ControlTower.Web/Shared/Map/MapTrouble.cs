namespace ControlTower.Web.Shared.Map;

/// <summary>Told by the ring about the mark: none, dotted, one, two. Ordered, the worst last.</summary>
public enum MapTrouble { None, Watch, Warning, Critical }
