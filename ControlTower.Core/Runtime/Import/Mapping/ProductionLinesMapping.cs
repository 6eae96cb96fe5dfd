namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One production line of a site a row.</summary>
public sealed record ProductionLinesMapping : TargetMapping
{
    public FieldMapping? Site { get; init; }

    public FieldMapping? Id { get; init; }

    public FieldMapping? Name { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("site", Site, true),
        new("id", Id, true),
        new("name", Name),
    ];
}
