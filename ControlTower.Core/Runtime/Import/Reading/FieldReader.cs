using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>A field of the mapping, bound to the columns of an open file.</summary>
internal sealed class FieldReader(string name, FieldMapping mapping, ColumnBinder binder, string pointer)
{
    private readonly ColumnReader[] from = [.. mapping.From.Select(column => binder.Bind(column, pointer))];
    private readonly ColumnReader? plusDays = mapping.PlusDays is { } days ? binder.Bind(days, pointer) : null;
    private readonly ColumnReader? condition = mapping.OnlyIf is { } only ? binder.Bind(only.From, pointer) : null;

    public string Name => name;

    /// <summary>A number as the mapping converts it.</summary>
    public decimal Converted(decimal number) => number * (mapping.Times ?? 1) / (mapping.DividedBy ?? 1);

    public bool AddsDays => plusDays is not null;

    public string? Days() => plusDays?.Invoke();

    /// <summary>Null where there is nothing; a fault where the mapping does not know what the file says.</summary>
    public string? Text(out string? fault)
    {
        fault = null;
        if (condition is not null && !(condition() is { } held && mapping.OnlyIf!.In.Contains(held))) return null;
        foreach (var column in from)
        {
            if (column() is { } text) return Translate(text, out fault);
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
