using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Runtime.Import.Mapping;
using ControlTower.Core.Runtime.Import.Tables;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Takes typed values from the current row. The first that cannot be used becomes the row's fault; what is taken after it is of no meaning.</summary>
internal sealed class RowValues(TableRows row, BoundFields fields, ImportMapping mapping)
{
    public const int MaxTextLength = 500;

    /// <summary>Ten years.</summary>
    private const int MostHours = 87_600;

    private readonly InstantReader instants = new(mapping.Times);

    public Fault? Fault { get; private set; }

    public int Line => row.Line;

    /// <summary>Which part of the line, where a line gives several rows; else null.</summary>
    public string? Part => row.Part;

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
        var text = reader.Text(out var fault);
        if (fault is not null) Reject(field, fault);
        if (row.Objection is { } objection) Reject(field, objection);
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
            if (reader.Days() is not { } count) return null;
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
        var converted = fields.Find(field)!.Converted(number);
        if (converted < least) Reject(field, $"'{text}' is below {least}.");
        return converted;
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

    /// <summary>More than nothing; else the row is at fault.</summary>
    public Quantity PositiveQuantity(string field)
    {
        var quantity = RequiredQuantity(field);
        if (quantity <= Quantity.Zero) Reject(field, "It has to be more than nothing.");
        return quantity;
    }

    public Quantity? OptionalQuantity(string field) => Text(field) is null ? null : RequiredQuantity(field);

    /// <summary>Rounded to a millionth; null where the field is empty.</summary>
    public decimal? Hours(string field)
    {
        if (Number(field) is not { } hours) return null;
        if (hours > MostHours) Reject(field, $"It is above {MostHours} hours.");
        return decimal.Round(hours, 6);
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
