using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Returns;

/// <summary>The rows of the desk as a file, filtered and sorted as the page is.</summary>
public static class ReturnsExport
{
    public const string Path = "/export/returns.csv";

    private static readonly string[] Head = ["part", "order", "return", "customer", "items", "site", "reason", "wish", "condition", "since", "value", "currency", "readyBy", "until"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/returns.csv", (TowerLoop loop, HttpRequest request) =>
        CsvFile.Of("returns.csv", Head, ReturnsView.Of(loop.View, ReturnsFilter.Read(name => request.Query[name])).Rows.Select(Cells)));

    private static IReadOnlyList<object?> Cells(DeskRow row) =>
    [
        row.Show, row.Track.Id, row.Return?.Id, row.Track.Order.Customer, row.Items, row.Site, row.Return?.Reason, row.Return?.Wish?.ToString(), row.Return?.Condition, row.Since, row.Value?.Amount, row.Value?.Currency,
        row.Return is null ? row.Track.Order.PromisedBy : null, row.Return is null ? row.Track.PickUpUntil : null,
    ];
}
