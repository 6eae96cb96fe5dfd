namespace ControlTower.Core.Network;

/// <param name="IfMatch">The network's version that the caller saw; null to put regardless.</param>
public sealed record PutNetwork(NetworkDocument Document, long? IfMatch = null);

/// <summary>When a site works and how much it handles; what is null has no bounds.</summary>
/// <param name="IfMatch">The network's version that the caller saw; null to change it regardless.</param>
public sealed record ScheduleSite(string Site, ScheduleEntry Schedule, long? IfMatch = null);

/// <summary>When goods leave on a lane and how much it carries; what is null has no bounds.</summary>
/// <param name="IfMatch">The network's version that the caller saw; null to change it regardless.</param>
public sealed record ScheduleLane(string From, string To, ScheduleEntry Schedule, long? IfMatch = null);

/// <param name="Version">Of the network after the change: its ETag.</param>
/// <param name="Existing">Orders, purchase orders, production orders and shipments whose ids were there already and were left as they are.</param>
public sealed record NetworkPut(long Version, int Sites, int Items, int Lanes, int Suppliers, int Stock, int Orders, int PurchaseOrders, int Shipments, int Existing)
{
    public int Boms { get; init; }

    public int ProductionOrders { get; init; }

    public int Carriers { get; init; }
}
