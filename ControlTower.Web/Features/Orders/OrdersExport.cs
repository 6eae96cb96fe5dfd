using ControlTower.Core.Orders;
using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Orders;

/// <summary>The list of open orders as a file, under the filter of the page.</summary>
public static class OrdersExport
{
    public const string Path = "/export/orders.csv";

    private static readonly string[] Head =
        ["order", "customer", "channel", "region", "destination", "status", "placedAt", "promisedBy", "late", "lines", "value", "currency"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/orders.csv", (TowerLoop loop, string? q, string? channel, string? show, string? sort) =>
    {
        var now = loop.Now;
        return CsvFile.Of("orders.csv", Head, OrdersView.Select(loop.View, OrderFilter.Parse(q, channel, show, sort), now).Select(order => Cells(order, now)));
    });

    private static IReadOnlyList<object?> Cells(Order order, DateTimeOffset now)
    {
        var value = OrderFigures.ValueOf(order);
        return
        [
            order.Id, order.Customer, order.Channel, order.Region, order.Destination, order.Status.ToString(), order.PlacedAt, order.PromisedBy,
            OrderFilter.IsLate(order, now) ? "yes" : "no", order.Lines.Count, value?.Amount, value?.Currency,
        ];
    }
}
