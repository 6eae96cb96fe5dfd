using System.Globalization;
using System.Text.RegularExpressions;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Numbers cases, runs and approvals from 1, wherever the tower's own count stood.</summary>
internal sealed partial class IdNumbers(TowerState start)
{
    public string? Of(string? id) => id is null ? null : In(id);

    /// <summary>The same in a text for people.</summary>
    public string In(string text) => Id().Replace(text, found => found.Groups[1].Value + "-" + Number(found).ToString(CultureInfo.InvariantCulture));

    private long Number(Match found)
    {
        var number = long.Parse(found.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
        var before = found.Groups[1].Value switch
        {
            "EX" => start.Exceptions.LastCase,
            "R" => start.Protocols.LastRun,
            _ => start.Protocols.LastApproval,
        };
        return number > before ? number - before : number;
    }

    [GeneratedRegex(@"\b(EX|R|AP)-([0-9]{1,9})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
