namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>One site a row.</summary>
public sealed record SitesMapping : TargetMapping
{
    public FieldMapping? Id { get; init; }

    public FieldMapping? Name { get; init; }

    public FieldMapping? Kind { get; init; }

    public FieldMapping? Tier { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public FieldMapping? Lat { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public FieldMapping? Lon { get; init; }

    /// <summary>IANA name.</summary>
    public FieldMapping? TimeZone { get; init; }

    public FieldMapping? Region { get; init; }

    public override IReadOnlyList<TargetField> Fields() =>
    [
        new("id", Id, true),
        new("name", Name),
        new("kind", Kind, true),
        new("tier", Tier),
        new("lat", Lat),
        new("lon", Lon),
        new("timeZone", TimeZone),
        new("region", Region),
    ];
}
