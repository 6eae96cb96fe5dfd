using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Web.Api;

/// <summary>What shoppers may know of an item: where it is to be had, and whether there is little of it.</summary>
public static class AvailabilityApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/stock/availability", List).NeedsAnyScope(Scopes.Availability, Scopes.Read).Produces<Page<AvailabilityShape>>();

    /// <param name="near">Latitude and longitude in degrees with a comma between; the nearest stores come first.</param>
    private static IResult List(HttpContext context, Submission tower, string? item, string? site, string? near, string? after, int? limit)
    {
        var network = tower.View.Network;
        if (string.IsNullOrEmpty(item)) return Problems.From(Refusal.Invalid("item names what is asked for.", "/item"));
        if (!network.Items.ContainsKey(item)) return Problems.From(Refusal.NotFound($"The item {item}"));
        if (site is not null && !network.Sites.ContainsKey(site)) return Problems.From(Refusal.NotFound($"The site {site}"));
        if (!TryPoint(near, out var from)) return Problems.From(Refusal.Invalid("near is a latitude from -90 to 90 and a longitude from -180 to 180, such as 52.5,13.4.", "/near"));
        var exact = ScopeFilter.HolderOf(context).May(Scopes.Read);
        var found = StoreAvailability.Of(tower.View, item, (site, from), tower.Now).Select(one => KeyValuePair.Create(KeyOf(one, from is not null), one)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return Answers.Page(Paging.Cut(found, new(after, limit), one => AvailabilityShape.Of(one, item, exact)));
    }

    /// <summary>Stores without coordinates come last.</summary>
    private static string KeyOf(StoreAvailability one, bool near) => near
        ? Keys.Of(((long)((one.DistanceKm ?? 999_999) * 10)).ToString("D8", CultureInfo.InvariantCulture), one.Store.Entry.Id)
        : one.Store.Entry.Id;

    private static bool TryPoint(string? text, out GeoPoint? point)
    {
        point = null;
        if (text is null) return true;
        if (text.Split(',') is not [var first, var second] || !TryDegrees(first, 90, out var lat) || !TryDegrees(second, 180, out var lon)) return false;
        point = new(lat, lon);
        return true;
    }

    private static bool TryDegrees(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most;
}

/// <param name="DistanceKm">Null where nobody asked from anywhere, or the store has no coordinates.</param>
/// <param name="Quantity">Null for keys that may not read the network.</param>
public sealed record AvailabilityShape(string Site, string Name, string Item, AvailabilityLevel Availability, decimal? DistanceKm, Quantity? Quantity)
{
    public static AvailabilityShape Of(StoreAvailability one, string item, bool exact) => new(one.Store.Entry.Id, one.Store.Name, item, one.Level, one.DistanceKm, exact ? one.Free : null);
}
