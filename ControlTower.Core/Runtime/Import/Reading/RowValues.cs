using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime.Import.Csv;
using ControlTower.Core.Runtime.Import.Mapping;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Takes typed values from the current row. The first that cannot be used becomes the row's fault; what is taken after it is of no meaning.</summary>
internal sealed class RowValues(CsvTable row, BoundFields fields, ImportMapping mapping)
{
    public const int MaxTextLength = 500;

    private readonly InstantReader instants = new(mapping.Times);

    public Fault? Fault { get; private set; }

    public int Line => row.Line;

    public string File => row.Name;

    public void Begin() => Fault = null;

    public void Reject(string field, string reason) => Fault ??= new(field, reason);

    /// <summary>Anything but empty; else the row is at fault.</summary>
    public string Required(string field)
    {
        if (Text(field) is { } text) return text;
        Reject(field, "It is empty.");
        return "";
    }

    public string? Text(string field)
    {
        if (fields.Find(field) is not { } reader) return null;
        var text = reader.Text(row, out var fault);
        if (fault is not null) Reject(field, fault);
        if (row.HasBadQuotes) Reject(field, "Quotes do not match.");
        if (text is null) return null;
        if (text.Length > MaxTextLength) Reject(field, $"It has more than {MaxTextLength} characters.");
        if (text.Contains('\uFFFD')) Reject(field, "It is not in the encoding of the mapping.");
        if (text.Any(char.IsControl) || JsonText.Objection(text, MaxTextLength) is not null) Reject(field, "It holds control characters.");
        return text;
    }

    public DateTimeOffset? Instant(string field)
    {
        if (Text(field) is not { } text) return null;
        var reader = fields.Find(field)!;
        var days = 0m;
        if (reader.AddsDays)
        {
            if (reader.Days(row) is not { } count) return null;
            if (!Numbers.TryRead(count, mapping.DecimalComma, out days)) Reject(field, $"'{FieldReader.Cut(count)}' is not a number of days.");
        }
        if (instants.TryRead(text, days, out var at) is { } reason) Reject(field, reason);
        return at;
    }

    public DateTimeOffset RequiredInstant(string field)
    {
        if (Instant(field) is { } at) return at;
        Reject(field, "It is empty.");
        return default;
    }

    public decimal? Number(string field, decimal least = 0)
    {
        if (Text(field) is not { } text) return null;
        if (!Numbers.TryRead(text, mapping.DecimalComma, out var number))
        {
            Reject(field, $"'{FieldReader.Cut(text)}' is not a number that can be used.");
            return null;
        }
        if (number < least) Reject(field, $"'{text}' is below {least}.");
        return number * (fields.Find(field)!.Times ?? 1);
    }

    public Money? Amount(string field)
    {
        if (Number(field) is not { } number || Fault is not null) return null;
        var currency = Text("currency") ?? mapping.Currency;
        if (!Money.IsCurrency(currency)) Reject("currency", $"'{FieldReader.Cut(currency)}' is not an ISO 4217 code.");
        else if (number > Micros.Limit) Reject(field, "It is too large.");
        return Fault is null ? Money.Of(number, currency) : null;
    }

    public Quantity RequiredQuantity(string field)
    {
        if (Number(field) is not { } number) Reject(field, "It is empty.");
        else if (number > Micros.Limit) Reject(field, "It is too large.");
        else return Quantity.Of(number);
        return default;
    }

    /// <summary>In degrees, rounded to a millionth, which is a tenth of a metre.</summary>
    public double? Degrees(string field, int limit)
    {
        if (Number(field, -limit) is not { } degrees) return null;
        if (degrees > limit) Reject(field, $"It is above {limit}.");
        return (double)decimal.Round(degrees, 6);
    }

    public T? Choice<T>(string field) where T : struct, Enum
    {
        if (Text(field) is not { } text) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        }
        Reject(field, $"'{FieldReader.Cut(text)}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
