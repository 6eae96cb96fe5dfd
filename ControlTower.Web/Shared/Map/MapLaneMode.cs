namespace ControlTower.Web.Shared.Map;

/// <summary>Road lanes bend slightly, sea lanes follow the shipping routes, air lanes are great circles and dashed.</summary>
public enum MapLaneMode { Road, Sea, Air }
