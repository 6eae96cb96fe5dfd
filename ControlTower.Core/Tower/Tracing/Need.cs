using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Tracing;

/// <summary>What is missing where, because of a case.</summary>
/// <param name="Items">Item, the site that needs it, and how much.</param>
/// <param name="Effect">What the trouble does while nothing is done about it.</param>
internal sealed record Need(string Origin, IReadOnlyList<(string Item, string To, Quantity Quantity)> Items, TroubleEffect Effect, IReadOnlyList<ReliedStock> Relied)
{
    /// <summary>Where neither an order nor a purchase order tells how much is missing.</summary>
    private static readonly Quantity Least = Quantity.Of(1);

    public static Need Of(TowerState state, ExceptionCase one, DateTimeOffset now)
    {
        var origin = one.Deviation.Site ?? "";
        var effect = ImpactOf.Effect(state, one, now, []);
        IReadOnlyList<WantedLine> atRisk = [.. effect.Lines.Select(late => late.Line)];
        var items = one.Deviation.Kind is CaseKind.SupplierDelay or CaseKind.SupplierDown
            ? ImpactOf.ItemsOf(state, one).SelectMany(item => FromSupplier(state, one, origin, (item, atRisk)))
            : one.Deviation.Items.Select(item => (item, origin, Missing(one, item, atRisk)));
        return new(origin, [.. items], effect, ReliedOn(state, one));
    }

    private static IEnumerable<(string, string, Quantity)> FromSupplier(TowerState state, ExceptionCase one, string origin, (string Item, IReadOnlyList<WantedLine> AtRisk) what)
    {
        var orders = state.Orders.PurchaseOrdersAt(origin)
            .Where(order => order.From == origin && (one.Deviation.Reference is not { } reference || order.Id == reference))
            .SelectMany(order => order.Lines.Where(line => line.Item == what.Item).Select(line => (order.To, line.Quantity)))
            .ToList();
        if (orders.Count > 0)
        {
            foreach (var to in orders.Select(order => order.To).Distinct().Order(StringComparer.Ordinal))
            {
                yield return (what.Item, to, orders.Where(order => order.To == to).Aggregate(Quantity.Zero, (sum, order) => Total(sum, order.Quantity)));
            }
        }
        else if (state.Network.LanesOutOf(origin).FirstOrDefault() is { } lane)
        {
            yield return (what.Item, lane.To, Quantity.Max(Least, Missing(one, what.Item, what.AtRisk)));
        }
    }

    private static Quantity Missing(ExceptionCase one, string item, IReadOnlyList<WantedLine> atRisk)
    {
        var lines = atRisk.Where(line => line.Item == item).Aggregate(Quantity.Zero, (sum, line) => Total(sum, line.Quantity));
        var told = one.Deviation.Delta is { } delta ? new Quantity(Math.Abs(delta.Micros)) : Quantity.Zero;
        return Quantity.Max(lines, told);
    }

    private static Quantity Total(Quantity sum, Quantity quantity) => new(Micros.AddCapped(sum.Micros, quantity.Micros));

    private static List<ReliedStock> ReliedOn(TowerState state, ExceptionCase one) =>
        [.. one.Deviation.Items.Take(20).SelectMany(state.Network.PositionsOf).Select(position => new ReliedStock(position.Site, position.Item, position.Available.Micros))];
}
