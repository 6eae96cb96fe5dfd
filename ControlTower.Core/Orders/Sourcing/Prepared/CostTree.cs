namespace ControlTower.Core.Orders.Sourcing.Prepared;

/// <summary>
/// A k-d tree over what sites charge (for a shipment, a unit, a kilogram, and their arrival), kept as an array in preorder: each node knows the least of
/// each charge below it, and where its subtree ends. Whoever looks for sites below some price passes over whole subtrees.
/// </summary>
internal sealed class CostTree
{
    private const int LeafSize = 4;
    private const int Axes = 4;

    private readonly List<CostNode> nodes = [];

    public CostTree(IReadOnlyList<SiteTerms> terms)
    {
        Order = [.. Enumerable.Range(0, terms.Count)];
        if (terms.Count > 0) Split(terms, 0, terms.Count);
        Nodes = [.. nodes];
    }

    /// <summary>The given entries in the order of the tree's leaves.</summary>
    public int[] Order { get; }

    public CostNode[] Nodes { get; }

    private void Split(IReadOnlyList<SiteTerms> terms, int from, int until)
    {
        var self = nodes.Count;
        nodes.Add(default);
        var leaf = until - from <= LeafSize;
        if (!leaf)
        {
            var axis = Enumerable.Range(0, Axes).MaxBy(axis => Spread(terms, from, until, axis));
            Array.Sort(Order, from, until - from, Comparer<int>.Create((a, b) => Charge(terms[a], axis).CompareTo(Charge(terms[b], axis)) is var byCharge and not 0 ? byCharge : a.CompareTo(b)));
            var middle = (from + until) / 2;
            Split(terms, from, middle);
            Split(terms, middle, until);
        }
        nodes[self] = new(Least(terms, from, until, 0), Least(terms, from, until, 1), Least(terms, from, until, 2), Least(terms, from, until, 3))
        {
            After = nodes.Count,
            From = from,
            Until = leaf ? until : from,
        };
    }

    private double Least(IReadOnlyList<SiteTerms> terms, int from, int until, int axis)
    {
        var least = double.PositiveInfinity;
        for (var i = from; i < until; i++) least = Math.Min(least, Charge(terms[Order[i]], axis));
        return least;
    }

    /// <summary>How far charges lie apart, beside their size, so that amounts of any kind can be compared.</summary>
    private double Spread(IReadOnlyList<SiteTerms> terms, int from, int until, int axis)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = from; i < until; i++)
        {
            var charge = Charge(terms[Order[i]], axis);
            (least, most) = (Math.Min(least, charge), Math.Max(most, charge));
        }
        var size = Math.Max(Math.Abs(least), Math.Abs(most));
        return size > 0 ? (most - least) / size : 0;
    }

    private static double Charge(SiteTerms terms, int axis) => axis switch
    {
        0 => terms.Fixed,
        1 => terms.PerUnit - terms.MaxCredit,
        2 => terms.PerKg,
        _ => terms.Arrival,
    };
}

/// <param name="Fixed">The least below this node, as each of the others.</param>
internal readonly record struct CostNode(double Fixed, double PerUnit, double PerKg, double Arrival)
{
    /// <summary>The next node in preorder that is not below this one.</summary>
    public required int After { get; init; }

    /// <summary>A leaf's entries; none for an inner node.</summary>
    public required int From { get; init; }

    public required int Until { get; init; }
}
