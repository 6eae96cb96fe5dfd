using System.Globalization;
using ControlTower.Web.Jobs;
using CsvHelper;
using CsvHelper.Configuration;

namespace ControlTower.Web.Features.Jobs;

/// <summary>The runs of jobs as CSV.</summary>
public static class JobsExport
{
    private const int Most = 10_000;

    /// <summary>What a failure says may begin with a sign that a spreadsheet takes for a formula.</summary>
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

    public static void MapJobsExport(this IEndpointRouteBuilder routes) => routes.MapGet("/export/job-runs.csv", async (IJobBoard board, string? job, CancellationToken cancellation) =>
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, Format))
        {
            csv.WriteRecords((await board.RunsAsync(job, Most, cancellation)).Select(run => new
            {
                at = run.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                job = run.Job,
                milliseconds = run.Took.TotalMilliseconds,
                said = run.Said,
                problem = run.Problem,
            }));
        }
        return Results.Text(text.ToString(), "text/csv");
    }).RequireAuthorization();
}
