using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>
/// One order at given prices, as a table: what each site charges by itself, and what it would cost that the site serves each demand. Where a site has
/// less than a demand asks for, the cell is the least that serving it with this site as the cheapest can cost.
/// </summary>
internal sealed class OrderCells(PreparedNetwork network)
{
    private readonly PreparedStock stock = network.Stock;
    private readonly SourcingPolicy policy = network.Policy;
    private readonly int[] entryOf = NoEntries(network.SiteIds.Count);
    private readonly List<int> shortEntries = [];
    private BatchRow? row;
    private double[] unit = [];
    private int[] leastAt = [];
    private int[] secondAt = [];
    private long[] room = [];

    public BatchOrder Order { get; private set; } = null!;

    public int Demands => Order.Item.Length;

    /// <summary>Entries of the row and what fills the last vector.</summary>
    public int Stride { get; private set; }

    /// <summary>For each shipment, by entry, split penalty included; infinite where the site may not ship.</summary>
    public double[] Fixed { get; private set; } = [];

    /// <summary>By demand and entry; infinite where the site has nothing.</summary>
    public double[] Cell { get; private set; } = [];

    /// <summary>Price of a unit, by demand and entry; of no meaning where the site has nothing.</summary>
    public double[] Unit { get; private set; } = [];

    /// <summary>Cost of leaving each demand.</summary>
    public double[] Leave { get; private set; } = [];

    /// <summary>Whether an entry has less of a demand than is asked for.</summary>
    public bool IsShort(int demand, int entry) => room[(demand * Stride) + entry] < Order.Quantity[demand];

    /// <summary>Units that an entry can give of a demand.</summary>
    public long Room(int demand, int entry) => room[(demand * Stride) + entry];

    public int PoolOf(int demand, int entry) => stock.Find(Order.Item[demand], row!.Site[entry]);

    /// <summary>Where the bound has what a short entry leaves of a demand come from: from the next cheapest if it is the cheapest itself, else as if it had more.</summary>
    /// <returns>-1 where that is left.</returns>
    public int RestOf(int demand, int entry)
    {
        if (!policy.AllowLineSplit || entry != leastAt[demand]) return policy.AllowLineSplit ? entry : -1;
        var (at, penalty) = (demand * Stride, policy.AllowPartial ? policy.UnfilledPenaltyPerUnit : double.PositiveInfinity);
        if (secondAt[demand] >= 0 && Unit[at + secondAt[demand]] < penalty) return secondAt[demand];
        return Unit[at + entry] >= penalty ? entry : -1;
    }

    /// <param name="load">What others have taken; null for the full stock.</param>
    public void Read(BatchOrder order, SharedPrices prices, SharedLoad? load)
    {
        Order = order;
        Enter(order.Row);
        Grow();
        Charge(prices, load);
        for (var demand = 0; demand < Demands; demand++)
        {
            Leave[demand] = order.Quantity[demand] * policy.UnfilledPenaltyPerUnit;
            Fill(demand, prices, load);
        }
    }

    /// <summary>Nobody serves what it has only a part of.</summary>
    public void ForbidShort()
    {
        for (var demand = 0; demand < Demands; demand++)
        {
            for (var entry = 0; entry < Stride; entry++)
            {
                if (IsShort(demand, entry)) Cell[(demand * Stride) + entry] = double.PositiveInfinity;
            }
        }
    }

    private void Enter(BatchRow next)
    {
        if (row == next) return;
        if (row is not null)
        {
            foreach (var site in row.Site) entryOf[site] = -1;
        }
        row = next;
        for (var entry = 0; entry < row.Site.Length; entry++) entryOf[row.Site[entry]] = entry;
        Stride = (row.Site.Length + SubsetChoice.Width - 1) / SubsetChoice.Width * SubsetChoice.Width;
    }

    private void Charge(SharedPrices prices, SharedLoad? load)
    {
        var sites = row!.Site;
        Array.Fill(Fixed, double.PositiveInfinity, 0, Stride);
        for (var entry = 0; entry < sites.Length; entry++)
        {
            Fixed[entry] = row.Fixed[entry] + policy.SplitPenalty + prices.Order[sites[entry]];
            unit[entry] = row.PerUnit[entry] + prices.Site[sites[entry]];
        }
        if (!double.IsPositiveInfinity(Order.PromisedHours) && policy.LatenessPenaltyPerHour > 0)
        {
            for (var entry = 0; entry < sites.Length; entry++) Fixed[entry] += policy.LatenessPenaltyPerHour * Math.Max(0, row.Terms[entry].Arrival - Order.PromisedHours);
        }
        RuleOut();
        if (load is null) return;
        for (var entry = 0; entry < sites.Length; entry++)
        {
            if (load.Closed[sites[entry]] || load.OrdersLeft[sites[entry]] <= 0 || load.UnitsLeft[sites[entry]] <= 0) Fixed[entry] = double.PositiveInfinity;
        }
    }

    private void RuleOut()
    {
        var holds = policy.Soft.Skip(Order.Dropped).ToList();
        var mostKm = !policy.Soft.Contains(SoftConstraint.Distance) || holds.Contains(SoftConstraint.Distance) ? policy.MaxDistanceKm ?? double.PositiveInfinity : double.PositiveInfinity;
        var (promise, preferred) = (holds.Contains(SoftConstraint.Promise), holds.Contains(SoftConstraint.PreferredSites));
        if (!promise && !preferred && double.IsPositiveInfinity(mostKm)) return;
        for (var entry = 0; entry < row!.Terms.Length; entry++)
        {
            var terms = row.Terms[entry];
            if (terms.DistanceKm > mostKm || (promise && terms.Arrival > Order.PromisedHours) || (preferred && !terms.Preferred)) Fixed[entry] = double.PositiveInfinity;
        }
    }

    private void Fill(int demand, SharedPrices prices, SharedLoad? load)
    {
        var (at, quantity, weight, item) = (demand * Stride, Order.Quantity[demand], Order.Weight[demand], Order.Item[demand]);
        Array.Fill(Cell, double.PositiveInfinity, at, Stride);
        Array.Clear(room, at, Stride);
        shortEntries.Clear();
        var until = stock.PoolsFrom(item + 1);
        for (var pool = stock.PoolsFrom(item); pool < until; pool++)
        {
            var entry = entryOf[stock.SiteOf(pool)];
            if (entry < 0) continue;
            var site = row!.Site[entry];
            var left = stock.Available(pool) - (load?.Taken[pool] ?? 0);
            if (load is not null) left = Math.Min(left, load.UnitsLeft[site]);
            if (left <= 0) continue;
            room[at + entry] = left;
            Unit[at + entry] = unit[entry] + (weight * row.PerKg[entry]) + prices.Pool[pool];
            if (load is not null && prices.Pool[pool] == prices.Floor[pool] && stock.Pieces(pool) is var (first, end) && end - first > 1)
            {
                var part = Math.Min(left, (long)quantity);
                Unit[at + entry] = unit[entry] + (weight * row.PerKg[entry]) - (stock.CreditOf(pool, load.Taken[pool], part) / part);
            }
            if (left < quantity) shortEntries.Add(entry);
            Cell[at + entry] = quantity * Unit[at + entry];
        }
        if (shortEntries.Count > 0) FillShort(demand, quantity);
    }

    /// <summary>What a short site leaves costs at least what the next cheapest charges, or its penalty.</summary>
    private void FillShort(int demand, double quantity)
    {
        var (at, least, second) = (demand * Stride, double.PositiveInfinity, double.PositiveInfinity);
        (leastAt[demand], secondAt[demand]) = (-1, -1);
        for (var entry = 0; entry < row!.Site.Length; entry++)
        {
            if (room[at + entry] == 0 || double.IsPositiveInfinity(Fixed[entry])) continue;
            if (Unit[at + entry] < least) (least, second, leastAt[demand], secondAt[demand]) = (Unit[at + entry], least, entry, leastAt[demand]);
            else if (Unit[at + entry] < second) (second, secondAt[demand]) = (Unit[at + entry], entry);
        }
        foreach (var entry in shortEntries)
        {
            var other = policy.AllowLineSplit ? entry == leastAt[demand] ? second : least : double.PositiveInfinity;
            if (policy.AllowPartial) other = Math.Min(other, policy.UnfilledPenaltyPerUnit);
            if (policy.AllowLineSplit) other = Math.Max(other, Unit[at + entry]);
            Cell[at + entry] = (room[at + entry] * Unit[at + entry]) + ((quantity - room[at + entry]) * other);
        }
    }

    private void Grow()
    {
        if (Fixed.Length < Stride) (Fixed, unit) = (new double[Stride * 2], new double[Stride * 2]);
        if (Cell.Length < Stride * Demands) (Cell, Unit, room) = (new double[Stride * Demands * 2], new double[Stride * Demands * 2], new long[Stride * Demands * 2]);
        if (Leave.Length < Demands) (Leave, leastAt, secondAt) = (new double[Demands * 2], new int[Demands * 2], new int[Demands * 2]);
    }

    private static int[] NoEntries(int sites)
    {
        var none = new int[sites];
        Array.Fill(none, -1);
        return none;
    }
}
