using System.Globalization;
using System.Text.RegularExpressions;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Reading;

/// <summary>Lengths of time and amounts of money as people write them.</summary>
internal static partial class Amounts
{
    /// <summary>A window's longest, in hours: thirty days.</summary>
    public const decimal LongestWindow = 720;

    /// <summary>"4 h", "30 min", "2 d", "4 working h", or a number of hours. Zero only where it may be.</summary>
    /// <returns>Null where it is left out or not one; then there is a finding.</returns>
    public static (decimal Hours, bool? Working)? Duration(this MemberReader reader, string name, decimal longest, ReadingFindings findings)
    {
        if (reader.Find(name) is not { } node) return null;
        var path = $"{reader.Path}/{name}";
        var (hours, working) = node is ScalarNode scalar && Length().Match(scalar.Value) is { Success: true } match
            ? (Of(match.Groups["number"].Value, match.Groups["unit"].Value), match.Groups["working"].Success ? true : (bool?)null)
            : MemberReader.TryNumber(node, out var plain) ? (plain, null) : (-1, null);
        if (hours > 0 && hours <= longest) return (hours, working);
        findings.Add(path, string.Create(CultureInfo.InvariantCulture, $"lies above 0 and up to {longest:0} h, written as 4 h, 30 min, 2 d or 4 working h; found {node.Words}"));
        return null;
    }

    /// <summary>"50000 EUR", "EUR 50 000" or an object of amount and currency.</summary>
    public static Money? Money(this MemberReader reader, string name, ReadingFindings findings) =>
        reader.Find(name) is { } node ? Money(node, $"{reader.Path}/{name}", findings) : null;

    public static Money? Money(TextNode node, string path, ReadingFindings findings)
    {
        if (node is ScalarNode scalar) return FromText(scalar, path, findings);
        if (MemberReader.Of(node, path, findings, "amount", "currency") is not { } reader) return null;
        if (!reader.Has("amount")) findings.Add($"{path}/amount", "the member amount is required");
        var amount = reader.Number("amount", 0, Micros.Limit);
        var currency = reader.Text("currency", 10) ?? "";
        if (!Kernel.Money.IsCurrency(currency)) findings.Add($"{path}/currency", "expected an ISO 4217 code such as EUR");
        else if (amount is { } value) return Kernel.Money.Of(value, currency);
        return null;
    }

    private static Money? FromText(ScalarNode scalar, string path, ReadingFindings findings)
    {
        var match = Amount().Match(scalar.Value);
        if (match.Success && decimal.TryParse(match.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= Micros.Limit)
        {
            return Kernel.Money.Of(value, match.Groups["currency"].Value);
        }
        findings.Add(path, $"expected an amount with its currency, written as 50000 EUR, from 0 to {Micros.Limit}; found {scalar.Words}");
        return null;
    }

    private static decimal Of(string number, string unit)
    {
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > Micros.Limit) return -1;
        return unit switch { "min" => value / 60m, "d" => value * 24m, _ => value };
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,12}(\.[0-9]{1,6})?) ?(?<working>working )?(?<unit>h|min|d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(@"^((?<number>[0-9]{1,13}(\.[0-9]{1,6})?|[0-9]{1,3}( [0-9]{3}){1,4}(\.[0-9]{1,6})?) ?(?<currency>[A-Z]{3})|(?<currency>[A-Z]{3}) ?(?<number>[0-9]{1,13}(\.[0-9]{1,6})?|[0-9]{1,3}( [0-9]{3}){1,4}(\.[0-9]{1,6})?))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();
}
