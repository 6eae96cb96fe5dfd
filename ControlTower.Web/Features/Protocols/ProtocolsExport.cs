using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Protocols;

/// <summary>The list of protocols and the runs of one as files.</summary>
public static class ProtocolsExport
{
    public static void Map(RouteGroupBuilder exports)
    {
        exports.MapGet("/protocols.csv", (TowerLoop loop) => CsvFile.Of(
            "protocols.csv",
            ["protocol", "title", "version", "mode", "publishedAt", "openRuns", "runs", "lastRun"],
            ProtocolLine.Of(loop.View.Protocols).Select(line => (IReadOnlyList<object?>)
                [line.Version.Document.Id, line.Version.Document.Title, line.Version.Version, line.Version.Document.Mode.ToString(), line.Version.PublishedAt, line.Open, line.Runs, line.LastRun])));
        exports.MapGet("/effects.csv", (TowerLoop loop, string? protocol) => CsvFile.Of(
            "effects.csv",
            ["protocol", "option", "day", "runs", "medianError", "currency", "costForecast", "costReal", "ordersForecast", "ordersReal", "linesForecast", "linesReal", "stopHoursForecast", "stopHoursReal", "regainHoursForecast", "regainHoursReal", "lateCost"],
            EffectWords.Rows(loop.View.Protocols, protocol)));
        exports.MapGet("/runs.csv", (TowerLoop loop, string? protocol) => CsvFile.Of(
            "runs.csv",
            ["run", "case", "protocol", "version", "status", "startedAt", "endedAt", "chosen", "because"],
            loop.View.Protocols.Runs.Values.Where(run => protocol is null || run.Protocol == protocol).Select(run => (IReadOnlyList<object?>)
                [run.Id, run.Case, run.Protocol, run.Version, run.Status.ToString(), run.StartedAt, run.EndedAt, run.Chosen, run.Because])));
    }
}
