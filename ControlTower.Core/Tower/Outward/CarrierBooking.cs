using System.Text.Json;
using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Freight;

namespace ControlTower.Core.Tower.Outward;

/// <summary>
/// Books the carrier of the best offer when a site is told to prepare: what it asks, what its lateness so far costs, and what it costs to
/// arrive past the promise. Its answer brings reference and label; where it answers nothing, the signal that it left does.
/// </summary>
public static class CarrierBooking
{
    public const string Requested = "booking.requested";
    public const string Withdrawn = "booking.withdrawn";

    private const int LongestName = 200;
    private const int LongestAddress = 2_000;

    internal static void Follow(Turn turn, string order, OrderMoved moved)
    {
        if (turn.State.Orders.Tracks[order] is not { PickUp: null } track) return;
        if (moved.Transition == OrderMachine.Release)
        {
            foreach (var site in moved.Moves.Select(move => move.To.Site!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) Book(turn, turn.State.Orders.Tracks[order], site, moved);
        }
        foreach (var booking in turn.State.Orders.Tracks[order].Bookings.Where(one => one.Open && !IsPrepared(turn.State.Orders.Tracks[order], one.Site)).ToList())
        {
            turn.Conclude(new BookingWithdrawn(order, booking.Id));
            Telling.Duty(turn, RouteOf(turn.State, booking.Carrier), Withdrawn, (order, new { Booking = booking.Id, order, booking.Site, booking.Carrier, booking.Tracking }));
        }
    }

    /// <summary>Whether what the endpoint answers is read.</summary>
    public static bool AsksForAnswer(Effect effect) => effect.Type == Requested;

    /// <summary>What the carrier answered to being asked; anything that is not as it should be tells nothing.</summary>
    internal static void Answered(Turn turn, Effect effect, JsonElement? answer)
    {
        if (effect.Type != Requested || answer is not { ValueKind: JsonValueKind.Object } told) return;
        var (order, id) = (effect.Payload.Text("order"), effect.Payload.Text("booking"));
        if (turn.State.Orders.Tracks.Find(order)?.Bookings.FirstOrDefault(one => one.Id == id) is not { Open: true }) return;
        var (tracking, label, eta) = (Text(told, "tracking", LongestName), Text(told, "label", LongestAddress), Instant(told));
        if (tracking is null && label is null && eta is null) return;
        turn.Conclude(new BookingAnswered(order, id, tracking, label, eta));
    }

    private static void Book(Turn turn, OrderTrack track, string site, OrderMoved moved)
    {
        if (track.OpenBookingAt(site) is not null || track.Order.Destination is not { } to) return;
        var lines = moved.Moves.Where(move => move.To.Site == site).Select(move => (move.Item, move.Quantity.Units)).ToList();
        var hour = Hour(turn, track);
        var offers = FreightShopping.Offers(turn.State, new(site, to, lines, turn.Now, hour), turn.Rules);
        if (!offers.Succeeded) return;
        var able = offers.Value.Items.Where(one => RouteOf(turn.State, one.Carrier) is not null).OrderBy(one => Worth(one, track, hour)).Take(2).ToList();
        if (able.Count == 0) return;
        var best = able[0];
        var booking = new OrderBooking($"{track.Id}-B{track.Bookings.Count + 1}", track.Id, site, best.Carrier, best.Service, best.Cost, best.ExpectedCost, best.Leaves, best.Arrives)
        {
            RunnerUp = able.ElementAtOrDefault(1) is { } next ? string.Join(' ', new[] { next.Carrier, next.Service }.OfType<string>()) : null,
            RunnerUpCost = able.ElementAtOrDefault(1)?.ExpectedCost,
        };
        turn.Conclude(new OrderBooked(booking));
        var told = new BookingAsked(booking.Id, track.Id, site, to, [.. lines.Select(line => new BookedLine(line.Item, Quantity.Of(line.Units)))], best) { PromisedBy = track.Order.PromisedBy };
        Telling.Duty(turn, RouteOf(turn.State, best.Carrier), Requested, (track.Id, told));
    }

    /// <summary>Equal offers stay in the order of rate shopping.</summary>
    private static decimal Worth(FreightOffer offer, OrderTrack track, decimal hour)
    {
        var late = track.Order.PromisedBy is { } by && offer.Arrives > by ? (offer.Arrives - by).Ticks / (decimal)TimeSpan.TicksPerHour : 0;
        return offer.ExpectedCost.Amount + Math.Min(late * hour, Micros.Limit);
    }

    /// <summary>What an hour of lateness of the order costs: as its contract says, else by the share of its value that the tower reckons with.</summary>
    private static decimal Hour(Turn turn, OrderTrack track)
    {
        if (track.Order.PenaltyPerHour is { } penalty) return penalty.Amount;
        var value = track.Order.Lines.Sum(line => Math.Min((line.Price?.Amount ?? 0) * line.Quantity.Units, Micros.Limit));
        return Math.Min(value * turn.Rules.LatenessPerHour, Micros.Limit);
    }

    private static string? RouteOf(TowerState state, string? carrier) => (state.Orders.Outward ?? OutwardTerms.Default).RouteOf(RouteKind.Carrier, carrier);

    private static bool IsPrepared(OrderTrack track, string site) => track.At(Stage.Released, Stage.Picking, Stage.Packed).Any(group => group.Place.Site == site);

    private static string? Text(JsonElement told, string member, int longest) =>
        told.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest && !text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter)) ? text : null;

    private static DateTimeOffset? Instant(JsonElement told) =>
        told.TryGetProperty("eta", out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : null;

    private sealed record BookingAsked(string Booking, string Order, string From, string To, IReadOnlyList<BookedLine> Lines, FreightOffer Offer)
    {
        public DateTimeOffset? PromisedBy { get; init; }
    }

    private sealed record BookedLine(string Item, Quantity Quantity);
}
