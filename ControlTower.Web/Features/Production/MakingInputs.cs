using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Production;

/// <summary>What the orders of the plants need, in the order in which they start: who is first takes what lies there, or will by then.</summary>
internal sealed class MakingInputs
{
    private readonly TowerState state;
    private readonly Dictionary<string, Quantity> free = new(StringComparer.Ordinal); // lookup only
    private readonly Dictionary<string, Queue<(Quantity Quantity, DateTimeOffset At)>> coming = new(StringComparer.Ordinal); // lookup only
    private readonly ILookup<string, string> cases;

    public MakingInputs(TowerState state)
    {
        this.state = state;
        cases = state.Exceptions.Open.Values.SelectMany(one => one.Deviation.Items.Select(item => (Item: item, Case: one.Id))).ToLookup(pair => pair.Item, pair => pair.Case, StringComparer.Ordinal);
    }

    /// <param name="halt">The case that holds the order, if one does: it explains what is short before any other.</param>
    public IReadOnlyList<InputRow> Take(ProductionOrder order, string? halt)
    {
        if ((order.Inputs ?? state.Network.Bom(order.Site, order.Item)?.Inputs) is not { } inputs) return [];
        return [.. inputs.Select(input => Take(order, input, halt))];
    }

    private InputRow Take(ProductionOrder order, BomInput input, string? halt)
    {
        var key = Keys.Of(order.Site, input.Item);
        var arriving = Coming(order.Site, input.Item, key);
        var next = arriving.TryPeek(out var first) ? first : ((Quantity Quantity, DateTimeOffset At)?)null;
        var there = There(order, input.Item, key, arriving);
        var needed = Quantity.Of(Math.Min(decimal.Round(input.Quantity.Units * order.Left.Units, 6), Micros.Limit));
        free[key] = Quantity.Max(Quantity.Zero, there - needed);
        var reason = there < needed ? halt ?? cases[input.Item].FirstOrDefault() : null;
        return new(input.Item, state.Network.Items.Find(input.Item)?.Name ?? input.Item, needed, there, next?.Quantity, next?.At, reason);
    }

    /// <summary>What is free when the order starts.</summary>
    private Quantity There(ProductionOrder order, string item, string key, Queue<(Quantity Quantity, DateTimeOffset At)> arriving)
    {
        if (!free.TryGetValue(key, out var there)) there = state.Network.StockOf(order.Site, item)?.Available ?? Quantity.Zero;
        while (arriving.TryPeek(out var first) && first.At <= order.StartAt) there = new(Micros.AddCapped(there.Micros, arriving.Dequeue().Quantity.Micros));
        return there;
    }

    private Queue<(Quantity Quantity, DateTimeOffset At)> Coming(string site, string item, string key)
    {
        if (coming.TryGetValue(key, out var known)) return known;
        return coming[key] = new(state.Orders.InboundOf(item).Where(one => one.Movement.To == site).Select(one => (one.Quantity, At: Expected(one.Movement))).OrderBy(one => one.At));
    }

    private static DateTimeOffset Expected(Movement movement) => movement.DelayedUntil is { } delayed && delayed > movement.Expected ? delayed : movement.Expected;
}
