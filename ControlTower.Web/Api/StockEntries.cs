using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Web.Api;

/// <summary>A position as the entries that put it again: its lots, and the rest.</summary>
public static class StockEntries
{
    public static IEnumerable<StockEntry> Of(StockPosition position)
    {
        var inLots = position.Lots.Where(lot => lot.Key != StockPosition.NoLot).Aggregate(Quantity.Zero, (sum, lot) => sum + lot.Value.Quantity);
        if (position.OnHand > inLots || position.Lots.Count == 0) yield return new(position.Site, position.Item, position.OnHand - inLots) { Safety = position.Safety };
        foreach (var (lot, held) in position.Lots)
        {
            if (lot == StockPosition.NoLot) continue;
            yield return new(position.Site, position.Item, held.Quantity) { Lot = lot, ReceivedAt = held.ReceivedAt, ExpiresAt = held.ExpiresAt, Safety = position.Safety };
        }
    }
}
