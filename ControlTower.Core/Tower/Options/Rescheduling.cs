using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>
/// Production that waits for an input is put off until it is there, and what can run is brought forward into the gap. What does not wait
/// is never put off, each order keeps the working hours that were planned for it, and no two share the time of a line.
/// </summary>
internal static class Rescheduling
{
    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        var stock = new ComponentStock(context.State);
        var plan = new List<PlannedProduction>();
        var lines = need.Effect.Waiting.GroupBy(one => (one.Order.Site, one.Order.Line)).OrderBy(line => line.Key.Site, StringComparer.Ordinal).ThenBy(line => line.Key.Line, StringComparer.Ordinal); // ordered: first seen first
        foreach (var line in lines.Where(line => context.State.Network.CapacityShareOf(line.Key.Site, context.Now) == 1))
        {
            IReadOnlyList<WaitingProduction> waiting = [.. line];
            if (waiting.Any(one => one.Missing.Count == 0 || one.Order.StartedAt is not null)) continue;
            var plans = new[] { PlanOf(context, stock, waiting, mayOverrun: false), PlanOf(context, stock, waiting, mayOverrun: true) };
            plan.AddRange(plans.OfType<List<PlannedProduction>>().OrderBy(moves => moves.Max(one => one.DueAt)).ThenByDescending(moves => moves.Count).FirstOrDefault() ?? []);
        }
        if (plan.Count == 0) return null;
        var (earlier, later) = (plan.Count(one => one.StartAt < one.StartWas), plan.Count(one => one.StartAt > one.StartWas));
        return new(context.Rules.Free, [], plan.Max(one => one.DueAt), $"Run {Orders(earlier)} earlier and {Orders(later)} later") { Production = plan, Relied = stock.Relied };
    }

    private static string Orders(int count) => count == 1 ? "1 production order" : $"{count} production orders";

    /// <summary>For one line; null where nothing can be brought forward.</summary>
    /// <param name="mayOverrun">The last that is brought forward may still run when the input is there.</param>
    private static List<PlannedProduction>? PlanOf(WeighingContext context, ComponentStock stock, IReadOnlyList<WaitingProduction> waiting, bool mayOverrun)
    {
        var where = (waiting[0].Order.Site, waiting[0].Order.Line);
        var ids = waiting.Select(one => one.Order.Id).ToList();
        var (gap, end) = (waiting.Min(one => one.Since), waiting.Min(one => one.Until));
        var time = LineTime.Of(context.State, where, ids);
        var plan = new List<PlannedProduction>();
        foreach (var order in LineTime.On(context.State, where).Where(order => order.StartAt > gap && order.StartedAt is null && !ids.Contains(order.Id)))
        {
            if (Hours(time, order) is not { } hours || !CanRun(context, stock, order)) continue;
            time.Free(order.StartAt, order.DueAt);
            var slot = time.Slot(gap, hours);
            var fits = slot is not null && slot.StartAt < order.StartAt && slot.DueAt <= order.DueAt && slot.StartAt < end && (mayOverrun || slot.DueAt <= end);
            time.Take(fits ? slot!.StartAt : order.StartAt, fits ? slot!.DueAt : order.DueAt);
            if (fits) plan.Add(Moved(order, slot!));
        }
        if (plan.Count == 0) return null;
        foreach (var (order, until) in waiting.Select(one => (one.Order, one.Until)))
        {
            if (Hours(time, order) is not { } hours || time.Slot(until, hours) is not { } slot) return null;
            time.Take(slot.StartAt, slot.DueAt);
            plan.Add(Moved(order, slot));
        }
        return plan;
    }

    /// <summary>What it needs lies there now, beyond what is needed by those before it.</summary>
    private static bool CanRun(WeighingContext context, ComponentStock stock, ProductionOrder order)
    {
        if ((order.Inputs ?? context.State.Network.Bom(order.Site, order.Item)?.Inputs) is not { } inputs || !stock.Has(order.Site, inputs, order.Left, new(order.Id, order.StartAt))) return false;
        stock.Rely(order.Site, inputs);
        return true;
    }

    /// <summary>As planned; null where it was planned for a time in which nobody works.</summary>
    private static decimal? Hours(LineTime time, ProductionOrder order) => time.Work.Between(order.StartAt, order.DueAt) is > 0 and var hours ? hours : null;

    private static PlannedProduction Moved(ProductionOrder order, ProductionSlot slot) =>
        new(order.Id, order.Site, order.Item, order.Left, slot.StartAt, slot.DueAt) { Line = order.Line, StartWas = order.StartAt, DueWas = order.DueAt };
}
