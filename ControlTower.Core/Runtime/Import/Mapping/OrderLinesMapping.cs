namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One line of an order a row.</summary>
public sealed record OrderLinesMapping : TargetMapping
{
    public FieldMapping? Order { get; init; }

    public FieldMapping? Id { get; init; }

    public FieldMapping? Item { get; init; }

    public FieldMapping? Quantity { get; init; }

    /// <summary>For one unit.</summary>
    public FieldMapping? Price { get; init; }

    /// <summary>For the line, after discounts.</summary>
    public FieldMapping? Total { get; init; }

    public FieldMapping? Currency { get; init; }

    public FieldMapping? Supplier { get; init; }

    public FieldMapping? Family { get; init; }

    public FieldMapping? ScheduledDays { get; init; }

    public FieldMapping? ActualDays { get; init; }

    /// <summary>Late, Early, OnTime, Cancelled or Open.</summary>
    public FieldMapping? Timing { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("order", Order, true),
        new("id", Id, true),
        new("item", Item, true),
        new("quantity", Quantity, true),
        new("price", Price),
        new("total", Total),
        new("currency", Currency),
        new("supplier", Supplier),
        new("family", Family),
        new("scheduledDays", ScheduledDays),
        new("actualDays", ActualDays),
        new("timing", Timing),
    ];
}
