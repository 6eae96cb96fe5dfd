using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>What is told with a transition; which members belong to which, <see cref="OrderMachine"/> says.</summary>
public sealed record TransitionBody
{
    public static TransitionBody Empty { get; } = new();

    /// <summary>When it happened; now where it is left out.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How much of which line; all that it can be done to where they are left out.</summary>
    public IReadOnlyList<LineUnits>? Lines { get; init; }

    /// <summary>Of all that arrived, so many units at most are damaged; for news that does not tell by line.</summary>
    public Quantity? Damaged { get; init; }

    public string? Site { get; init; }

    public string? Shipment { get; init; }

    public string? Carrier { get; init; }

    public string? Tracking { get; init; }

    public DateTimeOffset? Eta { get; init; }

    public decimal? WindowHours { get; init; }

    public string? Return { get; init; }

    public ReturnOutcome? Wish { get; init; }

    public Money? Amount { get; init; }

    public string? Condition { get; init; }

    public IReadOnlyList<OrderLineEntry>? Items { get; init; }

    public string? Reason { get; init; }
}

/// <param name="Quantity">Of the line; for a change, what it is to have.</param>
public sealed record LineUnits(string Line, Quantity Quantity)
{
    /// <summary>Of them, so many arrived damaged.</summary>
    public Quantity? Damaged { get; init; }
}
