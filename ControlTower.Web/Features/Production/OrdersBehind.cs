using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Production;

/// <summary>Customers' order lines that a production order is for: the earliest promise is served first, from stock, then from what is made in the order in which it is due.</summary>
/// <param name="Lines">The first <see cref="Most"/>.</param>
/// <param name="Count">Of all.</param>
public sealed record OrdersBehind(IReadOnlyList<WantedLine> Lines, int Count)
{
    public const int Most = 50;

    public static OrdersBehind Of(TowerState state, ProductionOrder order)
    {
        var before = state.Network.PositionsOf(order.Item).Aggregate(Quantity.Zero, (sum, position) => sum + position.Available);
        before = state.Orders.ProductionOf(order.Item)
            .Where(other => other.DueAt < order.DueAt || (other.DueAt == order.DueAt && string.CompareOrdinal(other.Id, order.Id) < 0)).Aggregate(before, (sum, other) => sum + other.Left);
        var (wanted, until) = (Quantity.Zero, before + order.Left);
        List<WantedLine> lines = [];
        foreach (var line in state.Orders.WantedOf(order.Item))
        {
            if (wanted >= until) break;
            wanted += line.Quantity;
            if (wanted > before) lines.Add(line);
        }
        return new([.. lines.Take(Most)], lines.Count);
    }
}
