using System.Globalization;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>What conditions look at, for one case, in words.</summary>
public static class FieldReading
{
    /// <summary>Every field and figure that a condition asks, with what it is; each once, in the order of the text.</summary>
    /// <param name="protocol">Whose conditions ask.</param>
    public static IReadOnlyList<string> Values(Condition condition, CaseFields fields, string protocol) =>
        [.. Condition.Parts(condition.Node).Select(part => Words(part, fields, protocol)).OfType<string>().Distinct()];

    private static string? Words(Node part, CaseFields fields, string protocol) => part switch
    {
        FieldNode { Field: { Kind: FieldKind.Number } field } => $"{field.Name} is {Figure(fields.Number(field.Slot), field)}",
        FieldNode { Field: { Kind: FieldKind.Flag } field } => $"{field.Name} is {(fields.Flag(field.Slot) ? "true" : "false")}",
        FieldNode field => $"{field.Field.Name} is {(fields.Text(field.Field.Slot) is { Length: > 0 } text ? text : "not known")}",
        WindowNode window => $"{window.Function.Name} is {Plain(fields.Over(window.Function.Name, window.Window.Value, protocol))}",
        _ => null,
    };

    private static string Figure(decimal value, ConditionField field)
    {
        if (value == ConditionFields.Endless) return field.UnknownWords;
        if (field.Dimension == Dimension.TimeOfDay) return TimeOnly.MinValue.AddMinutes((double)decimal.Round(value * 60m)).ToString("HH:mm", CultureInfo.InvariantCulture);
        return field.Unit.Length == 0 ? Plain(value) : $"{Plain(value)} {field.Unit}";
    }

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
