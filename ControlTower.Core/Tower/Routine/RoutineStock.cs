using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Core.Tower.Routine;

/// <summary>Stock that falls below a limit starts the protocols that wait for it. Only positions that facts have moved are looked at, and only where a protocol waits for stock.</summary>
internal static class RoutineStock
{
    /// <param name="since">How many facts there were, and the state, before the news.</param>
    public static void Follow(Turn turn, (int Facts, TowerState State) since)
    {
        if (!turn.State.Protocols.Index.WatchesStock || ReferenceEquals(turn.State.Network, since.State.Network)) return;
        var moved = OrdinalMap<StockPlace>.Empty;
        for (var i = since.Facts; i < turn.Facts.Count; i++)
        {
            foreach (var place in StockPlaces.Of(turn.Facts[i].Body, since.State.Orders, turn.State.Orders)) moved = moved.Set(Keys.Of(place.Site, place.Item), place);
        }
        foreach (var place in moved.Values) Look(turn, place);
    }

    private static void Look(Turn turn, StockPlace place)
    {
        if (turn.State.Network.StockOf(place.Site, place.Item) is not { } position || !ItemStock.IsOurs(turn.State.Network, place.Site)) return;
        foreach (var version in turn.State.Protocols.Index.StockAt(place.Site, place.Item).Where(version => version.Document.Mode == ProtocolMode.Live).ToList())
        {
            var limit = version.Document.Trigger.Stock!.BelowQuantity ?? position.Safety ?? Quantity.Zero;
            if (!Thresholds.Pass(turn, version, [place.Site, place.Item], (position.Available.Units, position.Available < limit))) continue;
            RoutineCases.Start(turn, version, new(["stock", place.Site, place.Item], $"{position.Available} available, below {limit}", turn.Now)
            {
                Sites = [place.Site],
                Items = [place.Item],
                Stock = (limit, position.Available),
            });
        }
    }
}
