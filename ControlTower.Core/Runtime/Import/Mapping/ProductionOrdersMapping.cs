namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One order to make something a row.</summary>
public sealed record ProductionOrdersMapping : TargetMapping
{
    public FieldMapping? Id { get; init; }

    public FieldMapping? Site { get; init; }

    public FieldMapping? Item { get; init; }

    public FieldMapping? Quantity { get; init; }

    public FieldMapping? StartAt { get; init; }

    public FieldMapping? DueAt { get; init; }

    public FieldMapping? Line { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("id", Id, true),
        new("site", Site, true),
        new("item", Item, true),
        new("quantity", Quantity, true),
        new("startAt", StartAt, true),
        new("dueAt", DueAt, true),
        new("line", Line),
    ];
}
