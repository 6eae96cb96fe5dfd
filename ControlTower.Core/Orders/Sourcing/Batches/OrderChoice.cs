using System.Numerics;
using System.Runtime.InteropServices;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>Decides one order at given prices as if its demands did not touch each other: a bound always, and the best answer where what it chose fits.</summary>
internal sealed class OrderChoice(PreparedNetwork network)
{
    private readonly SubsetChoice subsets = new();
    private readonly WideChoice wide = new();
    private readonly List<(int Set, int Entry)> sets = [];
    private readonly List<(int Demand, int Entry)> chosen = [];
    private readonly List<Part> parts = [];
    private readonly List<Part> rests = [];

    public OrderCells Cells { get; } = new(network);

    /// <summary>No answer costs less at these prices.</summary>
    public double Bound { get; private set; }

    /// <summary>Whether <see cref="Parts"/> is an answer, and costs no more than the bound.</summary>
    public bool IsExact { get; private set; }

    /// <summary>What the sites would give, by site and demand.</summary>
    public ReadOnlySpan<Part> Parts => CollectionsMarshal.AsSpan(parts);

    /// <summary>What the bound has others give where those sites run short: without a shipment of theirs being paid for.</summary>
    public ReadOnlySpan<Part> Rests => CollectionsMarshal.AsSpan(rests);

    public void Decide(BatchOrder order, SharedPrices prices, SharedLoad? load)
    {
        Cells.Read(order, prices, load);
        Decide(load);
    }

    /// <summary>Decides the same order again among the sites that have the whole of what they serve.</summary>
    public void Restrict(SharedLoad load)
    {
        Cells.ForbidShort();
        Decide(load);
    }

    private void Decide(SharedLoad? load)
    {
        var (policy, leaveAll) = (network.Policy, 0d);
        for (var demand = 0; demand < Cells.Demands; demand++) leaveAll += Cells.Leave[demand];
        var narrow = Cells.Demands <= SubsetChoice.MostDemands;
        var most = policy.MostSitesFor(Cells.Order.Order) ?? int.MaxValue;
        var served = (narrow ? subsets.Solve(Cells, most, policy.AllowPartial) : wide.Solve(Cells, policy.AllowPartial)) - policy.SplitPenalty;
        parts.Clear();
        rests.Clear();
        var ships = served <= leaveAll;
        (Bound, IsExact) = (ships ? served : leaveAll, !ships || narrow);
        if (!ships) return;
        Choose(narrow, most);
        Draw(load);
    }

    private void Choose(bool narrow, int most)
    {
        if (!narrow)
        {
            wide.Trace(Cells, most, chosen);
            return;
        }
        subsets.Trace(Cells, sets);
        chosen.Clear();
        foreach (var (set, entry) in sets)
        {
            for (var rest = set; rest != 0; rest &= rest - 1) chosen.Add((BitOperations.TrailingZeroCount(rest), entry));
        }
    }

    private void Draw(SharedLoad? load)
    {
        chosen.Sort((a, b) => a.Entry != b.Entry ? a.Entry.CompareTo(b.Entry) : a.Demand.CompareTo(b.Demand));
        foreach (var (demand, entry) in chosen)
        {
            var units = (long)Math.Min(Cells.Order.Quantity[demand], Cells.Room(demand, entry));
            IsExact &= !Cells.IsShort(demand, entry);
            parts.Add(new(entry, demand, Cells.PoolOf(demand, entry), units));
            if (units < Cells.Order.Quantity[demand] && Cells.RestOf(demand, entry) is var other and >= 0) rests.Add(new(other, demand, Cells.PoolOf(demand, other), (long)Cells.Order.Quantity[demand] - units));
        }
        IsExact &= Fits(load);
    }

    /// <summary>Whether pools and sites have what all demands together take from them.</summary>
    private bool Fits(SharedLoad? load)
    {
        var (entry, units, site) = (-1, 0L, 0);
        foreach (var part in parts)
        {
            if (part.Entry != entry) (entry, units, site) = (part.Entry, 0, Cells.Order.Row.Site[part.Entry]);
            units += part.Units;
            if (units > (load?.UnitsLeft[site] ?? long.MaxValue)) return false;
            if (Cells.Order.SharesItems && PoolTaken(part.Pool) > network.Stock.Available(part.Pool) - (load?.Taken[part.Pool] ?? 0)) return false;
        }
        return true;
    }

    private long PoolTaken(int pool)
    {
        var units = 0L;
        foreach (var part in parts)
        {
            if (part.Pool == pool) units += part.Units;
        }
        return units;
    }
}
