namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One lane a row.</summary>
public sealed record LanesMapping : TargetMapping
{
    public FieldMapping? From { get; init; }

    public FieldMapping? To { get; init; }

    public FieldMapping? LeadTimeHours { get; init; }

    public FieldMapping? Fixed { get; init; }

    public FieldMapping? PerKg { get; init; }

    public FieldMapping? Carrier { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("from", From, true),
        new("to", To, true),
        new("leadTimeHours", LeadTimeHours, true),
        new("fixed", Fixed),
        new("perKg", PerKg),
        new("carrier", Carrier),
    ];
}
