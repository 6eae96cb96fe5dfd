using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Stock;

/// <summary>
/// Gives out what sites can spare of an item to those that are short of it: who is out before who is below safety, the one that misses
/// most first. One that can give all is taken before several; a straight lane before a way over other sites, then the quickest, then the cheapest.
/// </summary>
internal static class StockMoves
{
    public static IReadOnlyList<StockMove> Of(TowerState state, string item, IReadOnlyList<StockFigures> figures, (DateTimeOffset Now, TowerRules Rules) when)
    {
        var shorts = figures.Where(one => one.Short is not null).OrderBy(one => one.Short).ThenByDescending(one => one.Missing.Micros).ThenBy(one => one.Position.Site, StringComparer.Ordinal).ToList();
        if (shorts.Count == 0) return [];
        var spare = figures.Where(one => one.Short is null && one.Spare > Quantity.Zero && !state.Network.IsDown(one.Position.Site, when.Now)).ToDictionary(one => one.Position.Site, one => one.Spare.Micros, StringComparer.Ordinal); // lookup only
        var donors = figures.Select(one => one.Position.Site).Where(spare.ContainsKey).ToList();
        var ways = new StockWays(state.Network, item, when.Rules);
        var moves = new List<StockMove>();
        foreach (var one in shorts)
        {
            var missing = one.Missing.Micros;
            var able = donors.Where(site => spare[site] > 0).Select(ways.To(one.Position.Site)).OfType<StockWay>().Order(StockWay.BestFirst).ToList();
            var alone = able.Find(way => spare[way.From] >= missing);
            foreach (var way in alone is null ? able : [alone])
            {
                if (missing == 0) break;
                var given = Math.Min(missing, spare[way.From]);
                spare[way.From] -= given;
                missing -= given;
                moves.Add(new(way.From, one.Position.Site, new(given), way.Hours, ways.Cost(way, new(given))));
            }
        }
        return moves;
    }
}
