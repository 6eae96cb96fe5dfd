namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One item that comes from one site to another a row; rows of one id are one movement, whose first row says all but item and quantity.</summary>
public abstract record MovementsMapping : TargetMapping
{
    public FieldMapping? Id { get; init; }

    public FieldMapping? From { get; init; }

    public FieldMapping? To { get; init; }

    public FieldMapping? Item { get; init; }

    public FieldMapping? Quantity { get; init; }

    public FieldMapping? PromisedAt { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("id", Id, true),
        new("from", From, true),
        new("to", To, true),
        new("item", Item, true),
        new("quantity", Quantity, true),
        new("promisedAt", PromisedAt, true),
    ];
}

public sealed record PurchaseOrdersMapping : MovementsMapping;

public sealed record ShipmentsMapping : MovementsMapping
{
    public FieldMapping? Carrier { get; init; }

    public override IReadOnlyList<TargetField> Fields() => [.. base.Fields(), new("carrier", Carrier)];
}
