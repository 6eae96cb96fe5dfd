namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One item of one supplier a row.</summary>
public sealed record SuppliersMapping : TargetMapping
{
    public FieldMapping? Site { get; init; }

    public FieldMapping? Item { get; init; }

    /// <summary>For one unit.</summary>
    public FieldMapping? Price { get; init; }

    public FieldMapping? Currency { get; init; }

    public FieldMapping? Backup { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("site", Site, true),
        new("item", Item, true),
        new("price", Price),
        new("currency", Currency),
        new("backup", Backup),
    ];
}
