using System.Globalization;
using System.Text.RegularExpressions;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Orders;

/// <summary>Rules that speak against sites, as people read them: names in place of ids, and instants on the reader's clock.</summary>
public static partial class SpokenRule
{
    private static readonly IReadOnlyDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal) // lookup only
    {
        ["kind"] = "Serves no orders",
        ["site"] = "Another site is named",
        ["downtime"] = "Down",
        ["lane"] = "No lane",
        ["laneCondition"] = "Lane closed",
        ["serves"] = "Does not serve there",
        ["distance"] = "Too far away",
        ["handling"] = "Handling",
        ["stock"] = "No stock",
        ["pool"] = "Protected pool",
        ["shelfLife"] = "Shelf life",
        ["capacity"] = "Capacity",
        ["maxShipments"] = "Splits",
        ["preferredSites"] = "Not preferred",
        ["promise"] = "After the promise",
    };

    /// <summary>Several, each once, with commas between.</summary>
    public static string Title(IEnumerable<BrokenRule> rules) =>
        string.Join(", ", rules.Select(rule => Titles.GetValueOrDefault(rule.Rule, rule.Rule)).Distinct().Select((title, at) => at == 0 ? title : char.ToLowerInvariant(title[0]) + title[1..]));

    /// <param name="when">An instant as its reader reads it.</param>
    public static string Detail(TowerState state, string detail, Func<DateTimeOffset, string> when) => Words().Replace(detail, word =>
        DateTimeOffset.TryParseExact(word.Value, "u", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? when(at)
        : decimal.TryParse(word.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? word.Value
        : state.Network.Sites.Find(word.Value)?.Name ?? state.Network.Items.Find(word.Value)?.Name ?? word.Value);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ|[^\s,;]+")]
    private static partial Regex Words();
}
