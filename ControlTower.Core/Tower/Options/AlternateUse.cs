using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Core.Tower.Options;

/// <summary>
/// What stands still for want of an input is made of another that can stand in for it, or by another recipe, where all that this takes
/// lies there beyond safety stock and what others need.
/// </summary>
internal static class AlternateUse
{
    public static OptionDraft? Draft(WeighingContext context, Need need)
    {
        var stock = new ComponentStock(context.State);
        var plan = new List<PlannedProduction>();
        var cost = context.Rules.Free;
        foreach (var waiting in need.Effect.Waiting.Where(one => one.Missing.Count > 0 && one.Order.StartedAt is null))
        {
            var order = waiting.Order;
            if (Cheapest(context, stock, waiting) is not { } recipe || !stock.TryTake(order.Site, recipe.Drawn, order.Left, new(order.Id, null))) continue;
            plan.Add(new(order.Id, order.Site, order.Item, order.Left, order.StartAt, recipe.DueAt) { Line = order.Line, StartWas = order.StartAt, DueWas = order.DueAt, Inputs = recipe.Inputs });
            cost += recipe.Cost;
        }
        foreach (var (site, item) in Unordered(need))
        {
            var recipes = RecipesOf(context, (site, item), Lacking(context, need, (site, item)), null).ToList();
            if (NewProduction.Of(context, stock, (site, item), Late(need, item), recipes) is not { } made) continue;
            plan.Add(made with { Order = $"MO-{context.Run}-{plan.Count + 1}" });
            cost += Difference(context, (made.Site, made.Item), made.Inputs!, made.Quantity);
        }
        return plan.Count == 0 ? null : new(cost, [], plan.Max(one => one.DueAt), Title(plan)) { Production = plan, Relied = stock.Relied };
    }

    private static string Title(List<PlannedProduction> plan) => $"Make {string.Join(", ", plan.Select(one => one.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(3))} of other inputs";

    private static Recipe? Cheapest(WeighingContext context, ComponentStock stock, WaitingProduction waiting)
    {
        var order = waiting.Order;
        var usual = context.State.Network.Bom(order.Site, order.Item);
        if ((order.Inputs ?? usual?.Inputs) is not { } inputs) return null;
        Recipe? best = null;
        foreach (var bom in RecipesOf(context, (order.Site, order.Item), waiting.Missing, inputs))
        {
            if ((bom.Line ?? order.Line) != order.Line || DueOf(context, order, (usual?.Hours, bom.Hours)) is not { } due) continue;
            var recipe = new Recipe(bom.Inputs, Replanning.Drawn(bom.Inputs, inputs), Difference(context, (order.Site, order.Item), bom.Inputs, order.Left), due);
            if ((best is null || recipe.Cost < best.Cost) && stock.Has(order.Site, recipe.Drawn, order.Left, new(order.Id, null))) best = recipe;
        }
        return best;
    }

    /// <summary>Ways to make an item that need nothing of what is missing: with inputs that stand in for it, then by other recipes.</summary>
    /// <param name="inputs">Of which it would be made; null for the usual.</param>
    private static IEnumerable<BomEntry> RecipesOf(WeighingContext context, (string Site, string Item) made, IReadOnlyList<string> missing, IReadOnlyList<BomInput>? inputs)
    {
        if (context.State.Network.Bom(made.Site, made.Item) is { } usual)
        {
            foreach (var other in Substituted(inputs ?? usual.Inputs, missing)) yield return usual with { Inputs = other };
        }
        foreach (var bom in context.State.Network.BomsOf(made.Site, made.Item).Where(bom => bom.Alternate is not null && !bom.Inputs.Any(input => missing.Contains(input.Item)))) yield return bom;
    }

    /// <summary>Each missing input by its first substitute, by its second and so on.</summary>
    private static IEnumerable<IReadOnlyList<BomInput>> Substituted(IReadOnlyList<BomInput> inputs, IReadOnlyList<string> missing)
    {
        var most = inputs.Where(input => missing.Contains(input.Item)).Select(input => input.Alternates?.Count ?? 0).DefaultIfEmpty(0).Max();
        if (inputs.Any(input => missing.Contains(input.Item) && input.Alternates is not { Count: > 0 })) yield break;
        for (var choice = 0; choice < most; choice++)
        {
            var place = choice;
            var other = inputs.Select(input => missing.Contains(input.Item) ? new BomInput(input.Alternates![Math.Min(place, input.Alternates.Count - 1)], input.Quantity) : input).ToList();
            if (other.Exists(input => missing.Contains(input.Item))) continue;
            yield return [.. other.GroupBy(input => input.Item, StringComparer.Ordinal).Select(same => same.Count() == 1 ? same.First() : new(same.Key, new(same.Aggregate(0L, (sum, input) => Micros.AddCapped(sum, input.Quantity.Micros)))))]; // ordered: first seen first
        }
    }

    /// <summary>A recipe that takes longer ends later, where nothing else is planned on the line then; null where something is.</summary>
    private static DateTimeOffset? DueOf(WeighingContext context, ProductionOrder order, (decimal? Usual, decimal Hours) work)
    {
        if (work.Usual is not { } usual || work.Hours <= usual) return order.DueAt;
        var line = LineTime.Of(context.State, (order.Site, order.Line), [order.Id]);
        var due = line.Work.Add(order.StartAt, line.Work.Between(order.StartAt, order.DueAt) + work.Hours - usual).ToUniversalTime();
        return line.IsFree(order.StartAt, due) ? due : null;
    }

    /// <summary>What the inputs cost more than the usual ones; nothing where that is not known of all.</summary>
    private static Money Difference(WeighingContext context, (string Site, string Item) made, IReadOnlyList<BomInput> inputs, Quantity units)
    {
        if (context.State.Network.Bom(made.Site, made.Item) is not { } usual || CostOf(context, inputs, units) is not { } other || CostOf(context, usual.Inputs, units) is not { } known) return context.Rules.Free;
        return other > known ? other - known : context.Rules.Free;
    }

    private static Money? CostOf(WeighingContext context, IReadOnlyList<BomInput> inputs, Quantity units)
    {
        var sum = context.Rules.Free;
        foreach (var (item, quantity) in ComponentStock.Needs(inputs, units))
        {
            if (context.UnitCost(item) is not { } cost) return null;
            sum += cost * quantity;
        }
        return sum;
    }

    /// <summary>Where something stands still that no production order stands for.</summary>
    private static IEnumerable<(string Site, string Item)> Unordered(Need need) =>
        need.Effect.Stops.Where(stop => stop.ProductionOrders.Count == 0).SelectMany(stop => stop.Items.Select(item => (stop.Site, item))).Distinct();

    private static Quantity Late(Need need, string item) =>
        new(need.Effect.Lines.Where(late => late.Line.Item == item).Aggregate(0L, (sum, late) => Micros.AddCapped(sum, late.Line.Quantity.Micros)));

    /// <summary>Of the usual inputs those that are missing because of the case.</summary>
    private static List<string> Lacking(WeighingContext context, Need need, (string Site, string Item) made)
    {
        var late = need.Items.Select(one => one.Item).Concat(ImpactOf.ItemsOf(context.State, context.One)).ToHashSet(StringComparer.Ordinal); // lookup only
        return [.. (context.State.Network.Bom(made.Site, made.Item)?.Inputs ?? []).Select(input => input.Item).Where(late.Contains)];
    }

    /// <param name="Drawn">What it takes from stock.</param>
    private sealed record Recipe(IReadOnlyList<BomInput> Inputs, IReadOnlyList<BomInput> Drawn, Money Cost, DateTimeOffset DueAt);
}
