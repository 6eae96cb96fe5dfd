using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Batches;

/// <summary>An order of a batch, and what the sites give it at present.</summary>
internal sealed class BatchOrder(SourcingOrder order)
{
    public SourcingOrder Order => order;

    /// <summary>How many of the policy's soft constraints no longer hold for it.</summary>
    public int Dropped { get; set; }

    /// <summary>By site and line; nothing while it is taken out.</summary>
    public IReadOnlyList<(SiteTerms Site, long[] Units)> Units { get; set; } = [];

    public long Asked { get; } = order.Lines.Sum(line => line.Quantity);

    public long Left => Asked - Units.Sum(one => one.Units.Sum());
}
