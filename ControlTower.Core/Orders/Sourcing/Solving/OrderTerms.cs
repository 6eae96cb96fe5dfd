using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Solving;

/// <summary>One order as a choice of sites: its demands, which sites may serve it while some soft constraints hold, and what each would cost.</summary>
internal sealed class OrderTerms(PreparedNetwork network)
{
    private readonly SourcingPolicy policy = network.Policy;
    private readonly PreparedStock stock = network.Stock;
    private int[] lineOrder = [];
    private double promisedHours;
    private bool holdsPromise;
    private bool holdsPreferred;
    private double mostKm;

    public SourcingOrder Order { get; private set; } = null!;

    public DestinationSites Destination { get; private set; } = null!;

    /// <summary>Items of the demands.</summary>
    public int[] Item { get; private set; } = [];

    public double[] Weight { get; private set; } = [];

    /// <summary>What one item at one site may give, for all demands of the item.</summary>
    public double[] ItemQuantity { get; private set; } = [];

    /// <summary>The demand of each line, by the line's place in the order.</summary>
    public int[] DemandOfLine { get; private set; } = [];

    public SharedLoad? Load { get; set; }

    public WhatIf? If { get; set; }

    public CancellationToken Cancel { get; set; }

    /// <summary>Cost of leaving the whole order.</summary>
    public double LeavingAll { get; private set; }

    private double MostKm => If?.MaxDistanceKm ?? policy.MaxDistanceKm ?? double.PositiveInfinity;

    /// <summary>Lines by id.</summary>
    public ReadOnlySpan<int> Lines => lineOrder.AsSpan(0, Order.Lines.Count);

    /// <param name="dropped">How many of the policy's soft constraints no longer hold.</param>
    public void Begin(SourcingOrder order, int dropped, SelectionModel model)
    {
        Order = order;
        Destination = network.To(order.Destination);
        promisedHours = order.PromisedBy is { } promise ? (promise - network.Problem.At).TotalHours - (If?.PromisedHoursEarlier ?? 0) : double.PositiveInfinity;
        (holdsPromise, holdsPreferred, mostKm) = (false, false, policy.Soft.Contains(SoftConstraint.Distance) ? double.PositiveInfinity : MostKm);
        for (var i = dropped; i < policy.Soft.Count; i++) Hold(policy.Soft[i]);
        Grow(order.Lines.Count);
        SortLines();
        ReadDemands(model);
        model.Penalty = policy.AllowPartial ? policy.UnfilledPenaltyPerUnit : double.PositiveInfinity;
        model.HighestPrice = policy.AllowPartial ? model.Penalty : LeavingOneIsDearer(model);
        model.MostSites = policy.MostSitesFor(order) is { } most ? most + (If is { OneShipmentMore: true } && most < int.MaxValue ? 1 : 0) : int.MaxValue;
        model.Whole = !policy.AllowLineSplit;
        // A line that comes from one site needs no second one.
        if (model.Whole) model.MostSites = Math.Min(model.MostSites, model.Demands);
        LeavingAll = model.TotalQuantity * policy.UnfilledPenaltyPerUnit;
    }

    /// <summary>Fixed cost of a shipment from there, lateness and what the batch charges included; infinite where the site may not ship.</summary>
    public double FixedOf(SiteTerms site)
    {
        if (site.DistanceKm > mostKm || (holdsPromise && site.Arrival > promisedHours) || (holdsPreferred && !site.Preferred)) return double.PositiveInfinity;
        var cost = site.Fixed + Lateness(site.Arrival) + policy.SplitPenalty;
        if (If is { } change)
        {
            if (change.WithoutSite == site.Site) return double.PositiveInfinity;
            if (change.DearerSite == site.Site) cost += change.DearerBy;
        }
        if (Load is not { } load) return cost;
        return load.Closed[site.Site] || load.OrdersLeft[site.Site] <= 0 || load.UnitsLeft[site.Site] <= 0 ? double.PositiveInfinity : cost + load.OrderPrice[site.Site];
    }

    /// <summary>Whether no shipment costs anything by itself, and there are no more sites that may ship than this.</summary>
    public bool ShipsFreely(int mostSites)
    {
        var sites = 0;
        foreach (var site in Destination.Terms)
        {
            var fixedCost = FixedOf(site);
            if (double.IsPositiveInfinity(fixedCost)) continue;
            if (fixedCost != 0 || ++sites > mostSites) return false;
        }
        return true;
    }

    /// <summary>No site below the node has a lower fixed cost.</summary>
    public double LeastFixed(in CostNode node) =>
        holdsPromise && node.Arrival > promisedHours ? double.PositiveInfinity : node.Fixed + Lateness(node.Arrival) + policy.SplitPenalty;

    public double Lateness(double arrival) => policy.LatenessPenaltyPerHour > 0 && arrival > promisedHours ? policy.LatenessPenaltyPerHour * (arrival - promisedHours) : 0;

    /// <returns>The site's pool of a demand's item; -1 where it may not draw from one.</returns>
    public int PoolOf(SiteTerms site, int demand) =>
        stock.Find(Item[demand], site.Site) is var pool && pool >= 0 && (If is null || !Lacks(If, pool, demand)) ? pool : -1;

    /// <summary>Price of a unit before age credit.</summary>
    public double PriceOf(SiteTerms site, int demand, int pool) =>
        site.PerUnit + (Weight[demand] * site.PerKg) + (Load is { } load ? load.PoolPrice[pool] + load.SitePrice[site.Site] : 0);

    /// <summary>Where an order is served whole or not at all, leaving one unit costs at least as much as leaving all, whatever credit the rest may bring.</summary>
    private double LeavingOneIsDearer(SelectionModel model) => model.TotalQuantity * (policy.UnfilledPenaltyPerUnit + network.HighestCredit);

    private bool Lacks(WhatIf change, int pool, int demand) =>
        change.WithoutPool == pool && (change.OnlyLine is not { } line || DemandOfLine[line] == demand);

    private void Hold(SoftConstraint constraint)
    {
        if (constraint == SoftConstraint.Promise) holdsPromise = true;
        else if (constraint == SoftConstraint.PreferredSites) holdsPreferred = true;
        else mostKm = MostKm;
    }

    /// <summary>Lines that may be split are met item by item; lines that may not, each by itself.</summary>
    private void ReadDemands(SelectionModel model)
    {
        var demands = 0;
        foreach (var line in Lines)
        {
            var item = network.ItemIds.Find(Order.Lines[line].Item);
            var known = Array.IndexOf(Item, item, 0, demands);
            if (policy.AllowLineSplit && known >= 0)
            {
                DemandOfLine[line] = known;
                continue;
            }
            (Item[demands], Weight[demands]) = (item, network.Item(item).WeightKg);
            DemandOfLine[line] = demands++;
        }
        model.Begin(demands);
        Array.Clear(ItemQuantity, 0, demands);
        foreach (var line in Lines) ItemQuantity[DemandOfLine[line]] += Order.Lines[line].Quantity;
        for (var demand = 0; demand < demands; demand++) model.Ask(demand, ItemQuantity[demand]);
        model.Shared = !policy.AllowLineSplit && ShareItems(demands);
    }

    /// <summary>Each demand is shown what all demands of its item ask for together.</summary>
    private bool ShareItems(int demands)
    {
        var shared = false;
        for (var demand = 0; demand < demands; demand++)
        {
            var sum = 0d;
            foreach (var line in Lines)
            {
                if (Item[DemandOfLine[line]] == Item[demand]) sum += Order.Lines[line].Quantity;
            }
            shared |= sum > ItemQuantity[demand];
            ItemQuantity[demand] = sum;
        }
        return shared;
    }

    private void Grow(int lines)
    {
        if (lineOrder.Length >= lines) return;
        lineOrder = new int[lines];
        DemandOfLine = new int[lines];
        Item = new int[lines];
        Weight = new double[lines];
        ItemQuantity = new double[lines];
    }

    private void SortLines()
    {
        for (var i = 0; i < Order.Lines.Count; i++)
        {
            var at = i;
            for (; at > 0 && string.CompareOrdinal(Order.Lines[lineOrder[at - 1]].Id, Order.Lines[i].Id) > 0; at--) lineOrder[at] = lineOrder[at - 1];
            lineOrder[at] = i;
        }
    }
}
