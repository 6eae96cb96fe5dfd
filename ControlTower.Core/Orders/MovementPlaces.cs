using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>
/// Movements by where they show: at both of their ends and with their carrier. Who reads those of a place reads nothing of others,
/// so that neither what comes out nor how long it takes depends on them.
/// </summary>
public static class MovementPlaces
{
    private const string Site = "site";
    private const string Carrier = "carrier";

    public static string AtSite(string site) => Keys.Of(Site, site);

    public static string WithCarrier(string carrier) => Keys.Of(Carrier, carrier);

    /// <summary>Ids of the movements that show at a place, in order.</summary>
    public static IEnumerable<string> At(OrdinalMap<bool> places, string place) => places.WithPrefix(Keys.Prefix(place)).Select(pair => pair.Key[(place.Length + 1)..]);

    public static bool IsAt(OrdinalMap<bool> places, string place, string id) => places.ContainsKey(Keys.Of(place, id));

    internal static OrdinalMap<bool> Placed(OrdinalMap<bool> places, Movement? before, Movement? after)
    {
        foreach (var place in Of(before)) places = places.Remove(Keys.Of(place, before!.Id));
        foreach (var place in Of(after)) places = places.Set(Keys.Of(place, after!.Id), true);
        return places;
    }

    private static IEnumerable<string> Of(Movement? movement)
    {
        if (movement is null) yield break;
        yield return AtSite(movement.From);
        yield return AtSite(movement.To);
        if (movement.Carrier is { } carrier) yield return WithCarrier(carrier);
    }
}
