using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Core.Orders.Sourcing.Answer;

/// <summary>What is decided for all orders, in the order in which they were given.</summary>
/// <param name="Opening">What the sites that ship cost to open; 0 where each order is decided alone.</param>
/// <param name="LowerBound">No answer costs less; in a batch of all orders together.</param>
public sealed record SourcingAnswer(IReadOnlyList<SourcedOrder> Orders, double Opening, double LowerBound)
{
    public double Cost => Sum(Orders, order => order.Cost) + Opening;

    public long Units => Orders.Sum(order => order.Shipments.Sum(shipment => shipment.Lines.Sum(line => line.Quantity)));

    /// <summary>By id, so that a sum rounds the same in whatever order the orders were given.</summary>
    internal static double Sum(IEnumerable<SourcedOrder> orders, Func<SourcedOrder, double> amount) => orders.OrderBy(order => order.Id, StringComparer.Ordinal).Sum(amount);
}

public enum SourcingStatus
{
    Sourced,
    Partial,
    Unfilled,
}

/// <param name="Cost">Shipments, split penalty and what is left unfilled.</param>
/// <param name="LowerBound">No answer costs less under the constraints that hold.</param>
/// <param name="Proven">Whether nothing costs less by more than 1e-10 of <paramref name="Cost"/>.</param>
public sealed record SourcedOrder(string Id, double Cost, double LowerBound, bool Proven)
{
    /// <summary>By site.</summary>
    public required IReadOnlyList<SourcedShipment> Shipments { get; init; }

    /// <summary>By line.</summary>
    public required IReadOnlyList<SourcedLine> Unfilled { get; init; }

    /// <summary>Null where it was not asked for.</summary>
    public OrderWhy? Why { get; init; }

    /// <summary>In the order in which they were dropped.</summary>
    public IReadOnlyList<SoftConstraint> DroppedSoft { get; init; } = [];

    public SourcingStatus Status =>
        Unfilled.Count == 0 ? SourcingStatus.Sourced : Shipments.Count == 0 ? SourcingStatus.Unfilled : SourcingStatus.Partial;
}

/// <summary>One site serving one order. The order's cost is the sum of its shipments' totals, the split penalty and the penalty of what is left.</summary>
/// <param name="Cost">Fixed costs, handling and lane.</param>
/// <param name="Lines">By line.</param>
public sealed record SourcedShipment(string Site, double Cost, IReadOnlyList<SourcedLine> Lines)
{
    /// <summary>What arriving past the promise costs.</summary>
    public double Lateness { get; init; }

    /// <summary>Charged for the site's load.</summary>
    public double Balance { get; init; }

    /// <summary>Taken off for the age of the lots that leave.</summary>
    public double AgeCredit { get; init; }

    public double Total => Cost + Lateness + Balance - AgeCredit;
}

/// <param name="Quantity">Whole units, at least one.</param>
public sealed record SourcedLine(string Line, long Quantity);
