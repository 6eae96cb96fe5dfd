using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Orders;

/// <summary>The list of open orders as a file, under the filter of the page.</summary>
public static class OrdersExport
{
    public const string Path = "/export/orders.csv";

    private static readonly string[] Head =
        ["order", "customer", "channel", "region", "destination", "status", "placedAt", "promisedBy", "late", "lines", "value", "currency", "state"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/orders.csv", (TowerLoop loop, string? q, string? channel, string? show, string? sort) =>
    {
        var now = loop.Now;
        return CsvFile.Of("orders.csv", Head, OrdersView.Select(loop.View, OrderFilter.Parse(q, channel, show, sort), now).Select(order => Cells(loop.View, order, now)));
    });

    private static IReadOnlyList<object?> Cells(TowerState state, Order order, DateTimeOffset now)
    {
        var value = OrderFigures.ValueOf(order);
        return
        [
            order.Id, order.Customer, order.Channel, order.Region, order.Destination, order.Status.ToString(), order.PlacedAt, order.PromisedBy,
            OrderFilter.IsLate(order, now) ? "yes" : "no", order.Lines.Count, value?.Amount, value?.Currency,
            state.Orders.Tracks.Find(order.Id) is { } track ? OrderWords.Of(OrderStanding.Of(track)) : order.Status.ToString(),
        ];
    }
}
