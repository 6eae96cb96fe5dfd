using ControlTower.Core.Kernel;

namespace ControlTower.Core.Runtime.Import;

/// <param name="Id">Unique within its order.</param>
/// <param name="Item">An item of the network that was read along.</param>
public sealed record ImportedLine(string Id, string Item, Quantity Quantity)
{
    /// <summary>For one unit.</summary>
    public Money? Price { get; init; }

    /// <summary>For the line; where the file has none, price times quantity.</summary>
    public Money? Total { get; init; }

    public string? Supplier { get; init; }

    public string? Family { get; init; }

    public decimal? ScheduledDays { get; init; }

    public decimal? ActualDays { get; init; }

    /// <summary>Null where the file does not state it.</summary>
    public ImportedTiming? Timing { get; init; }
}

public enum ImportedTiming { Open, Late, Early, OnTime, Cancelled }
