using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Production;

/// <summary>Production orders as a file, filtered as the page is.</summary>
public static class ProductionExport
{
    public const string Path = "/export/production.csv";

    private static readonly string[] Head = ["id", "plant", "line", "item", "quantity", "made", "state", "startAt", "dueAt", "startedAt", "stoppedBy", "stopsAt", "stopsUntil", "shortOf"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/production.csv", (TowerLoop loop, TimeProvider clock, HttpRequest request) =>
        CsvFile.Of("production.csv", Head, ProductionView.Of(loop.View, ProductionFilter.Read(name => request.Query[name]), clock.GetUtcNow()).Rows.Select(Cells)));

    private static object?[] Cells(MakingRow row) =>
    [
        row.Order.Id, row.Order.Site, row.Order.Line, row.Order.Item, row.Order.Quantity.Units, row.Order.Made.Units, row.State.ToString().ToLowerInvariant(), row.Order.StartAt, row.Order.DueAt, row.Order.StartedAt,
        row.Halt?.Case, row.Halt?.Stop.StopsAt, row.Halt?.Stop.Until, string.Join(' ', row.ShortOf.Select(input => input.Item)),
    ];
}
