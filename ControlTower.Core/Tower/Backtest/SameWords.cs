using System.Text.RegularExpressions;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>What an entry says without its numbers and instants, which differ as soon as anything came earlier or later.</summary>
internal static partial class SameWords
{
    public static string Of(string detail) => Told().Replace(detail, "");

    [GeneratedRegex(@"\b(?:EX|R|AP)-[0-9]{1,9}\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}Z", RegexOptions.CultureInvariant)]
    private static partial Regex Told();
}
