using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Carries orders through their life: asked by people, told by warehouses and carriers, or by the tower itself. docs/decisions/0015 says how.</summary>
internal static class Carrying
{
    public static Result<object> Place(Turn turn, PlaceOrder place)
    {
        if (OrderTaking.Fault(turn.State, place) is { } fault) return fault;
        if (PromiseUse.Fault(turn.State, place, turn.Now) is { } over) return over;
        OrderTaking.Place(turn, place, null);
        return Answer(turn, place.Order.Id, 0, null);
    }

    /// <param name="move">As a person or a system asks for it.</param>
    public static Result<object> Move(Turn turn, MoveOrder move) => Move(turn, move, false);

    /// <summary>Why news cannot be; null where it can. Tried on a copy, of which nothing stays.</summary>
    public static Refusal? Objection(Turn turn, MoveOrder news) => Move(new Turn(turn.State, turn.Caller, turn.Now, turn.Rules), news, true).Refusal;

    /// <param name="news">Told from outside, so that it may imply what lies between.</param>
    public static Result<object> Move(Turn turn, MoveOrder move, bool news)
    {
        if (OrderMachine.Find(move.Transition) is not { } transition) return Refusal.NotFound($"The transition {move.Transition}; there are {string.Join(", ", OrderMachine.All.Select(one => one.Name))}. It");
        if (move.Revision is { } wanted && wanted != (turn.State.Orders.Tracks.Find(move.Order)?.Revision ?? 0)) return new Refusal(RefusalKind.PreconditionFailed, $"{move.Order} is at revision {turn.State.Orders.Tracks.Find(move.Order)?.Revision ?? 0}, not {wanted}.");
        if (OrderTaking.Take(turn, move.Order) is not { } track) return Refusal.NotFound($"The order {move.Order}");
        if (transition.ByTower) return MachineCheck.Refused(track, transition, "is done by the tower alone, when its time has come");
        if (MachineCheck.Objection(track, transition, news) is { } objection) return objection;
        if (Missing(transition, move.Body) is { } missing) return missing;
        if (Unknown(turn.State, track, move.Body) is { } unknown) return unknown;
        var (before, returns) = (turn.Facts.Count, track.Returns.Count);
        if (Do(turn, track, (transition, move.Body, news)) is { } refusal) return refusal;
        var after = turn.State.Orders.Tracks[track.Id];
        return Answer(turn, track.Id, before, after.Returns.Count > returns ? after.Returns[^1].Id : null);
    }

    /// <summary>Records a transition, and what it means for the order as others know it.</summary>
    public static void Record(Turn turn, OrderMoved moved, DateTimeOffset? at)
    {
        turn.Record(moved, at);
        OrderMilestones.Follow(turn, moved.Order, at);
    }

    public static void Conclude(Turn turn, OrderMoved moved)
    {
        turn.Conclude(moved);
        OrderMilestones.Follow(turn, moved.Order, null);
    }

    private static Refusal? Do(Turn turn, OrderTrack track, (Transition Transition, TransitionBody Body, bool News) what) => what.Transition.Name switch
    {
        OrderMachine.Allocate => Allocation.Ask(turn, track, what.Body),
        OrderMachine.Reassign => Allocation.Reassign(turn, track, what.Body),
        OrderMachine.Change => Changing.Change(turn, track, what.Body),
        OrderMachine.Resume => Resume(turn, track, what.Body),
        OrderMachine.Refund or OrderMachine.Replace or OrderMachine.Exchange => Returning.End(turn, track, what.Transition, what.Body),
        _ => UnitMoving.Move(turn, track, what),
    };

    private static Refusal? Resume(Turn turn, OrderTrack track, TransitionBody body)
    {
        Record(turn, new(track.Id, OrderMachine.Resume, []) { Reason = body.Reason }, body.At);
        Allocation.Unasked(turn, track.Id);
        return null;
    }

    private static Refusal? Missing(Transition transition, TransitionBody body) =>
        transition.Needs.Contains(Told.Reason) && string.IsNullOrWhiteSpace(body.Reason) ? Refusal.Invalid($"{transition.Name} needs a reason.", "/reason")
        : transition.Needs.Contains(Told.Site) && string.IsNullOrWhiteSpace(body.Site) ? Refusal.Invalid($"{transition.Name} needs a site.", "/site")
        : transition.Needs.Contains(Told.Quantities) && body.Lines is not { Count: > 0 } ? Refusal.Invalid($"{transition.Name} needs lines.", "/lines")
        : transition.Needs.Contains(Told.Items) && body.Items is not { Count: > 0 } ? Refusal.Invalid($"{transition.Name} needs items.", "/items")
        : null;

    private static Refusal? Unknown(TowerState state, OrderTrack track, TransitionBody body)
    {
        if (body.Site is { } site && !state.Network.Sites.ContainsKey(site)) return Refusal.Invalid($"There is no site '{site}'.", "/site");
        var lines = body.Lines ?? [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (track.Line(lines[i].Line) is null) return Refusal.Invalid($"{track.Id} has no line '{lines[i].Line}'.", $"/lines/{i}/line");
            if (lines[i].Damaged > lines[i].Quantity) return Refusal.Invalid("No more can be damaged than arrived.", $"/lines/{i}/damaged");
        }
        return lines.Select(line => line.Line).Distinct(StringComparer.Ordinal).Count() < lines.Count ? Refusal.Invalid("Each line stands once.", "/lines") : null;
    }

    private static OrderAnswer Answer(Turn turn, string order, int since, string? back)
    {
        var moved = turn.Facts.Skip(since).Select(fact => fact.Body).OfType<OrderMoved>().Where(one => one.Order == order).ToList();
        var track = turn.State.Orders.Tracks[order];
        return new(order, OrderStanding.Of(track), track.Revision, [.. moved.SelectMany(one => one.Moves)])
        {
            Return = back ?? moved.Select(one => one.Return?.Id).LastOrDefault(id => id is not null),
            LinkedOrder = moved.Select(one => one.Return?.LinkedOrder).LastOrDefault(id => id is not null),
        };
    }
}
