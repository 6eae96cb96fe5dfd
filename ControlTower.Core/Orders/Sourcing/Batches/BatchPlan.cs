using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Who is served from where, and what that leaves for others. Orders stand by priority, then by id, so that the order in which they were given is of no account.</summary>
internal sealed class BatchPlan
{
    /// <summary>Batches up to this size are worth every pain.</summary>
    private const int Large = 2_000;

    private readonly PreparedNetwork network;
    private readonly SourcingPolicy policy;
    private readonly int[] served;
    private readonly List<int>[] users;

    public BatchPlan(PreparedNetwork network, IEnumerable<SourcingOrder> orders)
    {
        (this.network, policy) = (network, network.Policy);
        Load = new(network);
        Plain = new(network);
        served = new int[network.SiteIds.Count];
        for (var site = 0; site < served.Length; site++) Plain.Order[site] = network.Site(site).OpeningCost;
        var rows = new SortedDictionary<string, BatchRow>(StringComparer.Ordinal);
        Orders = [.. orders.OrderBy(order => order.Priority).ThenBy(order => order.Id, StringComparer.Ordinal).Select((order, number) => new BatchOrder(network, order, RowOf(order.Destination)) { Number = number })];
        users = [.. served.Select(_ => new List<int>())];

        BatchRow RowOf(string destination)
        {
            if (!rows.TryGetValue(destination, out var row)) rows[destination] = row = new(network.To(destination));
            return row;
        }
    }

    public IReadOnlyList<BatchOrder> Orders { get; }

    public bool IsLarge => Orders.Count > Large;

    public SharedLoad Load { get; }

    /// <summary>The true charges: no price but age credit, and what a site costs to open for whom it serves first.</summary>
    public SharedPrices Plain { get; }

    public bool IsOpen(int site) => served[site] > 0;

    public double Opening => Enumerable.Range(0, served.Length).Where(IsOpen).Sum(site => network.Site(site).OpeningCost);

    /// <summary>Numbers of the orders that a site serves.</summary>
    public List<int> Users(int site) => users[site];

    public void Put(BatchOrder order, Part[] parts)
    {
        order.Parts = parts;
        Book(order, 1);
    }

    public Part[] TakeOut(BatchOrder order)
    {
        Book(order, -1);
        var parts = order.Parts;
        order.Parts = [];
        return parts;
    }

    /// <param name="parts">By the orders' places.</param>
    public void Restore(IReadOnlyList<Part[]> parts)
    {
        foreach (var order in Orders) TakeOut(order);
        foreach (var order in Orders) Put(order, parts[order.Number]);
    }

    /// <summary>What serving an order so would cost beside the others as they are, with the sites that it would be the first to open.</summary>
    public double CostOf(BatchOrder order, ReadOnlySpan<Part> parts)
    {
        var (cost, left, entry) = (parts.Length > 0 ? -policy.SplitPenalty : 0, order.Asked, -1);
        for (var at = 0; at < parts.Length; at++)
        {
            var part = parts[at];
            var terms = order.Row.Terms[part.Entry];
            if (part.Entry != entry) cost += ShipmentOf(order, terms);
            entry = part.Entry;
            var gone = Load.Taken[part.Pool];
            for (var before = 0; before < at; before++) gone += parts[before].Pool == part.Pool ? parts[before].Units : 0;
            cost += (part.Units * (terms.PerUnit + (order.Weight[part.Demand] * terms.PerKg))) - network.Stock.CreditOf(part.Pool, gone, part.Units);
            left -= part.Units;
        }
        return cost + (left * policy.UnfilledPenaltyPerUnit);
    }

    /// <summary>What an order that is in the plan costs beside the others; its age credit is that of the lots that leave last, and opening is not told.</summary>
    public double CostNow(BatchOrder order)
    {
        foreach (var part in order.Parts) Load.Taken[part.Pool] -= part.Units;
        var cost = CostOf(order, order.Parts);
        foreach (var part in order.Parts) Load.Taken[part.Pool] += part.Units;
        return cost;
    }

    /// <summary>All orders' answers: lots leave for one after the other.</summary>
    public IReadOnlyList<(BatchOrder Order, SourcedOrder Answer)> Answers()
    {
        var (costing, gone) = (new Costing(network), new long[network.Stock.Pools]);
        var answers = new List<(BatchOrder, SourcedOrder)>(Orders.Count);
        foreach (var order in Orders)
        {
            answers.Add((order, costing.Answer(order.Order, UnitsOf(order), gone) with { Proven = false, DroppedSoft = [.. policy.Soft.Take(order.Dropped)] }));
            foreach (var part in order.Parts) gone[part.Pool] += part.Units;
        }
        return answers;
    }

    /// <summary>Cost of all orders together, and of the sites that they open.</summary>
    public double Cost()
    {
        var (cost, load) = (0d, new long[network.Stock.Pools]);
        Load.Taken.CopyTo(load, 0);
        Array.Clear(Load.Taken);
        foreach (var order in Orders)
        {
            cost += CostOf(order, order.Parts);
            foreach (var part in order.Parts) Load.Taken[part.Pool] += part.Units;
        }
        load.CopyTo(Load.Taken, 0);
        return cost + Opening;
    }

    private double ShipmentOf(BatchOrder order, SiteTerms terms)
    {
        var late = policy.LatenessPenaltyPerHour > 0 ? policy.LatenessPenaltyPerHour * Math.Max(0, terms.Arrival - order.PromisedHours) : 0;
        return terms.Fixed + policy.SplitPenalty + late + Plain.Order[terms.Site];
    }

    private void Book(BatchOrder order, int sign)
    {
        var entry = -1;
        foreach (var part in order.Parts)
        {
            var site = order.Row.Site[part.Entry];
            Load.Taken[part.Pool] += sign * part.Units;
            if (Load.UnitsLeft[site] != long.MaxValue) Load.UnitsLeft[site] -= sign * part.Units;
            if (part.Entry != entry) BookShipment(order, site, sign);
            entry = part.Entry;
        }
    }

    private void BookShipment(BatchOrder order, int site, int sign)
    {
        if (sign > 0) users[site].Add(order.Number);
        else users[site].Remove(order.Number);
        if (Load.OrdersLeft[site] != long.MaxValue) Load.OrdersLeft[site] -= sign;
        served[site] += sign;
        Plain.Order[site] = IsOpen(site) ? 0 : network.Site(site).OpeningCost;
    }

    /// <summary>Units of a demand are handed to its lines by their ids, site after site.</summary>
    private static List<(SiteTerms Site, long[] Units)> UnitsOf(BatchOrder order)
    {
        var lines = order.Order.Lines;
        var (left, result) = (lines.Select(line => line.Quantity).ToArray(), new List<(SiteTerms Site, long[] Units)>());
        foreach (var part in order.Parts)
        {
            var terms = order.Row.Terms[part.Entry];
            if (result.Count == 0 || result[^1].Site != terms) result.Add((terms, new long[lines.Count]));
            var taken = part.Units;
            foreach (var line in order.Lines)
            {
                if (order.DemandOfLine[line] != part.Demand) continue;
                var units = Math.Min(taken, left[line]);
                result[^1].Units[line] += units;
                left[line] -= units;
                taken -= units;
            }
        }
        return result;
    }
}
