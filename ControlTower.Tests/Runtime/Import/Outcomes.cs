using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.Runtime.Import;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>Turns what was imported into what figures are computed over, as the tower does once it holds the orders.</summary>
internal static class Outcomes
{
    public static IReadOnlyList<OrderOutcome> Of(ImportPlan plan) => [.. plan.Orders.Select(Of)];

    private static OrderOutcome Of(ImportedOrder order)
    {
        var ended = (OrderEnd)(int)order.Outcome;
        return new()
        {
            Id = order.Id,
            Channel = order.Channel,
            Region = order.Region,
            Customer = order.Customer,
            Suppliers = Names(order, line => line.Supplier),
            Families = Names(order, line => line.Family),
            Items = order.Lines.Count,
            PlacedAt = order.PlacedAt,
            ApprovedAt = order.ApprovedAt,
            ShippedAt = order.ShippedAt,
            DeliveredAt = order.DeliveredAt,
            PromisedBy = order.PromisedBy,
            Ended = ended,
            EndedAt = ended == OrderEnd.Delivered ? order.DeliveredAt : null,
            Ordered = order.Lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity),
            Value = order.Lines.Aggregate((Money?)null, (sum, line) => sum is { } so && line.Total is { } more ? so + more : line.Total ?? sum),
            Lines = [.. order.Lines.Select(line => Of(line, order, ended))],
        };
    }

    private static LineOutcome Of(ImportedLine line, ImportedOrder order, OrderEnd ended) =>
        new(line.Id, line.Item, line.Family, line.Supplier, line.Quantity, line.Total)
        {
            ScheduledDays = line.ScheduledDays,
            ActualDays = line.ActualDays,
            Timing = line.Timing is { } timing ? (LineTiming)(int)timing : LineTimings.Of(ended, order.DeliveredAt, order.PromisedBy),
        };

    private static List<string> Names(ImportedOrder order, Func<ImportedLine, string?> name) =>
        [.. order.Lines.Select(name).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
