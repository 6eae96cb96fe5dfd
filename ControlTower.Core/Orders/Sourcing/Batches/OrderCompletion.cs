using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Makes an answer of what was chosen as if sites never ran short: each gives what it has, and what is missing is drawn from whoever charges least for it then.</summary>
internal sealed class OrderCompletion(SourcingPolicy policy, BatchPlan plan)
{
    private readonly List<Part> parts = [];

    /// <returns>By site and demand; nothing where a part is not allowed and the whole cannot be had.</returns>
    public Part[] Of(OrderChoice choice)
    {
        var cells = choice.Cells;
        parts.Clear();
        foreach (var part in choice.Parts) Give(cells, part.Demand, part.Entry);
        for (var demand = 0; demand < cells.Demands; demand++)
        {
            while (Missing(cells, demand) > 0 && Cheapest(cells, demand) is var entry and >= 0) Give(cells, demand, entry);
            if (!policy.AllowPartial && Missing(cells, demand) > 0) return [];
        }
        return [.. parts.OrderBy(part => part.Entry).ThenBy(part => part.Demand)];
    }

    private void Give(OrderCells cells, int demand, int entry)
    {
        var units = Math.Min(Missing(cells, demand), Room(cells, demand, entry));
        if (units > 0) parts.Add(new(entry, demand, cells.PoolOf(demand, entry), units));
    }

    private long Missing(OrderCells cells, int demand) => (long)cells.Order.Quantity[demand] - parts.Where(part => part.Demand == demand).Sum(part => part.Units);

    /// <summary>The site that charges least for what it can give, its fixed cost included where it does not ship yet; -1 where leaving costs less.</summary>
    private int Cheapest(OrderCells cells, int demand)
    {
        var (best, at, full) = (policy.UnfilledPenaltyPerUnit, -1, parts.Select(part => part.Entry).Distinct().Count() >= (policy.MostSitesFor(cells.Order.Order) ?? int.MaxValue));
        if (!policy.AllowPartial) best = double.PositiveInfinity;
        if (!policy.AllowLineSplit && parts.Any(part => part.Demand == demand)) return -1;
        var missing = Missing(cells, demand);
        for (var entry = 0; entry < cells.Order.Row.Site.Length; entry++)
        {
            if (cells.Room(demand, entry) <= 0 || double.IsPositiveInfinity(cells.Fixed[entry])) continue;
            var ships = parts.Any(part => part.Entry == entry);
            if ((full && !ships) || parts.Any(part => part.Entry == entry && part.Demand == demand)) continue;
            var units = Math.Min(missing, Room(cells, demand, entry));
            if (units <= 0 || (!policy.AllowLineSplit && !policy.AllowPartial && units < missing)) continue;
            var charge = cells.Unit[(demand * cells.Stride) + entry] + (ships ? 0 : cells.Fixed[entry] / units);
            if (charge < best) (best, at) = (charge, entry);
        }
        return at;
    }

    private long Room(OrderCells cells, int demand, int entry)
    {
        var (pool, room) = (cells.PoolOf(demand, entry), cells.Room(demand, entry));
        var site = plan.Load.UnitsLeft[cells.Order.Row.Site[entry]];
        foreach (var part in parts)
        {
            if (part.Pool == pool) room -= part.Units;
            if (part.Entry == entry && site != long.MaxValue) site -= part.Units;
        }
        return Math.Min(room, site);
    }
}
