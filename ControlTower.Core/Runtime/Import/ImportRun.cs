using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.Import;

/// <summary>
/// Writes a plan into the tower: first what is new of its network, then its orders in portions of whole orders, in the order in
/// which they were placed. What is in stays in, whenever it ends; run again it passes over what is there and completes the rest.
/// </summary>
/// <param name="caller">In whose name the facts are written.</param>
public sealed class ImportRun(TowerLoop loop, Caller caller, TimeProvider clock)
{
    /// <summary>Orders of one command, and so of one commit.</summary>
    public const int Portion = 100;

    private const int NetworkTries = 3;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(50);

    /// <param name="progress">Called after each portion, on a thread of the pool.</param>
    /// <param name="cancel">Looked at between portions: what was begun is finished.</param>
    public async Task<ImportReport> RunAsync(ImportPlan plan, Action<ImportStep>? progress = null, CancellationToken cancel = default)
    {
        var begun = clock.GetTimestamp();
        var report = new ImportReport { Mapping = plan.Mapping, Left = plan.Orders.Count, Counts = plan.Counts, Rejected = plan.Rejected, Findings = plan.Findings };
        progress?.Invoke(new(0, plan.Orders.Count, TimeSpan.Zero));
        if (!cancel.IsCancellationRequested) report = await AddNetworkAsync(report, plan.Network);
        foreach (var portion in plan.Orders.Chunk(Portion))
        {
            if (report.End == ImportEnd.Stopped || cancel.IsCancellationRequested) break;
            report = await ImportAsync(report, portion);
            progress?.Invoke(new(plan.Orders.Count - report.Left, plan.Orders.Count, clock.GetElapsedTime(begun)));
        }
        var end = report.End == ImportEnd.Completed && cancel.IsCancellationRequested && (report.Left > 0 || plan.Orders.Count == 0) ? ImportEnd.Cancelled : report.End;
        return report with { End = end, Seconds = Math.Round(clock.GetElapsedTime(begun).TotalSeconds, 3) };
    }

    private async Task<ImportReport> AddNetworkAsync(ImportReport report, NetworkDocument read)
    {
        for (var attempt = 1; ; attempt++)
        {
            var view = loop.View;
            var addition = NetworkAddition.Of(view, read);
            if (addition.Document is null) return report;
            var answer = await SubmitAsync(new PutNetwork(addition.Document, view.Network.Version));
            if (answer.Succeeded) return report with { Added = addition.Added };
            // Somebody changed the network in between: what is new is worked out on theirs.
            if (answer.Refusal.Kind != RefusalKind.PreconditionFailed || attempt == NetworkTries) return Stopped(report, answer.Refusal);
        }
    }

    private async Task<ImportReport> ImportAsync(ImportReport report, ImportedOrder[] portion)
    {
        var answer = await SubmitAsync(new ImportOrders([.. portion.Select(HistoricOrders.Of)]));
        if (!answer.Succeeded) return Stopped(report, answer.Refusal);
        var imported = (OrdersImported)answer.Value;
        return report with { Imported = report.Imported + imported.Imported, Known = report.Known + imported.Known, Left = report.Left - portion.Length };
    }

    /// <summary>A full queue is waited out: an import has time, and those who wait before it do not.</summary>
    private async Task<Result<object>> SubmitAsync(object command)
    {
        while (true)
        {
            var committed = await loop.SubmitAsync(new(caller, command));
            if (committed.Answer.Succeeded || committed.Answer.Refusal.Kind != RefusalKind.Busy) return committed.Answer;
            await Task.Delay(BusyPause, clock);
        }
    }

    private static ImportReport Stopped(ImportReport report, Refusal refusal)
    {
        var errors = refusal.Errors.Count == 0 ? "" : $" {string.Join("; ", refusal.Errors.Take(5).Select(error => $"{error.Pointer}: {error.Message}"))}";
        return report with { End = ImportEnd.Stopped, Problem = refusal.Message + errors };
    }
}
