using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Outward;

/// <summary>
/// What each change of an order says to the outside: warehouses, stores, carriers, subscribers and customers. Every telling is recorded with the
/// fact that it tells of, in one commit, and the outbox delivers it under one id: none is lost, and none is another one when it is told again.
/// </summary>
internal static class OutwardFlow
{
    public static void Follow(Turn turn)
    {
        if (!turn.State.Effects.Endpoints.Values.Any(one => one.Active)) return;
        ReleasingAtOnce.Follow(turn);
        var revisions = Revisions(turn);
        var (placed, released) = (new HashSet<string>(StringComparer.Ordinal), (string?)null); // lookup only
        for (var index = 0; index < revisions.Length; index++)
        {
            switch (turn.Facts[index].Body)
            {
                case SignalAccepted signal:
                    released = signal.Type == SignalTypes.OrderReleased ? signal.Data.TextOrNull("order") : null;
                    break;
                case OrderPlaced one:
                    placed.Add(one.Order.Id);
                    break;
                case OrderTaken taken when placed.Contains(taken.Order):
                    Placed(turn, turn.State.Orders.Tracks[taken.Order] with { Revision = revisions[index] });
                    break;
                case OrderMoved moved:
                    Moved(turn, moved, (revisions[index], moved.Order == released));
                    break;
                case DueMissed { What: DueWhat.Delivery } missed when turn.State.Orders.Tracks.ContainsKey(missed.Id):
                    LookForDelay(turn, missed.Id);
                    break;
                case BookingAnswered answered:
                    OrderEvents.Tell(turn, turn.State.Orders.Tracks[answered.Order], OrderEvents.Booked, null);
                    LookForDelay(turn, answered.Order);
                    break;
            }
        }
    }

    /// <summary>By fact, the revision that it gave its order: one command may move an order twice, and which came first must be told.</summary>
    private static int[] Revisions(Turn turn)
    {
        var (revisions, after) = (new int[turn.Facts.Count], new Dictionary<string, int>(StringComparer.Ordinal)); // lookup only
        for (var index = revisions.Length - 1; index >= 0; index--)
        {
            if ((turn.Facts[index].Body switch { OrderMoved moved => moved.Order, OrderTaken taken => taken.Order, _ => null }) is not { } order) continue;
            revisions[index] = after.TryGetValue(order, out var later) ? later - 1 : turn.State.Orders.Tracks.Find(order)?.Revision ?? 0;
            after[order] = revisions[index];
        }
        return revisions;
    }

    private static void Placed(Turn turn, OrderTrack track)
    {
        OrderEvents.Tell(turn, track, OrderEvents.Placed, null);
        CustomerMessages.Placed(turn, track);
    }

    private static void Moved(Turn turn, OrderMoved moved, (int Revision, bool Told) how)
    {
        var track = turn.State.Orders.Tracks[moved.Order] with { Revision = how.Revision };
        OrderEvents.Tell(turn, track, OrderEvents.TypeOf(moved), moved);
        PickLists.Follow(turn, track, moved, how.Told);
        CarrierBooking.Follow(turn, moved.Order, moved);
        CustomerMessages.Follow(turn, track, moved);
        LookForDelay(turn, moved.Order);
    }

    /// <summary>Later than was told last, by as much as is worth telling.</summary>
    private static void LookForDelay(Turn turn, string order)
    {
        var track = turn.State.Orders.Tracks[order];
        if ((track.Expected ?? track.Order.PromisedBy) is not { } was || ArrivalEstimate.Of(turn.State, track, turn.Now) is not { } estimate) return;
        // What has not arrived yet does not arrive in the past.
        var expected = estimate > turn.Now ? estimate : turn.Now;
        var worth = (long)((turn.State.Orders.Outward ?? OutwardTerms.Default).DelayHours * TimeSpan.TicksPerHour);
        if ((expected - was).Ticks < worth) return;
        var delay = new OrderDelayed(order, was, expected);
        turn.Conclude(delay);
        track = turn.State.Orders.Tracks[order];
        OrderEvents.Tell(turn, track, OrderEvents.Delayed, null);
        CustomerMessages.Delayed(turn, track, delay);
    }
}
