using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Kpis;

/// <summary>Figures as a file: of the whole period, and by slice where the address says so.</summary>
public static class KpisExport
{
    private static readonly string[] Head = ["kpi", "title", "by", "unit", "value", "n", "mean", "median", "p90", "missingInput"];

    public static void Map(RouteGroupBuilder exports) => exports.MapGet("/kpis.csv", async (KpiDesk desk, string? from, string? to, string? by, string? kpi, CancellationToken cancellation) =>
    {
        var query = KpiPeriod.Parse(from, to, by);
        if (!query.Succeeded) return Results.Problem(query.Refusal.Message, statusCode: StatusCodes.Status400BadRequest);
        if (kpi is not null && KpiCatalog.Find(kpi) is null) return Results.Problem($"There is no figure '{kpi}'.", statusCode: StatusCodes.Status404NotFound);
        if (!desk.Available) return Results.Problem("Figures are not available yet.", statusCode: StatusCodes.Status503ServiceUnavailable);
        var sheet = await desk.ReadAsync(query.Value, kpi, cancellation);
        return CsvFile.Of("kpis.csv", Head, sheet.Lines.SelectMany(line => line.Values).Concat(sheet.Slices).Select(Cells));
    });

    private static IReadOnlyList<object?> Cells(KpiValue value) =>
        [value.Kpi, KpiCatalog.Find(value.Kpi)!.Definition.Title, value.By, value.Unit, value.Value, value.N, value.Mean, value.Median, value.P90, value.MissingInput];
}
