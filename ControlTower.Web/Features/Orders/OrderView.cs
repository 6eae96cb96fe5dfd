using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Texts;

namespace ControlTower.Web.Features.Orders;

/// <summary>One order with all that the tower knows around it.</summary>
public sealed record OrderView(Order Order, bool Late, Money? Value, IReadOnlyList<Milestone> Milestones, IReadOnlyList<LineView> Lines)
{
    public const int Most = 20;

    /// <summary>Open ones that put it at risk, worst first.</summary>
    public IReadOnlyList<ExceptionCase> Cases { get; init; } = [];

    /// <summary>Open ones on their way to its destination with its items, the earliest expected first; at most <see cref="Most"/>.</summary>
    public IReadOnlyList<Movement> Shipments { get; init; } = [];

    /// <summary>For whom, where to and how it came in, in the names that the network knows; what is the same is said once.</summary>
    public string Who { get; init; } = "";

    /// <summary>What is waited for of the order next.</summary>
    public (DueWhat What, DateTimeOffset At)? Next { get; init; }

    /// <summary>By the id of each shipment: what is waited for of it next.</summary>
    public IReadOnlyDictionary<string, (DueWhat What, DateTimeOffset At)?> NextOf { get; init; } = new Dictionary<string, (DueWhat What, DateTimeOffset At)?>();

    public static OrderView Of(TowerState state, Order order, DateTimeOffset now)
    {
        var view = Around(state, order, now);
        return view with
        {
            Who = string.Join(" · ", new[] { SiteNames.Of(state, order.Customer), SiteNames.Of(state, order.Destination) ?? order.Region, order.Channel }.OfType<string>().Distinct(StringComparer.Ordinal)),
            Next = NextDue.OfOrder(state.Orders, order.Id),
            NextOf = view.Shipments.ToDictionary(one => one.Id, one => NextDue.OfMovement(state.Orders, one.Id), StringComparer.Ordinal), // lookup only
        };
    }

    private static OrderView Around(TowerState state, Order order, DateTimeOffset now)
    {
        var items = order.Lines.Select(line => line.Item).ToHashSet(StringComparer.Ordinal);
        return new(order, OrderFilter.IsLate(order, now), OrderFigures.ValueOf(order), [.. MilestonesOf(order)], [.. order.Lines.Select(line => LineOf(state, order, line))])
        {
            Cases = [.. state.Exceptions.Open.Values.Where(one => one.Impact?.OrderIds.Contains(order.Id) == true).OrderByDescending(one => one.Priority).ThenBy(one => one.Id, StringComparer.Ordinal)],
            Shipments = [.. state.Orders.Shipments.Values
                .Where(one => one.To == order.Destination && one.Lines.Any(line => items.Contains(line.Item)))
                .OrderBy(one => one.Expected).Take(Most)],
        };
    }

    private static IEnumerable<Milestone> MilestonesOf(Order order)
    {
        Milestone[] miles =
        [
            new("Placed", order.PlacedAt, true), new("Approved", order.ApprovedAt, order.ApprovedAt is not null || order.Status is OrderStatus.Approved or OrderStatus.Shipped or OrderStatus.Delivered),
            new("Shipped", order.ShippedAt, order.ShippedAt is not null || order.Status is OrderStatus.Shipped or OrderStatus.Delivered),
            new("Delivered", order.DeliveredAt, order.Status == OrderStatus.Delivered) { Due = order.PromisedBy },
        ];
        var last = Array.FindLastIndex(miles, mile => mile.Reached);
        return miles.Select((mile, at) => mile with { Last = at == last });
    }

    private static LineView LineOf(TowerState state, Order order, OrderLine line) => new(
        line, state.Network.Items.Find(line.Item)?.Name,
        order.Destination is { } site ? state.Network.StockOf(site, line.Item)?.OnHand : null);
}

/// <param name="At">Null where it is not reached, or nobody recorded when.</param>
public sealed record Milestone(string Name, DateTimeOffset? At, bool Reached)
{
    public DateTimeOffset? Due { get; init; }

    /// <summary>None after it is reached.</summary>
    public bool Last { get; init; }

    /// <summary>How much of it, where not all.</summary>
    public string? Note { get; init; }
}

/// <param name="AtDestination">On hand where the order is to go.</param>
public sealed record LineView(OrderLine Line, string? ItemName, Quantity? AtDestination);
