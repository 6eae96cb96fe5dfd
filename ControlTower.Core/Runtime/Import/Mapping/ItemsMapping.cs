namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One item a row.</summary>
public sealed record ItemsMapping : TargetMapping
{
    public FieldMapping? Id { get; init; }

    public FieldMapping? Name { get; init; }

    public FieldMapping? WeightKg { get; init; }

    public FieldMapping? UnitCost { get; init; }

    public FieldMapping? Currency { get; init; }

    public FieldMapping? Family { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("id", Id, true),
        new("name", Name),
        new("weightKg", WeightKg),
        new("unitCost", UnitCost),
        new("currency", Currency),
        new("family", Family),
    ];
}
