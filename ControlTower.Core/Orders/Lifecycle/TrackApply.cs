using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>How the orders that the tower carries change with each fact.</summary>
internal static class TrackApply
{
    public static OrderState Apply(OrderState state, Fact fact) => fact.Body switch
    {
        OrderTaken taken => state.Open.TryGetValue(taken.Order, out var order) ? With(state, null, Begin(order, taken)) : state,
        OrderMoved moved => state.Tracks.TryGetValue(moved.Order, out var track) ? With(state, track, Move(track, moved, fact)) : state,
        BacklogLeft left => state with { BacklogLeft = left.Items },
        OrderBooked or BookingAnswered or BookingWithdrawn or OrderDelayed => state with { Tracks = BookingApply.Apply(state.Tracks, fact) },
        _ => state,
    };

    private static OrderTrack Begin(Order order, OrderTaken taken) => OrderTrack.Of(order) with
    {
        Revision = 1,
        Priority = taken.Priority,
        PickUp = taken.PickUp,
        LinkedTo = taken.LinkedTo,
        Unasked = taken.Unasked,
    };

    private static OrderState With(OrderState state, OrderTrack? before, OrderTrack after)
    {
        if (before is not null && !ReferenceEquals(before.Order, after.Order) && state.Open.TryGetValue(after.Id, out var order))
        {
            var changed = order with { Lines = after.Order.Lines };
            state = state with { Open = state.Open.Set(after.Id, changed), Queue = SiteQueue.With(SiteQueue.Without(state.Queue, order), changed) };
        }
        return TrackIndex.Follow(state with { Tracks = state.Tracks.Set(after.Id, after) }, before, after);
    }

    private static OrderTrack Move(OrderTrack track, OrderMoved moved, Fact fact)
    {
        var at = fact.OccurredAt;
        var units = new UnitTally(track.Units);
        foreach (var move in moved.Moves)
        {
            if (move.From is { } from) units.Take(move.Line, from, move.Quantity);
            units.Put(move.Line, move.To, move.Quantity, at);
        }
        return track with
        {
            Order = moved.Transition == OrderMachine.Change ? Changed(track.Order, moved) : track.Order,
            Revision = track.Revision + 1,
            Units = units.InOrderOf(track.Order.Lines),
            Held = moved.Transition switch { OrderMachine.Hold => moved.Reason ?? "", OrderMachine.Resume => null, _ => track.Held },
            PickUpUntil = moved.Until ?? (moved.Transition == OrderMachine.Expire ? null : track.PickUpUntil),
            Shipments = moved.Shipments is { } sent ? [.. track.Shipments.Where(known => sent.All(one => one.Id != known.Id)), .. sent] : track.Shipments,
            Bookings = moved.Shipments is { } fetched ? BookingApply.Used(track, fetched) : track.Bookings,
            Returns = moved.Return is { } back ? [.. track.Returns.Where(known => known.Id != back.Id), back] : track.Returns,
            Marks = moved.Moves.Aggregate(track.Marks, (marks, move) => Marked(marks, move, at)),
            SourcedBy = OrderMachine.LooksForStock(moved.Transition) ? moved.Moves.Aggregate(track.SourcedBy, (lines, move) => lines.Set(move.Line, fact.Sequence)) : track.SourcedBy,
            Damaged = moved.Moves.Aggregate(track.Damaged, (sum, move) => sum + (move.Damaged ?? Quantity.Zero)),
        };
    }

    /// <summary>What is ordered in addition or cancelled by a change is what the line is to have from now on.</summary>
    private static Order Changed(Order order, OrderMoved moved)
    {
        Quantity Now(OrderLine line) => moved.Moves.Where(move => move.Line == line.Id).Aggregate(line.Quantity, (sum, move) => move.From is null ? sum + move.Quantity : sum - move.Quantity);
        return order with { Lines = [.. order.Lines.Select(line => line with { Quantity = Now(line) })] };
    }

    private static IReadOnlyList<StageMark> Marked(IReadOnlyList<StageMark> marks, UnitMove move, DateTimeOffset at)
    {
        if (move.From?.Stage == move.To.Stage) return marks;
        var known = marks.FirstOrDefault(mark => mark.Stage == move.To.Stage);
        var mark = known is null ? new StageMark(move.To.Stage, move.Quantity, at, at) : known with
        {
            Quantity = known.Quantity + move.Quantity,
            First = at < known.First ? at : known.First,
            Last = at > known.Last ? at : known.Last,
        };
        return [.. marks.Where(one => one.Stage < mark.Stage), mark, .. marks.Where(one => one.Stage > mark.Stage)];
    }
}
