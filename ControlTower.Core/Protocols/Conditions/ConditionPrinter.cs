using System.Globalization;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>Writes a condition in its one canonical way: the same meaning with the same parts is the same text.</summary>
internal static class ConditionPrinter
{
    private const int Weakest = 0;
    private const int Compared = 3;
    private const int Added = 4;
    private const int Multiplied = 5;
    private const int Strongest = 6;

    public static string Text(Node node) => Text(node, Weakest);

    private static string Text(Node node, int within) => node switch
    {
        FigureNode figure => Figure(figure),
        TextNode text => Quoted(text.Value),
        FlagNode flag => flag.Value ? "true" : "false",
        FieldNode field => field.Field.Name,
        WindowNode window => $"{window.Function.Name}({Figure(window.Window)})",
        NotNode { Inner: SetNode set } => In(Text(set.Subject, Added) + " not in " + Members(set), Compared, within),
        NotNode not => In($"not {Text(not.Inner, Strongest)}", 2, within),
        MinusNode minus => In($"-{Text(minus.Inner, Strongest)}", Strongest - 1, within),
        SetNode set => In(Text(set.Subject, Added) + " in " + Members(set), Compared, within),
        BetweenNode between => In($"{Text(between.Subject, Added)} between {Text(between.Low, Added)} and {Text(between.High, Added)}", Compared, within),
        PairNode pair => Pair(pair, within),
        _ => throw new InvalidOperationException($"Nothing writes {node.GetType().Name}."),
    };

    private static string Pair(PairNode pair, int within)
    {
        var (sign, strength) = pair.Operation switch
        {
            Operation.Or => ("or", 0),
            Operation.And => ("and", 1),
            Operation.Equal => ("==", Compared),
            Operation.NotEqual => ("!=", Compared),
            Operation.Less => ("<", Compared),
            Operation.AtMost => ("<=", Compared),
            Operation.More => (">", Compared),
            Operation.AtLeast => (">=", Compared),
            Operation.Add => ("+", Added),
            Operation.Subtract => ("-", Added),
            Operation.Multiply or Operation.ShareOf => ("*", Multiplied),
            _ => ("/", Multiplied),
        };
        var left = strength == Compared ? Added : strength;
        return In($"{Text(pair.Left, left)} {sign} {Text(pair.Right, strength == Compared ? Added : strength + 1)}", strength, within);
    }

    private static string Members(SetNode set) => $"({string.Join(", ", set.Members.Select(member => Text(member, Added)))})";

    private static string In(string text, int strength, int within) => strength < within ? $"({text})" : text;

    private static string Figure(FigureNode figure)
    {
        if (figure.Dimension == Dimension.TimeOfDay) return TimeOnly.MinValue.AddMinutes((double)decimal.Round(figure.Value * 60m)).ToString("HH:mm", CultureInfo.InvariantCulture);
        var number = figure.Shown.ToString("0.############################", CultureInfo.InvariantCulture);
        return figure.Unit.Length == 0 ? number : $"{number} {figure.Unit}";
    }

    private static string Quoted(string text)
    {
        var plain = text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit)
            && text is not ("and" or "or" or "not" or "in" or "between" or "true" or "false")
            && ConditionFields.Find(text) is null && ConditionFields.Function(text) is null && !UnitNames.TryFind(text, out _, out _);
        return plain ? text : text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\"" : $"'{text}'";
    }
}
