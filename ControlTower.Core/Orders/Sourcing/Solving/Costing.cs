using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>An order's answer from the units that each site gives: what every part costs, term by term as the contract says it.</summary>
internal sealed class Costing(PreparedNetwork network)
{
    private const int OnStack = 64;

    private readonly SourcingPolicy policy = network.Policy;

    /// <param name="units">By site and line of the order; sites ascending.</param>
    /// <param name="gone">Units that left each pool before; null where none did.</param>
    public SourcedOrder Answer(SourcingOrder order, IReadOnlyList<(SiteTerms Site, long[] Units)> units, long[]? gone)
    {
        // Sums run by line id, so that they do not hang on the order in which lines were given.
        var byId = order.Lines.Count <= OnStack ? stackalloc int[order.Lines.Count] : new int[order.Lines.Count];
        Sort(order, byId);
        var (shipments, shipped) = (new SourcedShipment[units.Count], 0d);
        for (var i = 0; i < shipments.Length; i++)
        {
            shipments[i] = Ship(order, byId, units[i], gone);
            shipped += shipments[i].Total;
        }
        var unfilled = Unfilled(order, byId, units);
        var left = 0L;
        foreach (var line in unfilled) left += line.Quantity;
        var cost = shipped + (Math.Max(0, shipments.Length - 1) * policy.SplitPenalty) + (left * policy.UnfilledPenaltyPerUnit);
        return new(order.Id, cost, cost, true) { Shipments = shipments, Unfilled = unfilled };
    }

    private SourcedShipment Ship(SourcingOrder order, ReadOnlySpan<int> byId, (SiteTerms Terms, long[] Units) from, long[]? gone)
    {
        var (terms, units) = from;
        var site = network.Site(terms.Site);
        var (cost, total, lines) = (site.ShipmentFixed + terms.Lane.Fixed, 0L, 0);
        foreach (var line in byId)
        {
            if (units[line] == 0) continue;
            cost += units[line] * (site.HandlingPerUnit + terms.Lane.PerUnit + (network.Item(network.ItemIds.Find(order.Lines[line].Item)).WeightKg * terms.Lane.PerKg));
            total += units[line];
            lines++;
        }
        var shipped = new SourcedLine[lines];
        foreach (var line in byId)
        {
            if (units[line] > 0) shipped[^lines--] = new(order.Lines[line].Id, units[line]);
        }
        return new(site.Id, cost, shipped)
        {
            Lateness = LatenessOf(order, terms),
            Balance = site.UnitsPerDay is { } day ? total * (policy.BalanceWeight * (site.CommittedUnits / day)) : 0,
            AgeCredit = network.HighestCredit > 0 ? Credit(order, byId, from, gone) : 0,
        };
    }

    private double LatenessOf(SourcingOrder order, SiteTerms terms) => order.PromisedBy is { } promise
        ? policy.LatenessPenaltyPerHour * Math.Max(0, terms.Arrival - (promise - network.Problem.At).TotalHours) : 0;

    private double Credit(SourcingOrder order, ReadOnlySpan<int> byId, (SiteTerms Terms, long[] Units) from, long[]? gone)
    {
        var credit = 0d;
        for (var at = 0; at < byId.Length; at++)
        {
            var item = order.Lines[byId[at]].Item;
            var units = 0L;
            for (var other = 0; other < byId.Length; other++)
            {
                if (order.Lines[byId[other]].Item != item) continue;
                // Lines of one item draw from one pool: the first of them stands for all.
                if (other < at) break;
                units += from.Units[byId[other]];
            }
            if (units == 0) continue;
            var pool = network.Stock.Find(network.ItemIds.Find(item), from.Terms.Site);
            credit += network.Stock.CreditOf(pool, gone?[pool] ?? 0, units);
        }
        return credit;
    }

    private static SourcedLine[] Unfilled(SourcingOrder order, ReadOnlySpan<int> byId, IReadOnlyList<(SiteTerms Site, long[] Units)> units)
    {
        var lines = 0;
        foreach (var line in byId) lines += Left(order, line, units) > 0 ? 1 : 0;
        if (lines == 0) return [];
        var unfilled = new SourcedLine[lines];
        foreach (var line in byId)
        {
            if (Left(order, line, units) is var left and > 0) unfilled[^lines--] = new(order.Lines[line].Id, left);
        }
        return unfilled;
    }

    private static long Left(SourcingOrder order, int line, IReadOnlyList<(SiteTerms Site, long[] Units)> units)
    {
        var left = order.Lines[line].Quantity;
        for (var i = 0; i < units.Count; i++) left -= units[i].Units[line];
        return left;
    }

    private static void Sort(SourcingOrder order, Span<int> byId)
    {
        for (var i = 0; i < byId.Length; i++)
        {
            var at = i;
            for (; at > 0 && string.CompareOrdinal(order.Lines[byId[at - 1]].Id, order.Lines[i].Id) > 0; at--) byId[at] = byId[at - 1];
            byId[at] = i;
        }
    }
}
