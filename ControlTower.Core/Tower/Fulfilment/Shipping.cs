using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>What leaves becomes shipments, one for each site that it leaves.</summary>
internal static class Shipping
{
    public static Result<List<OrderShipment>> Of(OrderTrack track, TransitionBody body, IReadOnlyList<(UnitGroup Group, Quantity Quantity)> units, DateTimeOffset at)
    {
        var sites = units.Select(unit => unit.Group.Place.Site!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (body.Shipment is { } name)
        {
            if (sites.Count > 1) return Refusal.Conflict($"{track.Id} leaves from {string.Join(" and ", sites)}: a shipment leaves one site; tell which with site.");
            if (track.Shipments.FirstOrDefault(one => one.Id == name) is { } known) return Refusal.Conflict($"The shipment {name} left {known.Site} already: what leaves later is another.");
        }
        return sites.Select((site, index) => new OrderShipment(body.Shipment ?? $"{track.Id}-S{track.Shipments.Count + index + 1}", site, at)
        {
            Carrier = body.Carrier ?? Booked(track, body, site)?.Carrier,
            Tracking = body.Tracking ?? Booked(track, body, site)?.Tracking,
            Eta = body.Eta ?? Booked(track, body, site)?.Eta ?? Booked(track, body, site)?.Arrives,
        }).ToList();
    }

    /// <summary>What is not told was said by the carrier that was asked, unless another one came.</summary>
    private static OrderBooking? Booked(OrderTrack track, TransitionBody body, string site) =>
        track.OpenBookingAt(site) is { } booking && (body.Carrier is null || body.Carrier == booking.Carrier) ? booking : null;
}
