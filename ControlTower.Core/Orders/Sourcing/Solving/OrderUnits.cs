using ControlTower.Core.Orders.Sourcing.Prepared;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>What a solver decided, site by site and line by line.</summary>
internal static class OrderUnits
{
    /// <summary>Units of an item are handed to its lines by their ids, site after site.</summary>
    public static List<(SiteTerms Site, long[] Units)> Of(OrderSolver solver)
    {
        var (terms, lines) = (solver.Terms, solver.Terms.Order.Lines);
        var left = new long[lines.Count];
        for (var line = 0; line < left.Length; line++) left[line] = lines[line].Quantity;
        var result = new List<(SiteTerms Site, long[] Units)>();
        for (var site = Next(solver, -1); site >= 0; site = Next(solver, solver.TermsOf(site).Site))
        {
            var units = new long[lines.Count];
            for (var demand = 0; demand < solver.Demands; demand++) Hand(solver.Taken(site, demand), demand, terms, left, units);
            result.Add((solver.TermsOf(site), units));
        }
        return result;
    }

    /// <returns>The first site of those past the given one that ships something; -1 where there is none.</returns>
    private static int Next(OrderSolver solver, int after)
    {
        var best = -1;
        for (var site = 0; site < solver.Sites; site++)
        {
            var number = solver.TermsOf(site).Site;
            if (number > after && (best < 0 || number < solver.TermsOf(best).Site) && Ships(solver, site)) best = site;
        }
        return best;
    }

    private static bool Ships(OrderSolver solver, int site)
    {
        for (var demand = 0; demand < solver.Demands; demand++)
        {
            if (solver.Taken(site, demand) > 0) return true;
        }
        return false;
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
