using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Jobs;

/// <summary>Imports, one at a time; every page sees how far it is.</summary>
public sealed class ImportDesk(TowerLoop loop, IJobBoard jobs, TimeProvider clock) : WorkDesk<ImportWork>(loop, jobs, ImportJob.Key.Name)
{
    public ImportStatus Status { get; private set; } = ImportStatus.None;

    /// <returns>A refusal while another is under way.</returns>
    public Task<Refusal?> AskAsync(ImportPlan plan, Caller caller) => AskAsync(new ImportWork(plan, caller), () =>
    {
        if (Status.Busy) return Refusal.Conflict($"The import of {Status.Mapping} is under way; wait for its end or cancel it.");
        Status = new(ImportPhase.Waiting, plan.Mapping, new(0, plan.Orders.Count, TimeSpan.Zero), null);
        return null;
    });

    /// <returns>Null where nothing was asked for.</returns>
    public async Task<ImportReport?> WorkAsync(CancellationToken stopping)
    {
        ImportReport? report = null;
        await WorkAsync(async (work, cancel) => report = await RunAsync(work, cancel), stopping);
        return report;
    }

    /// <summary>Whatever happens the desk is free again afterwards.</summary>
    private async Task<ImportReport> RunAsync(ImportWork work, CancellationToken cancel)
    {
        ImportReport? report = null;
        try
        {
            Set(Status with { Phase = ImportPhase.Running });
            report = await new ImportRun(Loop, work.Caller, clock).RunAsync(work.Plan, step => Set(Status with { Step = step }), cancel);
            return report;
        }
        finally
        {
            Set(report is null ? ImportStatus.None : Status with { Phase = ImportPhase.Ended, Report = report });
        }
    }

    private void Set(ImportStatus status)
    {
        Status = status;
        Tell();
    }
}

/// <param name="Caller">In whose name the facts are written.</param>
public sealed record ImportWork(ImportPlan Plan, Caller Caller);
