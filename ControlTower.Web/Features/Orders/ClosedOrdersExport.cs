using System.Runtime.CompilerServices;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Orders;

/// <summary>Orders that are over as a file, under the filter of the page, the latest end first.</summary>
public static class ClosedOrdersExport
{
    public const string Path = "/export/closed-orders.csv";

    private const int AtATime = 1_000;

    private static readonly string[] Head = ["order", "customer", "channel", "region", "destination", "outcome", "placedAt", "promisedBy", "shippedAt", "deliveredAt", "endedAt", "lines", "value", "currency"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/closed-orders.csv", (IOrderHistory history, string? q, string? channel, CancellationToken cancellation) =>
    {
        var filter = OrderFilter.Parse(q, channel, null, null);
        return CsvFile.Of("closed-orders.csv", Head, RowsAsync(history, filter, cancellation));
    });

    /// <summary>Orders that end meanwhile push others on by some rows: what the portion before told is not told again.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(IOrderHistory history, OrderFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (told, skip) = (new HashSet<string>(StringComparer.Ordinal), 0);
        while (true)
        {
            var found = (await history.FindAsync(new(filter.Text, filter.Channel, null, skip, AtATime), cancellation)).Orders;
            foreach (var one in found.Where(one => !told.Contains(one.Order.Id))) yield return Cells(one);
            if (found.Count < AtATime) yield break;
            told = found.Select(one => one.Order.Id).ToHashSet(StringComparer.Ordinal);
            skip += AtATime;
        }
    }

    private static IReadOnlyList<object?> Cells(ClosedOrder one)
    {
        var (order, value) = (one.Order, OrderFigures.ValueOf(one.Order));
        return
        [
            order.Id, order.Customer, order.Channel, order.Region, order.Destination, one.Outcome.ToString(), order.PlacedAt, order.PromisedBy, order.ShippedAt, order.DeliveredAt, one.EndedAt,
            order.Lines.Count, value?.Amount, value?.Currency,
        ];
    }
}
