using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Stock;

public enum AvailabilityLevel { Available, Low, None }

/// <summary>What shoppers are told of an item in a store. How much it is exactly is for those who may read the network.</summary>
/// <param name="Free">What could be set aside now: without safety stock, what is held and what others have.</param>
/// <param name="DistanceKm">Along the great circle from where was asked; null where nobody asked from anywhere, or the store has no coordinates.</param>
public sealed record StoreAvailability(Site Store, AvailabilityLevel Level, Quantity Free, decimal? DistanceKm)
{
    /// <summary>So few are low where the position has no safety stock that says how many are.</summary>
    private const int FewUnits = 3;

    /// <summary>Of every store that is not retired, or of one site alone; in order of id.</summary>
    public static IEnumerable<StoreAvailability> Of(TowerState state, string item, (string? Site, GeoPoint? Near) where, DateTimeOffset now)
    {
        var free = new FreeStock(state.Network, now);
        return state.Network.Sites.Values
            .Where(site => !site.Retired && (where.Site is { } one ? site.Id == one : site.Kind == SiteKind.Store))
            .Select(site => Of(state, site, state.Network.IsDown(site.Id, now) ? Quantity.Zero : free.At(site.Id, item), (item, where.Near)));
    }

    private static StoreAvailability Of(TowerState state, Site site, Quantity free, (string Item, GeoPoint? Near) asked) =>
        new(site, LevelOf(free, state.Network.StockOf(site.Id, asked.Item)?.Safety), free, asked.Near is { } from && site.Entry is { Lat: { } lat, Lon: { } lon } ? decimal.Round((decimal)from.DistanceKm(new(lat, lon)), 1) : null);

    /// <summary>As few as the store keeps for safety are low.</summary>
    private static AvailabilityLevel LevelOf(Quantity free, Quantity? safety) =>
        free <= Quantity.Zero ? AvailabilityLevel.None : free <= (safety is { Micros: > 0 } few ? few : Quantity.Of(FewUnits)) ? AvailabilityLevel.Low : AvailabilityLevel.Available;
}
