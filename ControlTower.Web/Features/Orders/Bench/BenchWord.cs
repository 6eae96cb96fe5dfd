using System.Globalization;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Features.Orders.Bench;

/// <summary>A change as it stands in an address: its word, then what it is about, then its value, apart by colons.</summary>
public static class BenchWord
{
    private static readonly IReadOnlyList<(BenchLever Lever, string Word)> Words =
    [
        (BenchLever.MaxShipments, "sites"), (BenchLever.LineSplit, "split"), (BenchLever.SplitPenalty, "penalty"), (BenchLever.Lateness, "late"), (BenchLever.Balance, "balance"), (BenchLever.MaxDistance, "km"),
        (BenchLever.SiteDown, "down"), (BenchLever.ShipmentCost, "shipment"), (BenchLever.Stock, "stock"), (BenchLever.ShipAt, "at"), (BenchLever.PromisedBy, "promise"),
    ];

    public static string Of(BenchChange change)
    {
        var value = change.At is { } at ? at.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) : change.Value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
        string[] parts = [Words.First(one => one.Lever == change.Lever).Word, .. About(change), .. change.Lever == BenchLever.SiteDown ? [] : new[] { value }];
        return string.Join(':', parts);
    }

    /// <returns>Null for what is no change, since an address can be typed by hand.</returns>
    public static BenchChange? Parse(string text)
    {
        var parts = text.Split(':');
        if (Words.FirstOrDefault(one => one.Word == parts[0]) is not { Word: { } } known) return null;
        var about = known.Lever switch { BenchLever.Stock => 2, BenchLever.SiteDown or BenchLever.ShipmentCost => 1, _ => 0 };
        if (parts.Length != about + (known.Lever == BenchLever.SiteDown ? 1 : 2)) return null;
        var change = new BenchChange(known.Lever) { Site = about > 0 ? Uri.UnescapeDataString(parts[1]) : null, Item = about > 1 ? Uri.UnescapeDataString(parts[2]) : null };
        if (known.Lever == BenchLever.SiteDown || parts[^1].Length == 0) return change;
        if (known.Lever is BenchLever.ShipAt or BenchLever.PromisedBy)
        {
            return DateTimeOffset.TryParseExact(parts[^1], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? change with { At = at } : null;
        }
        return decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? change with { Value = value } : null;
    }

    private static IEnumerable<string> About(BenchChange change)
    {
        if (change.Site is { } site) yield return Uri.EscapeDataString(site);
        if (change.Item is { } item) yield return Uri.EscapeDataString(item);
    }
}
