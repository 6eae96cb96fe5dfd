using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Runtime.SignalReplay;

/// <summary>The orders of an import as the news that they once were: placed, approved, shipped, delivered, each at its time.</summary>
public static class HistoricSignals
{
    private const string RulesOfAnOrder = "an order without lines or without a promise cannot be placed live; it can be imported";

    public static ReplayPlan Of(ImportPlan plan)
    {
        var told = plan.Orders.Where(order => order.Lines.Count > 0 && order.PromisedBy is not null).ToList();
        var untold = plan.Orders.Count - told.Count;
        List<RejectedRow> rejected = [.. plan.Rejected];
        if (untold > 0) rejected.Add(new(plan.Mapping, 0, null, $"{untold} orders: {RulesOfAnOrder}"));
        return new(plan.Mapping, plan.Network, [.. told.SelectMany(order => EventsOf(plan.Mapping, order)).OrderBy(one => one.At)], rejected);
    }

    private static IEnumerable<ReplayEvent> EventsOf(string mapping, ImportedOrder order)
    {
        yield return new ReplaySignal(order.PlacedAt, Placed(mapping, order));
        if (order.Outcome is ImportedOutcome.Cancelled or ImportedOutcome.Unavailable) yield break;
        if (order.ApprovedAt is { } approved) yield return new ReplayAdvance(Later(approved, order.PlacedAt), order.Id, OrderStatus.Approved);
        if (order.ShippedAt is { } shipped) yield return new ReplayAdvance(Later(shipped, order.PlacedAt), order.Id, OrderStatus.Shipped);
        if (order is { Outcome: ImportedOutcome.Delivered, DeliveredAt: { } delivered }) yield return new ReplayAdvance(Later(delivered, order.PlacedAt), order.Id, OrderStatus.Delivered);
    }

    /// <summary>Told live, nothing happens to an order before it is there.</summary>
    private static DateTimeOffset Later(DateTimeOffset at, DateTimeOffset placed) => at > placed ? at : placed;

    private static JsonElement Placed(string mapping, ImportedOrder order) => JsonSerializer.SerializeToElement(
        new
        {
            Specversion = "1.0",
            Id = $"{order.Id}/placed",
            Source = $"/replay/{mapping}",
            Type = SignalTypes.OrderPlaced,
            Time = order.PlacedAt,
            Data = new OrderEntry(
                order.Id, order.Customer, order.Destination, order.PlacedAt, order.PromisedBy!.Value, order.Channel,
                [.. order.Lines.Select(line => new OrderLineEntry(line.Id, line.Item, line.Quantity, line.Price))]),
        },
        CanonicalJson.Options);
}
