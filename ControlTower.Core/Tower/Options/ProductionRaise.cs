using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Stock;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>
/// What is missing is made by a plant that can: an order for it is brought forward, or a new one is placed, where the inputs lie there
/// beyond safety stock and what others need, and the line has free time.
/// </summary>
internal static class ProductionRaise
{
    /// <summary>Items and places that are looked at.</summary>
    private const int MostTargets = 20;

    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        var stock = new ComponentStock(context.State);
        var plan = new List<PlannedProduction>();
        foreach (var target in Targets(need)) Make(context, stock, target, plan);
        if (plan.Count == 0) return null;
        var cost = plan.Aggregate(context.Rules.Free, (sum, one) => sum + CostOf(context, one));
        var title = $"Make more {string.Join(", ", plan.Select(one => one.Item).Distinct(StringComparer.Ordinal).Take(3))} in {string.Join(", ", plan.Select(one => one.Site).Distinct(StringComparer.Ordinal).Take(3))}";
        return new(cost, [], plan.Max(one => one.Arrives), title) { Production = plan, Relied = stock.Relied };
    }

    /// <summary>What is missing because of the case, and what customers get late because of it.</summary>
    private static IEnumerable<(string Item, string To, Quantity Quantity)> Targets(Need need)
    {
        var late = need.Effect.Lines.GroupBy(line => (line.Line.Item, line.Line.Destination)).OrderBy(group => group.Key.Item, StringComparer.Ordinal).ThenBy(group => group.Key.Destination, StringComparer.Ordinal) // ordered: first seen first
            .Select(group => (group.Key.Item, To: group.Key.Destination, Quantity: new Quantity(group.Aggregate(0L, (sum, line) => Micros.AddCapped(sum, line.Line.Quantity.Micros)))));
        return need.Items.Concat(late).DistinctBy(target => (target.Item, target.To)).Take(MostTargets);
    }

    private static void Make(WeighingContext context, ComponentStock stock, (string Item, string To, Quantity Quantity) target, List<PlannedProduction> plan)
    {
        var network = context.State.Network;
        var graph = LaneGraph.Of(network);
        var plants = network.BomsFor(target.Item)
            .Where(bom => bom.Site != context.One.Deviation.Site && network.CapacityShareOf(bom.Site, context.Now) == 1 && graph.NumberOf(target.To) >= 0)
            .Select(bom => (Bom: bom, Span: graph.Span(graph.NumberOf(bom.Site), graph.NumberOf(target.To))))
            .Where(plant => plant.Span != LaneGraph.Unreached).OrderBy(plant => plant.Span).ThenBy(plant => plant.Bom.Site, StringComparer.Ordinal).ToList();
        var missing = target.Quantity;
        foreach (var (bom, span) in plants)
        {
            foreach (var earlier in Earlier(context, stock, bom, plan).TakeWhile(_ => missing > Quantity.Zero).ToList()) Add(earlier, span);
            if (missing <= Quantity.Zero || !IsFree(plan, bom)) continue;
            if (NewProduction.Of(context, stock, (bom.Site, bom.Item), missing, [bom]) is { } made) Add(made with { Order = $"MO-{context.Run}-{plan.Count + 1}", Inputs = null }, span);
        }

        void Add(PlannedProduction one, long span)
        {
            plan.Add(one with { To = target.To, Arrives = one.DueAt.AddTicks(span) });
            missing -= Quantity.Min(missing, one.Quantity);
        }
    }

    /// <summary>The first order for the item that can run sooner than planned.</summary>
    private static IEnumerable<PlannedProduction> Earlier(WeighingContext context, ComponentStock stock, BomEntry bom, List<PlannedProduction> plan)
    {
        foreach (var order in context.State.Orders.ProductionOf(bom.Item).Where(order => order.Site == bom.Site && order.StartedAt is null).OrderBy(order => order.StartAt).ThenBy(order => order.Id, StringComparer.Ordinal))
        {
            if (plan.Exists(one => one.Site == order.Site && one.Line == order.Line)) yield break;
            var time = LineTime.Of(context.State, (order.Site, order.Line), [order.Id]);
            var inputs = order.Inputs ?? bom.Inputs;
            if (time.Work.Between(order.StartAt, order.DueAt) is not (> 0 and var hours) || time.Slot(context.Now, hours) is not { } slot || slot.StartAt >= order.StartAt || slot.DueAt >= order.DueAt) continue;
            if (!stock.Has(order.Site, inputs, order.Left, new(order.Id, order.StartAt))) continue;
            stock.Rely(order.Site, inputs);
            yield return new(order.Id, order.Site, order.Item, order.Left, slot.StartAt, slot.DueAt) { Line = order.Line, StartWas = order.StartAt, DueWas = order.DueAt };
            yield break;
        }
    }

    /// <summary>Each line takes one more order of an option.</summary>
    private static bool IsFree(List<PlannedProduction> plan, BomEntry bom) => !plan.Exists(one => one.Site == bom.Site && one.Line == bom.Line);

    /// <summary>What is made beyond plan at its unit cost, and the way to where it is wanted.</summary>
    private static Money CostOf(WeighingContext context, PlannedProduction one)
    {
        var made = one.StartWas is null && context.UnitCost(one.Item) is { } cost ? cost * one.Quantity : context.Rules.Free;
        if (one.To is not { } to || to == one.Site) return made;
        var ways = new StockWays(context.State.Network, one.Item, context.Rules);
        return ways.To(to)(one.Site) is { } way ? made + ways.Cost(way, one.Quantity) : made;
    }
}
