using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Promises;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>
/// Serves orders that wait when stock comes: by priority, then promise, then time placed. Orders that stand alike in all three share what
/// there is in proportion to what they want, in whole units where they want whole ones. A fact for each that is served; many are served by
/// the bell, a portion each time.
/// </summary>
internal static class Backlog
{
    private const int MostAtOnce = 200;
    private const int MostLookedAt = 5_000;

    /// <summary>What the facts of this turn set free is given to those who wait for it.</summary>
    public static void Follow(Turn turn, int since)
    {
        if (turn.State.Orders.Backlog.Count == 0) return;
        var items = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = since; i < turn.Facts.Count; i++)
        {
            foreach (var item in Freed(turn.Facts[i].Body, turn.State)) items.Add(item);
        }
        Serve(turn, items);
    }

    public static void Ring(Turn turn)
    {
        if (turn.State.Orders.BacklogLeft is not { Count: > 0 } items) return;
        turn.Conclude(new BacklogLeft([]));
        Serve(turn, items);
    }

    /// <summary>Orders that wait for an item, in the order in which they are served.</summary>
    public static IEnumerable<OrderTrack> Of(TowerState state, string item) => state.Orders.Backlog.WithPrefix(Keys.Prefix(item)).Select(pair => state.Orders.Tracks[pair.Value]);

    private static void Serve(Turn turn, IEnumerable<string> items)
    {
        var (served, left) = (0, new List<string>());
        foreach (var item in items)
        {
            if (served >= MostAtOnce) left.Add(item);
            else if (!ServeItem(turn, item, ref served)) left.Add(item);
        }
        if (left.Count > 0) turn.Conclude(new BacklogLeft(left));
    }

    /// <returns>False where some are left that may still be served.</returns>
    private static bool ServeItem(Turn turn, string item, ref int served)
    {
        foreach (var rank in Ranks(Of(turn.State, item).Take(MostLookedAt)))
        {
            if (Free(turn, item, rank[0].Order) is var free && free <= Quantity.Zero)
            {
                // Of what is kept for some, those may still be served that come later.
                if (IsPooled(turn, item)) continue;
                return true;
            }
            if (served + rank.Count > MostAtOnce && served > 0) return false;
            foreach (var (track, share) in FairShare.Of(rank, free, one => Wanted(one, item))) served += Allocation.Serve(turn, track, item, share) ? 1 : 0;
        }
        return true;
    }

    /// <summary>Orders that stand alike, together.</summary>
    private static List<List<OrderTrack>> Ranks(IEnumerable<OrderTrack> waiting)
    {
        var ranks = new List<List<OrderTrack>>();
        foreach (var track in waiting)
        {
            if (ranks.Count > 0 && TrackIndex.RankOf(ranks[^1][0]) == TrackIndex.RankOf(track)) ranks[^1].Add(track);
            else ranks.Add([track]);
        }
        return ranks;
    }

    private static bool IsPooled(Turn turn, string item) => turn.State.Network.PositionsOf(item).Any(position => turn.State.Network.Sites.Find(position.Site)?.Entry.Pools?.Any(pool => pool.Item == item) == true);

    private static Quantity Free(Turn turn, string item, Order order)
    {
        var free = new FreeStock(turn.State.Network, turn.Now, order);
        return turn.State.Network.PositionsOf(item).Where(position => turn.State.Network.Sites.Find(position.Site) is { Retired: false, Kind: not (SiteKind.Supplier or SiteKind.Customer) })
            .Aggregate(Quantity.Zero, (sum, position) => new(Micros.AddCapped(sum.Micros, free.At(position.Site, item).Micros)));
    }

    private static Quantity Wanted(OrderTrack track, string item) =>
        track.At(Stage.Backordered).Where(group => track.Line(group.Line)!.Item == item).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);

    private static IEnumerable<string> Freed(IFact fact, TowerState state) => fact switch
    {
        StockReceived one => [one.Item],
        StockCounted one => [one.Item],
        StockAdjusted one => [one.Item],
        LotHeld one => [one.Item],
        StockReleased one => [one.Item],
        StockSafetySet one => [one.Item],
        LotReleased one => [one.Item],
        // What a warehouse did not find is not there for others either.
        OrderMoved { Transition: not OrderMachine.Short } one => one.Moves.Where(move => move.To.Stage == Stage.Restocked || (move.From is { } from && OrderMachine.HoldsStock(from.Stage) && move.To.Site != from.Site)).Select(move => move.Item),
        PromiseEnded { Ending: not PromiseEnding.Used } one => one.Promise.Units.Select(units => units.Item),
        SiteCameUp or NetworkDefined => state.Orders.Backlog.Keys.Select(key => key[..key.IndexOf(Keys.Separator)]),
        _ => [],
    };
}
