using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Stock;

/// <summary>
/// Stock that is wrong without a signal: out, below safety, about to expire, in excess where others are short of the same; each with
/// the moves that would cure it. No site gives what its own orders or its safety stock need, and each unit is given once.
/// </summary>
public static class StockBalance
{
    /// <summary>Of every item from one on, in order of item, site and kind; reckoned item by item as it is read.</summary>
    /// <param name="from">The first item; null for all.</param>
    public static IEnumerable<StockImbalance> All(TowerState state, DateTimeOffset now, TowerRules rules, string? from = null) =>
        (from is null ? state.Network.SitesHolding : state.Network.SitesHolding.FromKey(from)).SelectMany(pair => OfItem(state, pair.Key, now, rules));

    /// <summary>In order of site and kind.</summary>
    public static IReadOnlyList<StockImbalance> OfItem(TowerState state, string item, DateTimeOffset now, TowerRules rules)
    {
        var stock = new ItemStock(state, item, now);
        var figures = state.Network.PositionsOf(item).Where(position => ItemStock.IsOurs(state.Network, position.Site)).Select(stock.Of).ToList();
        var moves = StockMoves.Of(state, item, figures, (now, rules));
        var least = figures.Where(one => one.Short is not null).Select(one => (Quantity?)one.Missing).Min();
        var found = new List<StockImbalance>();
        foreach (var one in figures)
        {
            var (position, site) = (one.Position, one.Position.Site);
            if (one.Short is { } kind) found.Add(Entry(one, kind, one.Missing) with { Moves = [.. moves.Where(move => move.To == site)] });
            if (Expiring(position, now.AddDays(rules.ExpiringDays)) is { } expiring) found.Add(Entry(one, ImbalanceKind.Expiring, expiring.Quantity) with { ExpiresAt = expiring.At, Moves = [.. moves.Where(move => move.From == site)] });
            if (IsExcess(one, least)) found.Add(Entry(one, ImbalanceKind.Excess, one.Spare) with { Moves = [.. moves.Where(move => move.From == site)] });
        }
        return found;
    }

    /// <summary>The open case about a position that is out or below safety; null where it is none.</summary>
    public static string? CaseOf(TowerState state, StockImbalance one) =>
        one.Kind is not (ImbalanceKind.Out or ImbalanceKind.BelowSafety) ? null
        : state.Exceptions.ByKey.Find(Keys.Of(nameof(CaseKind.StockOut), one.Site, one.Item)) ?? state.Exceptions.ByKey.Find(Keys.Of(nameof(CaseKind.BelowSafety), one.Site, one.Item));

    /// <summary>More than twice the safety stock to spare, and enough for a site that is short of the same.</summary>
    private static bool IsExcess(StockFigures one, Quantity? leastMissing) => leastMissing is { } missing && one.Spare >= missing && one.Spare.Micros / 2 > one.Safety.Micros;

    private static (Quantity Quantity, DateTimeOffset At)? Expiring(StockPosition position, DateTimeOffset until)
    {
        var lots = position.Lots.Values.Where(lot => lot.ExpiresAt <= until && lot.Quantity > Quantity.Zero).ToList();
        return lots.Count == 0 ? null : (new(lots.Aggregate(0L, (sum, lot) => Micros.AddCapped(sum, lot.Quantity.Micros))), lots.Min(lot => lot.ExpiresAt!.Value));
    }

    private static StockImbalance Entry(StockFigures one, ImbalanceKind kind, Quantity quantity) => new(one.Position.Item, kind, one.Position.Site, quantity)
    {
        OnHand = one.Position.OnHand,
        Available = one.Position.Available,
        Safety = one.Position.Safety,
        Missing = one.Short is null ? Quantity.Zero : one.Missing,
    };
}
