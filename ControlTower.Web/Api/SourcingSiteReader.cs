using System.Globalization;
using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Web.Api;

/// <summary>Sites, their stock and when they are down.</summary>
internal sealed partial class SourcingReader
{
    private SourcingSite Site(JsonElement site, string at)
    {
        var capacity = Given(site, "capacity");
        return new(Text(site, "id"))
        {
            Place = Place(site, at),
            Zone = Zone(site, at),
            Handling = Texts(site, "handling") ?? [],
            HandlingPerUnit = Number(site, "handlingPerUnit"),
            ShipmentFixed = Number(site, "shipmentFixed"),
            CutOff = Given(site, "cutOff") is { } cutOff ? TimeOnly.ParseExact(cutOff.GetString()!, "HH:mm", CultureInfo.InvariantCulture) : null,
            Downtime = Each(site, "downtime", (window, place) => Window(window, at + place)).OfType<TimeWindow>().ToList(),
            OrdersPerDay = capacity is { } orders ? Whole(orders, "ordersPerDay", at + "/capacity") : null,
            UnitsPerDay = capacity is { } units ? Whole(units, "unitsPerDay", at + "/capacity") : null,
            CommittedUnits = capacity is { } committed ? Number(committed, "committedUnits") : 0,
            OpeningCost = Number(site, "openingCost"),
            Serves = Texts(site, "serves"),
            Stock = Each(site, "stock", (lot, place) => Lot(lot, at + place)),
            SafetyStock = Safety(site, at + "/safetyStock"),
        };
    }

    private StockLot Lot(JsonElement lot, string at)
    {
        Known(items, Text(lot, "item"), at + "/item", "item");
        return new(Text(lot, "item"), Whole(lot, "quantity", at) ?? 0, Instant(lot, "receivedAt"), Instant(lot, "expiresAt"));
    }

    private SortedDictionary<string, long> Safety(JsonElement site, string pointer)
    {
        var kept = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (Given(site, "safetyStock") is not { } given) return kept;
        foreach (var item in given.EnumerateObject())
        {
            var at = pointer + JsonPlace.Step(item.Name);
            Known(items, item.Name, at, "item");
            if (item.Value.ValueKind == JsonValueKind.Number && item.Value.TryGetDecimal(out var units) && units >= 0 && units <= Micros.Limit && units == decimal.Truncate(units)) kept[item.Name] = (long)units;
            else findings.Add(at, $"expected a whole number from 0 to {Micros.Limit}");
        }
        return kept;
    }

    private TimeWindow? Window(JsonElement window, string at)
    {
        var (from, until) = (Instant(window, "from")!.Value, Instant(window, "until"));
        if (until is null || until > from) return new TimeWindow(from, until);
        findings.Add(at + "/until", "expected an instant after from");
        return null;
    }

    private GeoPoint? Place(JsonElement site, string at)
    {
        if ((Given(site, "lat") is null) != (Given(site, "lon") is null)) findings.Add(at, "expected both lat and lon, or neither");
        return Given(site, "lat") is { } lat && Given(site, "lon") is { } lon ? new GeoPoint(lat.GetDouble(), lon.GetDouble()) : null;
    }

    private TimeZoneInfo Zone(JsonElement site, string at)
    {
        if (Given(site, "timeZone")?.GetString() is not { } name) return TimeZoneInfo.Utc;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        findings.Add(at + "/timeZone", "there is no such time zone; write an IANA name such as Europe/Berlin");
        return TimeZoneInfo.Utc;
    }
}
