using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Orders;

/// <summary>What is reckoned from an order for the screen.</summary>
public static class OrderFigures
{
    /// <summary>Of its lines; null where a price is missing or currencies differ, because then there is no one sum.</summary>
    public static Money? ValueOf(Order order)
    {
        Money? sum = null;
        foreach (var line in order.Lines)
        {
            if (line.Value is not { } value || (sum is { } before && before.Currency != value.Currency)) return null;
            sum = sum is { } so ? so + value : value;
        }
        return sum;
    }

    public static StateKind StateOf(OrderStatus status) => status switch
    {
        OrderStatus.Placed => StateKind.New,
        OrderStatus.Approved => StateKind.Acknowledged,
        OrderStatus.Shipped => StateKind.InProgress,
        OrderStatus.Delivered => StateKind.Resolved,
        _ => StateKind.RuledOut,
    };

    /// <summary>Open cases by the orders that they put at risk; a case keeps the first 200 of its orders.</summary>
    public static Dictionary<string, List<string>> Risks(CaseState cases)
    {
        var risks = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var one in cases.Open.Values)
        {
            foreach (var order in one.Impact?.OrderIds ?? [])
            {
                if (!risks.TryGetValue(order, out var found)) risks[order] = found = [];
                found.Add(one.Id);
            }
        }
        return risks;
    }
}
