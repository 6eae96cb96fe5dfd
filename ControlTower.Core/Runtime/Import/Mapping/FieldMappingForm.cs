namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>The long form of a field as YAML gives it, apart from <see cref="FieldMapping"/> so that reading one does not call itself.</summary>
internal sealed class FieldMappingForm
{
    public ColumnList From { get; set => field = value ?? new([]); } = new([]);

    public string? Otherwise { get; set; }

    public Dictionary<string, string>? Values { get; set; }

    public string? Prefix { get; set; }

    public decimal? Times { get; set; }

    public decimal? DividedBy { get; set; }

    public string? PlusDays { get; set; }

    public FieldCondition? OnlyIf { get; set; }

    public FieldMapping ToMapping() => new()
    {
        From = From,
        Otherwise = Otherwise,
        Values = Values,
        Prefix = Prefix,
        Times = Times,
        DividedBy = DividedBy,
        PlusDays = PlusDays,
        OnlyIf = OnlyIf,
    };
}
