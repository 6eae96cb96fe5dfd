using ControlTower.Core.Journal;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Tower.Fulfilment;

/// <summary>A copy of the state in which units of an order have given their stock back, to decide anew who serves them.</summary>
internal static class Freeing
{
    public static TowerState Of(TowerState state, OrderTrack track, IEnumerable<UnitGroup> units)
    {
        var moves = units.Where(group => group.Place.Site is not null).Select(group => new UnitMove(group.Line, track.Line(group.Line)!.Item, group.Quantity, group.Place, new(Stage.Placed))).ToList();
        return moves.Count == 0 ? state : TowerApply.Apply(state, new(state.Version + 1, state.RecordedAt, state.RecordedAt, Actors.System, new OrderMoved(track.Id, OrderMachine.Deallocate, moves)));
    }
}
