using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Options;

/// <summary>What the moves of an option do to the book: the same when it is weighed on a copy of the state and when it is carried out.</summary>
internal static class SettingInMotion
{
    public static IEnumerable<IFact> Facts(TowerState state, (string Run, ExceptionCase One, string Kind) what, (PlannedMove Move, int Number) planned, DateTimeOffset now)
    {
        var (move, number) = planned;
        var lines = new[] { new MovementLine(move.Item, move.Quantity) };
        switch (what.Kind)
        {
            case "activateBackup":
                yield return new PurchaseOrderPlaced(new($"PO-{what.Run}-{number}", move.From, move.To, lines, move.Arrives) { Reference = what.Run, KnownAt = now });
                break;
            case "reallocate":
                yield return new StockReserved(move.From, move.Item, move.Quantity, what.Run);
                yield return new ShipmentPlanned(new($"SH-{what.Run}-{number}", move.From, move.To, lines, move.Arrives)
                {
                    Reference = what.Run,
                    KnownAt = now,
                    LeadTimeHours = state.Network.Lane(move.From, move.To)?.LeadTimeHours,
                });
                break;
            case "expedite":
                foreach (var late in Expedited(state, what.One, move).ToList()) yield return new MovementRescheduled(late.Id, move.Arrives, what.Run);
                break;
        }
    }

    /// <summary>A copy of the state on which the moves are in motion; those for which nothing stands in the book come in addition.</summary>
    public static (TowerState State, IReadOnlyList<PlannedMove> Beside) On(TowerState state, (string Run, ExceptionCase One, string Kind) what, IReadOnlyList<PlannedMove> moves, DateTimeOffset now)
    {
        var beside = new List<PlannedMove>();
        foreach (var (move, index) in moves.Select((move, index) => (move, index)))
        {
            var facts = Facts(state, what, (move, index + 1), now).ToList();
            if (facts.Count == 0) beside.Add(move);
            foreach (var body in facts) state = TowerApply.Apply(state, new(state.Version + 1, now, now, Actors.System, body));
        }
        return (state, beside);
    }

    private static IEnumerable<Movement> Expedited(TowerState state, ExceptionCase one, PlannedMove move) => state.Orders.PurchaseOrders.Values.Where(order =>
        order.From == move.From && order.To == move.To && order.Lines.Any(line => line.Item == move.Item) && (one.Deviation.Reference is null || order.Id == one.Deviation.Reference));
}
