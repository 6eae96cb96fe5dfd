using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>Lines get another quantity: what is least far on goes first, and gives its stock back; what is more is placed in addition.</summary>
internal static class Changing
{
    private static readonly Stage[] FirstToGo = [Stage.Backordered, Stage.Placed, Stage.Allocated, Stage.Released, Stage.Picking, Stage.Packed, Stage.ReadyForPickUp];

    public static Refusal? Change(Turn turn, OrderTrack track, TransitionBody body)
    {
        var transition = OrderMachine.Find(OrderMachine.Change)!;
        var moves = new List<UnitMove>();
        foreach (var want in body.Lines!)
        {
            var line = track.Line(want.Line)!;
            if (want.Quantity > line.Quantity) moves.Add(new(line.Id, line.Item, want.Quantity - line.Quantity, null, new(Stage.Placed)));
            if (want.Quantity >= line.Quantity) continue;
            var chosen = UnitChoice.Of(track, transition, new() { Lines = [new(line.Id, line.Quantity - want.Quantity)] }, FirstToGo);
            if (!chosen.Succeeded) return chosen.Refusal;
            moves.AddRange(chosen.Value.Select(unit => new UnitMove(line.Id, line.Item, unit.Quantity, unit.Group.Place, new(Stage.Cancelled))));
        }
        if (moves.Count == 0) return MachineCheck.Refused(track, transition, "tells the quantities that the lines have");
        Carrying.Record(turn, new(track.Id, OrderMachine.Change, moves), body.At);
        Allocation.Unasked(turn, track.Id);
        return null;
    }
}
