using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <param name="Value">As ordered.</param>
public sealed record LineOutcome(string Id, string Item, string? Family, string? Supplier, Quantity Quantity, Money? Value)
{
    /// <summary>From order to delivery, as promised for the line.</summary>
    public decimal? ScheduledDays { get; init; }

    /// <summary>From order to delivery, as it came; also where the line was cancelled, if the source says so.</summary>
    public decimal? ActualDays { get; init; }

    public LineTiming Timing { get; init; }
}

public enum LineTiming { Open, Late, Early, OnTime, Cancelled }
