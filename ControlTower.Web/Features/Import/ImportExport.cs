using ControlTower.Core.Runtime.Import;
using ControlTower.Web.Jobs;

namespace ControlTower.Web.Features.Import;

/// <summary>The report of the last import, whole.</summary>
public static class ImportExport
{
    public static void MapImportExport(this IEndpointRouteBuilder routes) => routes.MapGet("/export/import-report.json", (ImportDesk desk) =>
        desk.Status.Report is { } report ? Results.Text(ImportReportText.Json(report), "application/json") : Results.NotFound()).RequireAuthorization();
}
