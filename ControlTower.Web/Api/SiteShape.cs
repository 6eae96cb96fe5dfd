using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>A site with what is there and what is on its way.</summary>
public sealed record SiteShape(
    string Id, string Name, SiteKind Kind, int? Tier, double? Lat, double? Lon, string? TimeZone, string? Region, bool Retired, bool Down,
    IReadOnlyList<StockShape> Stock, IReadOnlyList<LaneEntry> LanesOut, IReadOnlyList<LaneEntry> LanesIn, IReadOnlyList<SupplierEntry> Supplies,
    IReadOnlyList<string> Cases)
{
    /// <summary>Open cases at suppliers that are felt here.</summary>
    public IReadOnlyList<string> UpstreamCases { get; init; } = [];

    public static SiteShape Of(TowerState state, Site site, DateTimeOffset now) => new(
        site.Id, site.Name, site.Kind, site.Entry.Tier, site.Entry.Lat, site.Entry.Lon, site.Entry.TimeZone, site.Entry.Region, site.Retired,
        state.Network.IsDown(site.Id, now),
        [.. state.Network.Stock.WithPrefix(Keys.Prefix(site.Id)).Select(pair => StockShape.Of(state, pair.Value))],
        [.. state.Network.LanesOutOf(site.Id)], [.. state.Network.LanesInto(site.Id)], [.. state.Network.SuppliedBy(site.Id)],
        [.. state.Exceptions.Open.Values.Where(one => one.Deviation.Site == site.Id || one.Deviation.OtherSite == site.Id).Select(one => one.Id)])
    {
        UpstreamCases = Core.Tower.Tracing.UpstreamCases.Of(state, site.Id),
    };
}

/// <param name="InTransit">On shipments towards the site.</param>
/// <param name="OnOrder">On purchase orders towards the site.</param>
public sealed record StockShape(string Item, Quantity OnHand, Quantity Reserved, Quantity Available, Quantity InTransit, Quantity OnOrder, DateTimeOffset? CountedAt)
{
    public static StockShape Of(TowerState state, StockPosition position) => new(
        position.Item, position.OnHand, position.Reserved, position.Available,
        Sum(state.Orders.ShipmentsAt(position.Site), position), Sum(state.Orders.PurchaseOrdersAt(position.Site), position), position.CountedAt);

    private static Quantity Sum(IEnumerable<Movement> movements, StockPosition position) => movements
        .Where(movement => movement.To == position.Site)
        .SelectMany(movement => movement.Lines.Where(line => line.Item == position.Item))
        .Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);
}
