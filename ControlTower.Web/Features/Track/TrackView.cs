using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Outward;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Web.Features.Track;

/// <summary>What a customer sees of an order: how far it is and when it comes. Nothing of who ordered, what, or for how much.</summary>
public sealed record TrackView(string Order, string Headline, IReadOnlyList<TrackStep> Steps, IReadOnlyList<OrderShipment> Shipments)
{
    /// <summary>When it is expected; null where nobody knows, or nothing is left to come.</summary>
    public DateTimeOffset? Expected { get; init; }

    /// <summary>It was promised for an earlier time.</summary>
    public DateTimeOffset? Promised { get; init; }

    /// <summary>Where it is fetched.</summary>
    public string? Store { get; init; }

    /// <summary>Until when the store keeps it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Of the place where it ends.</summary>
    public ReaderZone Zone { get; init; } = ReaderZone.Utc;

    public static TrackView Of(TowerState state, OrderTrack track, DateTimeOffset now)
    {
        var stand = OrderStanding.Of(track);
        var open = stand < OrderStand.ReturnRequested || stand == OrderStand.Held;
        var expected = open ? ArrivalEstimate.Of(state, track, now) ?? track.Expected ?? track.Order.PromisedBy : null;
        var place = track.PickUp?.Site ?? track.Order.Destination;
        return new(track.Id, HeadlineOf(stand, track), StepsOf(track), track.Shipments)
        {
            Expected = expected,
            Promised = expected is { } at && track.Order.PromisedBy is { } by && at > by ? by : null,
            Store = track.PickUp is { } fetched ? state.Network.Sites.Find(fetched.Site)?.Name ?? fetched.Site : null,
            Until = track.PickUpUntil,
            Zone = ReaderZone.Parse(place is null ? null : state.Network.Sites.Find(place)?.Entry.TimeZone),
        };
    }

    private static string HeadlineOf(OrderStand stand, OrderTrack track) => stand switch
    {
        OrderStand.Placed or OrderStand.Held => "We have your order",
        OrderStand.Backordered => "We wait for goods",
        OrderStand.Allocated or OrderStand.Released or OrderStand.Picking or OrderStand.Packed => "We prepare it",
        OrderStand.ReadyForPickUp => "Ready for you",
        OrderStand.Shipped => "On its way",
        OrderStand.ReturnRequested or OrderStand.ReturnReceived or OrderStand.Inspected => "Coming back to us",
        OrderStand.Delivered or OrderStand.Settled => track.PickUp is null ? "Delivered" : "Picked up",
        OrderStand.Returned => "Returned",
        OrderStand.Lost => "Lost on its way",
        _ => "Cancelled",
    };

    private static List<TrackStep> StepsOf(OrderTrack track)
    {
        var all = track.Order.Lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity);
        List<TrackStep> steps =
        [
            Step("Ordered", Stage.Placed), Step("In preparation", Stage.Released, Stage.Picking, Stage.Packed),
            track.PickUp is null ? Step("Sent", Stage.Shipped) : Step("Ready in the store", Stage.ReadyForPickUp),
            Step(track.PickUp is null ? "Delivered" : "Picked up", Stage.Delivered),
        ];
        // What went on further has been here as well, also where nobody told.
        var last = steps.FindLastIndex(step => step.Reached);
        return [.. steps.Select((step, index) => step with { Reached = index <= last })];

        TrackStep Step(string name, params Stage[] stages)
        {
            var marks = track.Marks.Where(mark => stages.Contains(mark.Stage)).ToList();
            if (marks.Count == 0) return new(name, null, null, false);
            var reached = marks.Aggregate(Quantity.Zero, (most, mark) => Quantity.Max(most, mark.Quantity));
            return new(name, marks.Min(mark => mark.First), reached < all ? $"{reached} of {all}" : null, true);
        }
    }
}

/// <param name="At">Null while it is not reached, and where nobody told when it was.</param>
/// <param name="Part">How much of it; null where it is all.</param>
public sealed record TrackStep(string Name, DateTimeOffset? At, string? Part, bool Reached);
