using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Stock;

/// <summary>What lies of one item, what is wanted of it where it lies, and what comes there before a replenishment could.</summary>
internal sealed class ItemStock
{
    /// <summary>In which a site is replenished that no lane leads to.</summary>
    private const decimal UnknownHours = 168;

    private readonly TowerState state;
    private readonly DateTimeOffset now;
    private readonly Dictionary<string, long> wanted = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<string, List<(long At, long Micros)>> inbound = new(StringComparer.Ordinal); // lookup only

    public ItemStock(TowerState state, string item, DateTimeOffset now)
    {
        (this.state, this.now) = (state, now);
        foreach (var line in state.Orders.WantedOf(item)) wanted[line.Destination] = Micros.AddCapped(wanted.GetValueOrDefault(line.Destination), line.Quantity.Micros);
        foreach (var (movement, quantity) in state.Orders.InboundOf(item))
        {
            // What nobody promised, or should have come and did not, cures nothing.
            if (movement is { Unpromised: true, Eta: null } || state.Orders.Due.Missed.ContainsKey(DueIndex.Key(DueWhat.Arrival, movement.Id))) continue;
            (inbound.TryGetValue(movement.To, out var known) ? known : inbound[movement.To] = []).Add((movement.Expected.UtcTicks, quantity.Micros));
        }
    }

    public StockFigures Of(StockPosition position)
    {
        var safety = position.Safety ?? Quantity.Zero;
        var own = wanted.GetValueOrDefault(position.Site);
        var until = now.UtcTicks + LaneGraph.TicksOf(LeadHours(state.Network, position.Site));
        var comes = inbound.TryGetValue(position.Site, out var moves) ? moves.Where(move => move.At <= until).Aggregate(0L, (sum, move) => Micros.AddCapped(sum, move.Micros)) : 0;
        var spare = Micros.AddCapped(position.Available.Micros, -Micros.AddCapped(safety.Micros, own));
        return new(position, new(own), new(Math.Max(0, Micros.AddCapped(-spare, -comes))), new(Math.Max(0, spare)));
    }

    /// <summary>Positions that are ours to judge: what lies at suppliers and customers is not.</summary>
    public static bool IsOurs(NetworkState network, string site) => network.Sites.Find(site) is { Retired: false, Kind: not (SiteKind.Supplier or SiteKind.Customer) };

    /// <summary>By the quickest lane that leads there.</summary>
    public static decimal LeadHours(NetworkState network, string site) => network.LanesInto(site).Select(lane => (decimal?)lane.LeadTimeHours).Min() ?? UnknownHours;
}

/// <param name="Wanted">By open orders that wait there.</param>
/// <param name="Missing">Until these and the safety stock are covered, beyond what comes in time.</param>
/// <param name="Spare">Beyond these and the safety stock.</param>
internal sealed record StockFigures(StockPosition Position, Quantity Wanted, Quantity Missing, Quantity Spare)
{
    public Quantity Safety => Position.Safety ?? Quantity.Zero;

    /// <summary>Nothing can be had, and something should be there; or less than the safety stock lies there. What comes in time cures both.</summary>
    public ImbalanceKind? Short =>
        Missing <= Quantity.Zero ? null
        : Position.Available <= Quantity.Zero ? ImbalanceKind.Out
        : Position.Available < Safety ? ImbalanceKind.BelowSafety
        : null;
}
