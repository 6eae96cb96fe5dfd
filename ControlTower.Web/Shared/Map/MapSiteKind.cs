namespace ControlTower.Web.Shared.Map;

/// <summary>Told by the shape of the mark.</summary>
public enum MapSiteKind { Supplier, Plant, DistributionCenter, CrossDock, Port, Store, Customer }
