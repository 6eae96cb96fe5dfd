using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Orders.Load;

/// <summary>The load of sites as a file, a row for each site and day.</summary>
public static class LoadExport
{
    public const string Path = "/export/order-load.csv";

    private static readonly string[] Head = ["site", "name", "state", "orders", "promised", "perDay", "from", "due", "can"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/order-load.csv", (TowerLoop loop) =>
        CsvFile.Of("order-load.csv", Head, SiteLoads.Of(loop.View, loop.Now).Rows.SelectMany(row => row.Days.DefaultIfEmpty(null!).Select(day => Cells(row, day)))));

    private static IReadOnlyList<object?> Cells(SiteLoadRow row, LoadDay? day) =>
        [row.Site.Id, row.Site.Name, row.Words, row.Orders, row.Day?.Committed, row.Day?.PerDay, day?.From, day?.Due, day?.Can];
}
