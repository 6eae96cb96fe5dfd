namespace ControlTower.Core.Network;

public enum SiteKind { Supplier, Plant, DistributionCenter, CrossDock, Port, Store, Customer }
