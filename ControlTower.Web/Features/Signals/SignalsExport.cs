using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Export;

namespace ControlTower.Web.Features.Signals;

/// <summary>The three tables of the page as files.</summary>
public static class SignalsExport
{
    public static void Map(RouteGroupBuilder exports)
    {
        exports.MapGet("/signals.csv", (SignalWindow window, TowerLoop loop, string? type, string? q) => CsvFile.Of(
            "signals.csv",
            ["sequence", "recordedAt", "occurredAt", "source", "id", "type", "about", "withdrawn", "data"],
            SignalsView.Of(window.Newest, loop.View.Signals, type, q).Rows.Select(Cells)));
        exports.MapGet("/sources.csv", (TowerLoop loop, string? q) => CsvFile.Of(
            "sources.csv",
            ["source", "kind", "lastHeard", "accepted", "rejected", "rejectedShare", "contradictions", "lagLastSeconds", "lagMedianSeconds", "lagP95Seconds", "intervalHours", "silent"],
            SourcesView.Of(loop.View.Signals, q).Select(Cells)));
        exports.MapGet("/signal-mappings.csv", (TowerLoop loop) => CsvFile.Of(
            "signal-mappings.csv",
            ["mapping", "version", "at", "by", "text"],
            loop.View.Signals.Mappings.Values.Select(one => (IReadOnlyList<object?>)[one.Id, one.Version, one.At, one.By, one.Text])));
        exports.MapGet("/rejected.csv", (TowerLoop loop) => CsvFile.Of(
            "rejected.csv",
            ["rejection", "at", "source", "id", "type", "reason", "event"],
            loop.View.Signals.Rejected.Values.Select(one => (IReadOnlyList<object?>)[one.Id, one.At, one.Source, one.SignalId, one.Type, one.Reason, one.Event])));
    }

    private static IReadOnlyList<object?> Cells(SignalLine line)
    {
        var one = line.Signal;
        return [one.Sequence, one.RecordedAt, one.OccurredAt, one.Source, one.Id, one.Type, one.About, line.Withdrawn ? "yes" : "no", one.Data];
    }

    private static IReadOnlyList<object?> Cells(SourceLine line)
    {
        var (one, quality) = (line.Source, line.Quality);
        return
        [
            one.Name, one.Kind, one.LastAt, one.Accepted, one.Rejected, quality.RejectedShare, one.Contradictions, quality.Last, quality.Median, quality.P95,
            one.IntervalHours, one.Silent ? "yes" : "no",
        ];
    }
}
