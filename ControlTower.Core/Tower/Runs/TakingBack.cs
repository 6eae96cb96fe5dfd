using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Takes back what an option set in motion: what has not left or begun is cancelled, the rest stays. docs/decisions/0013 says why.</summary>
internal static class TakingBack
{
    /// <returns>What stays as it is, in words.</returns>
    public static IReadOnlyList<string> Of(Turn turn, Run run)
    {
        if (run.Carried is not { } option) return [];
        var stays = new List<string?>();
        for (var i = 0; i < option.Moves.Count; i++)
        {
            if (option.Kind == "activateBackup") stays.Add(Cancel(turn, $"PO-{run.Id}-{i + 1}", run.Id));
            else if (option.Kind == "reallocate") stays.Add(Keep(turn, $"SH-{run.Id}-{i + 1}", run.Id, option.Moves[i]));
            else if (option.Kind == "expedite") SlowDown(turn, run.Id, option.Moves[i]);
        }
        if (option.Servings is { } servings) stays.Add(ServeAgain(turn, run.Id, servings));
        foreach (var one in option.Production ?? []) stays.Add(Unmake(turn, run.Id, one));
        foreach (var site in (option.Production ?? []).Select(one => one.Site).Distinct(StringComparer.Ordinal).Where(turn.State.Network.DowntimeEnds.ById.ContainsKey).ToList()) Scheduling.MeetProduction(turn, site);
        return [.. stays.OfType<string>()];
    }

    private static string? Cancel(Turn turn, string id, string run)
    {
        if (turn.State.Orders.Movement(id) is not { } movement) return $"{id} has arrived";
        if (movement.DepartedAt is not null || movement.Status != MovementStatus.Planned) return $"{id} is on its way";
        turn.Conclude(new MovementCancelled(id, run));
        return null;
    }

    /// <summary>What nobody has picked goes back to the site that served it, where its stock is still free.</summary>
    private static string? ServeAgain(Turn turn, string run, IReadOnlyList<PlannedServing> servings)
    {
        var all = servings.Select(one => one.Order).Distinct(StringComparer.Ordinal).Count();
        var back = Resourcing.Move(turn, [.. servings.Select(one => one with { From = one.To, To = one.From })], $"{run} is taken back");
        return back == all ? null : $"{all - back} of {all} orders are served from where they are";
    }

    /// <summary>The stock that was set aside for a shipment is free again.</summary>
    private static string? Keep(Turn turn, string id, string run, PlannedMove move)
    {
        if (Cancel(turn, id, run) is { } stays) return stays;
        turn.Conclude(new StockReleased(move.From, move.Item, move.Quantity, run));
        return null;
    }

    /// <summary>It is expected again when its supplier confirmed it, else when it was promised; a delay that was told still counts.</summary>
    private static void SlowDown(Turn turn, string run, PlannedMove move)
    {
        foreach (var order in turn.State.Orders.PurchaseOrders.Values.Where(order => order.Reference == run && order.From == move.From && order.To == move.To && order.Eta == move.Arrives && order.DepartedAt is null).ToList())
        {
            turn.Conclude(new MovementRescheduled(order.Id, order.ConfirmedFor ?? order.PromisedAt, run));
        }
    }

    private static string? Unmake(Turn turn, string run, PlannedProduction one)
    {
        if (turn.State.Orders.ProductionOrders.Find(one.Order) is not { } order) return $"{one.Order} is made";
        if (order.StartedAt is not null) return $"{one.Order} has begun";
        if (order.Reference != run || order.StartAt != one.StartAt || order.DueAt != one.DueAt) return $"{one.Order} was changed since";
        if (one is not { StartWas: { } start, DueWas: { } due }) turn.Conclude(new ProductionOrderCancelled(one.Order, run));
        else turn.Conclude(new ProductionOrderReplanned(one.Order, start, due, run) { Inputs = one.Inputs is null ? null : turn.State.Network.Bom(one.Site, one.Item)?.Inputs });
        return null;
    }
}
