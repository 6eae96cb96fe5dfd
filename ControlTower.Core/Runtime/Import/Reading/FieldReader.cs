using ControlTower.Core.Runtime.Import.Csv;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>A field of the mapping, bound to the columns of an open file.</summary>
internal sealed class FieldReader(string name, FieldMapping mapping, ColumnBinder binder, string pointer)
{
    private readonly ColumnReader[] from = [.. mapping.From.Select(column => binder.Bind(column, pointer))];
    private readonly ColumnReader? plusDays = mapping.PlusDays is { } days ? binder.Bind(days, pointer) : null;
    private readonly ColumnReader? condition = mapping.OnlyIf is { } only ? binder.Bind(only.From, pointer) : null;

    public string Name => name;

    public decimal? Times => mapping.Times;

    public bool AddsDays => plusDays is not null;

    public string? Days(CsvTable row) => plusDays?.Invoke(row);

    /// <summary>Null where there is nothing; a fault where the mapping does not know what the file says.</summary>
    public string? Text(CsvTable row, out string? fault)
    {
        fault = null;
        if (condition is not null && !(condition(row) is { } held && mapping.OnlyIf!.In.Contains(held))) return null;
        foreach (var column in from)
        {
            if (column(row) is { } text) return Translate(text, out fault);
        }
        return mapping.Otherwise;
    }

    private string? Translate(string text, out string? fault)
    {
        fault = null;
        if (mapping.Values is null) return mapping.Prefix + text;
        if (mapping.Values.TryGetValue(text, out var value)) return string.IsNullOrEmpty(value) ? mapping.Otherwise : mapping.Prefix + value;
        if (mapping.Otherwise is null) fault = $"The mapping does not say what '{Cut(text)}' means.";
        return mapping.Otherwise;
    }

    public static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
