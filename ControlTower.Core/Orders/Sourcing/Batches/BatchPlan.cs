using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Who is served from where, and what that leaves for others. Orders stand by priority, then by id, so that the order in which they were given is of no account.</summary>
internal sealed class BatchPlan
{
    private readonly PreparedNetwork network;
    private readonly Costing costing;
    private readonly int[] served;

    public BatchPlan(PreparedNetwork network, IEnumerable<SourcingOrder> orders)
    {
        this.network = network;
        costing = new(network);
        Load = new(network);
        served = new int[network.SiteIds.Count];
        Orders = [.. orders.OrderBy(order => order.Priority).ThenBy(order => order.Id, StringComparer.Ordinal).Select(order => new BatchOrder(order))];
    }

    public IReadOnlyList<BatchOrder> Orders { get; }

    public SharedLoad Load { get; }

    public bool IsOpen(int site) => served[site] > 0;

    public double Opening => Enumerable.Range(0, served.Length).Where(IsOpen).Sum(site => network.Site(site).OpeningCost);

    public void Put(BatchOrder order, IReadOnlyList<(SiteTerms Site, long[] Units)> units)
    {
        order.Units = units;
        Book(order, 1);
    }

    public IReadOnlyList<(SiteTerms Site, long[] Units)> TakeOut(BatchOrder order)
    {
        Book(order, -1);
        var units = order.Units;
        order.Units = [];
        return units;
    }

    /// <summary>What serving an order so would cost beside the others as they are, with the sites that it would be the first to open.</summary>
    public double CostOf(BatchOrder order, IReadOnlyList<(SiteTerms Site, long[] Units)> units) =>
        costing.Answer(order.Order, units, Load.Taken).Cost + units.Sum(one => IsOpen(one.Site.Site) ? 0 : network.Site(one.Site.Site).OpeningCost);

    /// <summary>All orders' answers: lots leave for one after the other.</summary>
    public IReadOnlyList<(BatchOrder Order, SourcedOrder Answer)> Answers()
    {
        var gone = new long[network.Stock.Pools];
        var answers = new List<(BatchOrder, SourcedOrder)>();
        foreach (var order in Orders)
        {
            answers.Add((order, costing.Answer(order.Order, order.Units, gone) with { Proven = false, DroppedSoft = [.. network.Policy.Soft.Take(order.Dropped)] }));
            Draw(order, gone, 1);
        }
        return answers;
    }

    public double Cost() => Answers().Sum(one => one.Answer.Cost) + Opening;

    private void Book(BatchOrder order, int sign)
    {
        Draw(order, Load.Taken, sign);
        foreach (var (site, units) in order.Units)
        {
            if (Load.UnitsLeft[site.Site] != long.MaxValue) Load.UnitsLeft[site.Site] -= sign * units.Sum();
            if (Load.OrdersLeft[site.Site] != long.MaxValue) Load.OrdersLeft[site.Site] -= sign;
            served[site.Site] += sign;
        }
    }

    private void Draw(BatchOrder order, long[] gone, int sign)
    {
        foreach (var (site, units) in order.Units)
        {
            for (var line = 0; line < units.Length; line++)
            {
                if (units[line] != 0) gone[network.Stock.Find(network.ItemIds.Find(order.Order.Lines[line].Item), site.Site)] += sign * units[line];
            }
        }
    }
}
