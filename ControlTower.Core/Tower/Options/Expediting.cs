using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>What is late goes by a faster transport once the trouble is over.</summary>
internal static class Expediting
{
    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        if (context.One.Deviation.OpenEnded) return null;
        var moves = new List<PlannedMove>();
        var cost = context.Rules.Free;
        foreach (var (item, to, quantity) in need.Items)
        {
            if (context.State.Network.Lane(need.Origin, to) is not { } lane) continue;
            moves.Add(new(item, need.Origin, to, quantity, Leaves(context, lane) + FasterTransport.Takes(lane)));
            var normal = context.Transport(lane, item, quantity);
            cost += new Money(checked(normal.Micros * FasterTransport.Surcharge), normal.Currency);
        }
        return moves.Count == 0 ? null : new(cost, moves, moves.Max(move => move.Arrives), "Expedite by a faster transport");
    }

    /// <summary>Where no purchase order is named, what is late leaves when the trouble is over.</summary>
    private static DateTimeOffset Leaves(WeighingContext context, LaneEntry lane)
    {
        var late = context.One.Deviation.Hours ?? 0;
        if (context.One.Deviation.Reference is not { } id || context.State.Orders.PurchaseOrders.Find(id) is not { } order) return context.Now.AddHours((double)late);
        var leaves = FasterTransport.Leaves(order, lane, late);
        return leaves > context.Now ? leaves : context.Now;
    }
}
