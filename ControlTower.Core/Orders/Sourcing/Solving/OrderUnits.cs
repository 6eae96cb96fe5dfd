using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What a solver decided, site by site and line by line.</summary>
internal static class OrderUnits
{
    /// <summary>Units of an item are handed to its lines by their ids, site after site.</summary>
    public static List<(SiteTerms Site, long[] Units)> Of(OrderSolver solver)
    {
        var (terms, lines) = (solver.Terms, solver.Terms.Order.Lines);
        var left = lines.Select(line => line.Quantity).ToArray();
        var result = new List<(SiteTerms Site, long[] Units)>();
        foreach (var site in Enumerable.Range(0, solver.Sites).OrderBy(site => solver.TermsOf(site).Site))
        {
            var units = new long[lines.Count];
            for (var demand = 0; demand < solver.Demands; demand++) Hand(solver.Taken(site, demand), demand, terms, left, units);
            if (units.Any(one => one > 0)) result.Add((solver.TermsOf(site), units));
        }
        return result;
    }

    private static void Hand(long taken, int demand, OrderTerms terms, long[] left, long[] units)
    {
        foreach (var line in terms.Lines)
        {
            if (terms.DemandOfLine[line] != demand || taken == 0) continue;
            var part = Math.Min(taken, left[line]);
            units[line] += part;
            left[line] -= part;
            taken -= part;
        }
    }
}
