using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>An order's answer from the units that each site gives: what every part costs, term by term as the contract says it.</summary>
internal sealed class Costing(PreparedNetwork network)
{
    private readonly SourcingPolicy policy = network.Policy;

    /// <param name="units">By site and line of the order; sites ascending.</param>
    /// <param name="gone">Units that left each pool before; null where none did.</param>
    public SourcedOrder Answer(SourcingOrder order, IReadOnlyList<(SiteTerms Site, long[] Units)> units, long[]? gone)
    {
        var shipments = units.Select(one => Ship(order, one.Site, one.Units, gone)).ToList();
        var unfilled = Unfilled(order, units);
        var left = unfilled.Sum(line => line.Quantity);
        var cost = shipments.Sum(shipment => shipment.Total) + (Math.Max(0, shipments.Count - 1) * policy.SplitPenalty) + (left * policy.UnfilledPenaltyPerUnit);
        return new(order.Id, cost, cost, true) { Shipments = shipments, Unfilled = unfilled };
    }

    private SourcedShipment Ship(SourcingOrder order, SiteTerms terms, long[] units, long[]? gone)
    {
        var site = network.Site(terms.Site);
        var lane = LaneFrom(site, order.Destination);
        var (cost, total) = (site.ShipmentFixed + lane.Fixed, 0L);
        foreach (var line in ById(order))
        {
            if (units[line] == 0) continue;
            cost += units[line] * (site.HandlingPerUnit + lane.PerUnit + (network.Item(network.ItemIds.Find(order.Lines[line].Item)).WeightKg * lane.PerKg));
            total += units[line];
        }
        return new(site.Id, cost, Lines(order, units))
        {
            Lateness = LatenessOf(order, terms),
            Balance = site.UnitsPerDay is { } day ? total * (policy.BalanceWeight * (site.CommittedUnits / day)) : 0,
            AgeCredit = Credit(order, terms.Site, units, gone),
        };
    }

    private double LatenessOf(SourcingOrder order, SiteTerms terms) => order.PromisedBy is { } promise
        ? policy.LatenessPenaltyPerHour * Math.Max(0, terms.Arrival - (promise - network.Problem.At).TotalHours) : 0;

    private SourcingLane LaneFrom(SourcingSite site, string destination)
    {
        foreach (var lane in network.LanesTo(destination))
        {
            if (lane.From == site.Id) return lane;
        }
        throw new InvalidOperationException($"{site.Id} ships to {destination} without a lane.");
    }

    private double Credit(SourcingOrder order, int site, long[] units, long[]? gone)
    {
        var (credit, credited) = (0d, new SortedSet<string>(StringComparer.Ordinal));
        foreach (var line in ById(order))
        {
            var item = order.Lines[line].Item;
            // Lines of one item draw from one pool: the first of them stands for all.
            if (units[line] == 0 || !credited.Add(item)) continue;
            var pool = network.Stock.Find(network.ItemIds.Find(item), site);
            credit += network.Stock.CreditOf(pool, gone?[pool] ?? 0, order.Lines.Select((one, at) => one.Item == item ? units[at] : 0).Sum());
        }
        return credit;
    }

    /// <summary>Sums run by line id, so that they do not hang on the order in which lines were given.</summary>
    private static IEnumerable<int> ById(SourcingOrder order) => Enumerable.Range(0, order.Lines.Count).OrderBy(line => order.Lines[line].Id, StringComparer.Ordinal);

    private static List<SourcedLine> Unfilled(SourcingOrder order, IReadOnlyList<(SiteTerms Site, long[] Units)> units)
    {
        var left = order.Lines.Select((line, at) => line.Quantity - units.Sum(one => one.Units[at])).ToArray();
        return Lines(order, left);
    }

    private static List<SourcedLine> Lines(SourcingOrder order, long[] units) =>
        [.. order.Lines.Select((line, at) => new SourcedLine(line.Id, units[at])).Where(line => line.Quantity > 0).OrderBy(line => line.Line, StringComparer.Ordinal)];
}
