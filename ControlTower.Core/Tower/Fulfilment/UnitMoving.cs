using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Moves units from where a transition takes them to where it leaves them.</summary>
internal static class UnitMoving
{
    public static Refusal? Move(Turn turn, OrderTrack track, (Transition Transition, TransitionBody Body, bool News) what)
    {
        var (transition, body, news) = what;
        var able = UnitChoice.Of(track, transition, body, [.. MachineCheck.Sources(track, transition, news)]);
        if (!able.Succeeded) return able.Refusal;
        if (news && StockForNews(turn, track, transition, body) is { } missing) return missing;
        track = turn.State.Orders.Tracks[track.Id];
        var sources = MachineCheck.Sources(track, transition, news).Where(stage => !news || stage is not (Stage.Placed or Stage.Backordered)).ToList();
        var chosen = UnitChoice.Of(track, transition, body, sources);
        if (!chosen.Succeeded) return chosen.Refusal;
        if (Returning.Open(track, transition, body, (chosen.Value, body.At ?? turn.Now), out var back) is { } refusal) return refusal;
        List<OrderShipment>? sent = null;
        if (transition.Name == OrderMachine.Ship)
        {
            var shipping = Shipping.Of(track, body, chosen.Value, body.At ?? turn.Now);
            if (!shipping.Succeeded) return shipping.Refusal;
            sent = shipping.Value;
        }
        var moves = Moves(track, (transition, body), chosen.Value, place => Target(place, transition, body, (back?.Id, sent)));
        Carrying.Record(turn, new(track.Id, transition.Name, moves) { Reason = body.Reason, Return = back, Shipments = sent, Until = Until(track, transition, body, turn.Now) }, body.At);
        return null;
    }

    /// <summary>News of units for which no stock is set aside yet implies that it is; where the book has none, book and news disagree.</summary>
    private static Refusal? StockForNews(Turn turn, OrderTrack track, Transition transition, TransitionBody body)
    {
        if (!MachineCheck.Sources(track, transition, true).Contains(Stage.Placed)) return null;
        var lines = new List<LineUnits>();
        foreach (var line in track.Order.Lines)
        {
            Quantity In(Func<Stage, bool> stage) => track.Units.Where(group => group.Line == line.Id && stage(group.Place.Stage)).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);
            var waiting = In(stage => stage is Stage.Placed or Stage.Backordered);
            var ready = In(stage => stage is not (Stage.Placed or Stage.Backordered) && (transition.From.Contains(stage) || transition.Implies.Contains(stage)));
            var asked = body.Lines is null ? waiting : Quantity.Min(waiting, (body.Lines.FirstOrDefault(one => one.Line == line.Id)?.Quantity ?? Quantity.Zero) - ready);
            if (asked > Quantity.Zero) lines.Add(new(line.Id, asked));
        }
        return lines.Count == 0 ? null : Allocation.Ask(turn, track, new() { Lines = lines, Site = body.Site, At = body.At });
    }

    private static List<UnitMove> Moves(OrderTrack track, (Transition Transition, TransitionBody Body) what, List<(UnitGroup Group, Quantity Quantity)> chosen, Func<UnitPlace, UnitPlace> target)
    {
        var moves = new List<UnitMove>();
        var damaged = what.Body.Lines?.Where(line => line.Damaged is not null).ToDictionary(line => line.Line, line => line.Damaged!.Value, StringComparer.Ordinal) ?? []; // lookup only
        var anyhow = what.Body.Damaged ?? Quantity.Zero;
        foreach (var (group, quantity) in chosen)
        {
            var broken = Quantity.Min(quantity, Quantity.Max(anyhow, damaged.GetValueOrDefault(group.Line)));
            damaged[group.Line] = damaged.GetValueOrDefault(group.Line) - broken;
            anyhow -= Quantity.Min(anyhow, broken);
            moves.Add(new(group.Line, track.Line(group.Line)!.Item, quantity, group.Place, target(group.Place)) { Damaged = broken > Quantity.Zero ? broken : null });
        }
        return moves;
    }

    private static UnitPlace Target(UnitPlace place, Transition transition, TransitionBody body, (string? Return, List<OrderShipment>? Sent) given)
    {
        var to = transition.To!.Value;
        if (to is Stage.Placed or Stage.Backordered or Stage.Cancelled) return new(to);
        return transition.Name switch
        {
            OrderMachine.Ship => place with { Stage = to, Shipment = given.Sent!.First(one => one.Site == place.Site).Id },
            OrderMachine.RequestReturn => place with { Stage = to, Return = given.Return },
            OrderMachine.ReceiveReturn => place with { Stage = to, Return = place.Return ?? given.Return, ReturnedTo = body.Site ?? place.Site },
            OrderMachine.RefuseReturn => place with { Stage = to, Return = null, ReturnedTo = null },
            _ => place with { Stage = to },
        };
    }

    private static DateTimeOffset? Until(OrderTrack track, Transition transition, TransitionBody body, DateTimeOffset now) =>
        transition.Name == OrderMachine.Ready ? now.AddTicks((long)((body.WindowHours ?? track.PickUp!.WindowHours) * TimeSpan.TicksPerHour)) : null;
}
