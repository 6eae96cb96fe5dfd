namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One counted position a row.</summary>
public sealed record StockMapping : TargetMapping
{
    public FieldMapping? Site { get; init; }

    public FieldMapping? Item { get; init; }

    public FieldMapping? Quantity { get; init; }

    public FieldMapping? Lot { get; init; }

    public FieldMapping? ReceivedAt { get; init; }

    public FieldMapping? ExpiresAt { get; init; }

    /// <summary>What is to be there always.</summary>
    public FieldMapping? Safety { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("site", Site, true),
        new("item", Item, true),
        new("quantity", Quantity, true),
        new("lot", Lot),
        new("receivedAt", ReceivedAt),
        new("expiresAt", ExpiresAt),
        new("safety", Safety),
    ];
}
