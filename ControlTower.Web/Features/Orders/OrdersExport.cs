using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Orders;

/// <summary>The list of open orders as a file, under the filter of the page and with the columns that it shows.</summary>
public static class OrdersExport
{
    public const string Path = "/export/orders.csv";

    private static readonly Column[] All =
    [
        new(null, "order", row => row.Order.Id),
        new("customer", "customer", row => row.Order.Customer),
        new("channel", "channel", row => row.Order.Channel),
        new("to", "region", row => row.Order.Region),
        new("to", "destination", row => row.Order.Destination),
        new("state", "status", row => row.Status.ToString()),
        new("placed", "placedAt", row => row.Order.PlacedAt),
        new("promised", "promisedBy", row => row.Order.PromisedBy),
        new("promised", "late", row => row.Late ? "yes" : "no"),
        new("lines", "lines", row => row.Order.Lines.Count),
        new("value", "value", row => row.Value?.Amount),
        new("value", "currency", row => row.Value?.Currency),
        new("risk", "cases", row => string.Join(' ', row.Cases)),
        new("state", "state", row => row.Stand is { } stand ? OrderWords.Of(stand) : row.Status.ToString()),
    ];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/orders.csv", (TowerLoop loop, string? q, string? channel, string? show, string? sort, string? columns) =>
    {
        var (head, rows) = Table(loop.View, loop.Now, OrderFilter.Parse(q, channel, show, sort), columns);
        return CsvFile.Of("orders.csv", head, rows);
    });

    /// <param name="columns">As the page's address says; null for all.</param>
    public static (IReadOnlyList<string> Head, IEnumerable<IReadOnlyList<object?>> Rows) Table(TowerState state, DateTimeOffset now, OrderFilter filter, string? columns)
    {
        var shown = OrderColumns.Parse(columns);
        var chosen = All.Where(column => column.Word is null || shown.Contains(column.Word)).ToList();
        var risks = OrderFigures.Risks(state.Exceptions);
        return (chosen.ConvertAll(column => column.Head), OrdersView.Select(state, filter, now).Select(order => Row(state, now, order, risks.GetValueOrDefault(order.Id) ?? []))
            .Select(row => (IReadOnlyList<object?>)chosen.ConvertAll(column => column.Cell(row))));
    }

    private static ShownOrder Row(TowerState state, DateTimeOffset now, Order order, IReadOnlyList<string> cases) => new(order, order.Status, OrderFilter.IsLate(order, now), OrderFigures.ValueOf(order), cases)
    {
        Stand = state.Orders.Tracks.Find(order.Id) is { } track ? OrderStanding.Of(track) : null,
    };

    /// <param name="Word">Of the page's column that it stands for; null for what always stands there.</param>
    private sealed record Column(string? Word, string Head, Func<ShownOrder, object?> Cell);
}
