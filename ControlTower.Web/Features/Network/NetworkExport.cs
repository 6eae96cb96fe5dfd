using System.Globalization;
using System.Text;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Export;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <summary>The tables of the network as files.</summary>
public static class NetworkExport
{
    private static readonly string[] PlanHead = ["site", "item", "kind", "periodStart", "periodEnd", "plan", "lower", "upper", "actual", "state"];

    public static void MapNetworkExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/export/sites.csv", (TowerLoop loop, Situations situations, string? q, string? kind, string? item, bool? trouble) =>
        {
            var filter = new NetworkFilter(q, Enum.TryParse<SiteKind>(kind, out var known) ? known : null, item, trouble == true);
            var view = NetworkView.Of(loop.View, situations.Of(loop.View), filter);
            return File("sites", ["id", "name", "kind", "tier", "region", "stockLines", "openCases", "down"], view.Rows.Select(row => new object?[]
                { row.Id, row.Name, row.Kind, row.Tier, row.Region, row.StockLines, row.Cases, row.Down }));
        }).RequireAuthorization();
        routes.MapGet("/export/stock.csv", (TowerLoop loop, Situations situations, string site) =>
            File("stock", ["site", "item", "onHand", "reserved", "available", "inTransit", "onOrder"], (SiteView.Of(loop.View, situations.Of(loop.View), site)?.Stock ?? [])
                .Select(row => new object?[] { site, row.Item, row.OnHand, row.Reserved, row.Available, row.InTransit, row.OnOrder }))).RequireAuthorization();
        routes.MapGet("/export/plans.csv", (TowerLoop loop, string site, string item, string? kind) =>
            CsvFile.Of("plans.csv", PlanHead, Plans(loop.View, site, item, Enum.TryParse<PlanKind>(kind, ignoreCase: true, out var known) ? known : PlanKind.Demand))).RequireAuthorization();
    }

    private static IEnumerable<IReadOnlyList<object?>> Plans(TowerState state, string site, string item, PlanKind kind) => PlanView.All(state, site, item, kind).Select(row => new object?[]
    {
        site, item, PlanningState.Word(kind), row.Start, row.End, row.Band.Plan.Units, row.Band.Lower.Units, row.Band.Upper.Units, row.Actual?.Units, row.Standing.ToString(),
    });

    private static IResult File(string name, string[] head, IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder(string.Join(',', head)).Append("\r\n");
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"{name}.csv");
    }

    /// <summary>Quoted where needed; a text that a spreadsheet would take for a formula is led by an apostrophe.</summary>
    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.IndexOfAny([',', '"', '\r', '\n']) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
