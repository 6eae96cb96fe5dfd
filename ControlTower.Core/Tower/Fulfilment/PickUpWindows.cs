using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>What nobody fetched within its window goes back on the shelf.</summary>
internal static class PickUpWindows
{
    public static void Ring(Turn turn, int portion)
    {
        foreach (var id in turn.State.Orders.PickUpEnds.Due(turn.Now, portion))
        {
            var track = turn.State.Orders.Tracks[id];
            var moves = track.At(Stage.ReadyForPickUp).Select(group => new UnitMove(group.Line, track.Line(group.Line)!.Item, group.Quantity, group.Place, new(Stage.Cancelled))).ToList();
            Carrying.Conclude(turn, new(id, OrderMachine.Expire, moves) { Reason = "nobody fetched it within its window" });
        }
    }
}
