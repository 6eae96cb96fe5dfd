using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>How the carriers' side of an order changes. Its revision stays: nothing of it moves.</summary>
internal static class BookingApply
{
    public static OrdinalMap<OrderTrack> Apply(OrdinalMap<OrderTrack> tracks, Fact fact) => fact.Body switch
    {
        OrderBooked booked => With(tracks, booked.Booking.Order, track => track with { Bookings = [.. track.Bookings, booked.Booking] }),
        BookingAnswered one => With(tracks, one.Order, track => Change(track, one.Booking, known => known with
        {
            Tracking = one.Tracking ?? known.Tracking,
            Label = one.Label ?? known.Label,
            Eta = one.Eta ?? known.Eta,
            Status = BookingStatus.Confirmed,
        })),
        BookingWithdrawn one => With(tracks, one.Order, track => Change(track, one.Booking, known => known with { Status = BookingStatus.Withdrawn })),
        OrderDelayed delayed => With(tracks, delayed.Order, track => track with { Expected = delayed.Expected }),
        _ => tracks,
    };

    /// <summary>What left by a booking has used it.</summary>
    public static IReadOnlyList<OrderBooking> Used(OrderTrack track, IReadOnlyList<OrderShipment> sent) => sent.Aggregate(track, (so, shipment) =>
        so.OpenBookingAt(shipment.Site) is { } booking ? Change(so, booking.Id, known => known with { Status = BookingStatus.Used }) : so).Bookings;

    private static OrdinalMap<OrderTrack> With(OrdinalMap<OrderTrack> tracks, string order, Func<OrderTrack, OrderTrack> change) =>
        tracks.TryGetValue(order, out var track) ? tracks.Set(order, change(track)) : tracks;

    private static OrderTrack Change(OrderTrack track, string id, Func<OrderBooking, OrderBooking> change) =>
        track with { Bookings = [.. track.Bookings.Select(one => one.Id == id ? change(one) : one)] };
}
