using ControlTower.Core.Network;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Outward;

/// <summary>When the last of an order reaches its customer, as far as one can tell now.</summary>
public static class ArrivalEstimate
{
    /// <returns>Null where nothing is left to arrive, or something of it has no stock yet: then nobody knows.</returns>
    public static DateTimeOffset? Of(TowerState state, OrderTrack track, DateTimeOffset now)
    {
        DateTimeOffset? last = null;
        foreach (var group in track.Units)
        {
            if (group.Place.Stage is Stage.Placed or Stage.Backordered) return null;
            if (group.Place.Stage > Stage.Shipped || Of(state, track, group.Place, now) is not { } at) continue;
            if (last is not { } known || at > known) last = at;
        }
        return last;
    }

    private static DateTimeOffset? Of(TowerState state, OrderTrack track, UnitPlace place, DateTimeOffset now)
    {
        if (track.PickUp is not null) return null;
        if (place.Stage == Stage.Shipped) return track.Shipments.FirstOrDefault(one => one.Id == place.Shipment) is { } shipment ? shipment.Eta ?? OverLane(state.Network, track, place.Site!, shipment.ShippedAt) : null;
        return track.OpenBookingAt(place.Site!) is { } booking ? booking.Eta ?? booking.Arrives : OverLane(state.Network, track, place.Site!, now);
    }

    /// <summary>Leaving when the lane is next open, with what slows it down now.</summary>
    private static DateTimeOffset? OverLane(NetworkState network, OrderTrack track, string site, DateTimeOffset ready)
    {
        if (track.Order.Destination is not { } to || network.Lane(site, to) is not { } lane) return null;
        var leaves = WorkTime.Of(lane, network.Sites.Find(site)?.Entry).Opening(ready) ?? ready;
        return leaves.AddTicks((long)(network.EffectiveLeadTime(lane, leaves) * TimeSpan.TicksPerHour));
    }
}
