namespace ControlTower.Core.Runtime.Import.Mapping;

/// <summary>Where one value comes from. In YAML a plain text is <see cref="From"/> alone, and so is a list of texts.</summary>
public sealed record FieldMapping
{
    /// <summary>Columns, of which the first that is not empty counts.</summary>
    public ColumnList From { get; init => field = value ?? new([]); } = new([]);

    /// <summary>The value where no column gives one.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Translates what the file says; a text that is not listed takes <see cref="Otherwise"/>, and without it the row is rejected.</summary>
    public Dictionary<string, string>? Values { get; init; }

    /// <summary>Put before a text that came from a column.</summary>
    public string? Prefix { get; init; }

    /// <summary>Factor on a number, such as 0.001 from grams to kilograms.</summary>
    public decimal? Times { get; init; }

    /// <summary>Divisor of a number, such as 3600 from seconds to hours.</summary>
    public decimal? DividedBy { get; init; }

    /// <summary>A column with days to add to an instant; without days there is no instant.</summary>
    public string? PlusDays { get; init; }

    /// <summary>The value is taken only from rows that meet this.</summary>
    public FieldCondition? OnlyIf { get; init; }

    /// <summary>Every column that it reads.</summary>
    public IEnumerable<string> Columns()
    {
        IEnumerable<string?> others = [PlusDays, OnlyIf?.From];
        return From.Concat(others.OfType<string>());
    }
}

public sealed record FieldCondition
{
    public string From { get; init => field = value ?? ""; } = "";

    public List<string> In { get; init => field = value ?? []; } = [];
}
