using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Map;

namespace ControlTower.Web.Shared.Situation;

/// <summary>Lanes with their flow, and with how far a disruption has come along them.</summary>
internal static class PictureLanes
{
    /// <summary>In km/h, door to door: nothing on the road is as fast over a long way.</summary>
    private const double SlowestFlight = 70;

    /// <summary>In km/h, door to door: a long way this slow goes by sea.</summary>
    private const double FastestShip = 22;

    /// <summary>In km: below it a lane says nothing about its mode by its speed.</summary>
    private const double LongWay = 800;

    /// <param name="sites">Those on the map.</param>
    public static IReadOnlyList<MapLane> Of(TowerState state, IReadOnlyDictionary<string, Site> sites, IReadOnlyList<CaseGlance> traced)
    {
        var reached = Reached(state, traced);
        var flow = FlowOf(state);
        return
        [
            .. state.Network.LanesFrom.Values.Where(lane => sites.ContainsKey(lane.From) && sites.ContainsKey(lane.To)).Select(lane =>
                new MapLane(lane.From, lane.To, flow.GetValueOrDefault(Keys.Of(lane.From, lane.To)), ModeOf(lane, sites), reached.GetValueOrDefault(Keys.Of(lane.From, lane.To)))),
        ];
    }

    /// <summary>Disrupted out of the site itself, impact on the hop after it, next hop on the one after that; only towards where it bites.</summary>
    private static Dictionary<string, MapLaneState> Reached(TowerState state, IReadOnlyList<CaseGlance> traced)
    {
        var reached = new Dictionary<string, MapLaneState>(StringComparer.Ordinal); // lookup only
        foreach (var one in traced.Select(glance => state.Exceptions.Find(glance.Id)).OfType<ExceptionCase>())
        {
            if (one.Deviation is { Kind: CaseKind.CarrierService, Reference: { } carrier })
                foreach (var lane in state.Network.LanesFrom.Values.Where(lane => lane.Carrier == carrier)) Raise(lane, MapLaneState.Disrupted);
            if (one.Deviation.Site is { } site) Follow(one, site);
        }
        return reached;

        void Follow(ExceptionCase one, string site)
        {
            var bites = (one.Impact?.Sites ?? []).ToHashSet(StringComparer.Ordinal);
            IReadOnlyList<string> front = [site];
            foreach (var hop in new[] { MapLaneState.Disrupted, MapLaneState.Impact, MapLaneState.NextHop })
            {
                var lanes = front.SelectMany(state.Network.LanesOutOf).Where(lane => Towards(one, hop, lane, bites)).ToList();
                foreach (var lane in lanes) Raise(lane, hop);
                front = [.. lanes.Select(lane => lane.To).Distinct(StringComparer.Ordinal)];
            }
        }

        void Raise(LaneEntry lane, MapLaneState to)
        {
            var key = Keys.Of(lane.From, lane.To);
            if (reached.GetValueOrDefault(key) < to) reached[key] = to;
        }
    }

    private static bool Towards(ExceptionCase one, MapLaneState hop, LaneEntry lane, HashSet<string> bites) => hop == MapLaneState.Disrupted
        ? one.Deviation.OtherSite is { } other ? lane.To == other : bites.Count == 0 || bites.Contains(lane.To)
        : bites.Contains(lane.To);

    /// <summary>Open shipments and purchase orders on each lane.</summary>
    private static Dictionary<string, int> FlowOf(TowerState state)
    {
        var flow = new Dictionary<string, int>(StringComparer.Ordinal); // lookup only
        foreach (var movement in state.Orders.Shipments.Values.Concat(state.Orders.PurchaseOrders.Values))
        {
            var key = Keys.Of(movement.From, movement.To);
            flow[key] = flow.GetValueOrDefault(key) + 1;
        }
        return flow;
    }

    /// <summary>The network does not tell how a lane is travelled; distance and time do.</summary>
    private static MapLaneMode ModeOf(LaneEntry lane, IReadOnlyDictionary<string, Site> sites)
    {
        var (from, to) = (sites[lane.From], sites[lane.To]);
        if (from.Kind == SiteKind.Port && to.Kind == SiteKind.Port) return MapLaneMode.Sea;
        var km = PointOf(from).DistanceKm(PointOf(to));
        if (km < LongWay || lane.LeadTimeHours <= 0) return MapLaneMode.Road;
        var speed = km / (double)lane.LeadTimeHours;
        return speed > SlowestFlight ? MapLaneMode.Air : speed < FastestShip ? MapLaneMode.Sea : MapLaneMode.Road;
    }

    private static GeoPoint PointOf(Site site) => new(site.Entry.Lat!.Value, site.Entry.Lon!.Value);
}
