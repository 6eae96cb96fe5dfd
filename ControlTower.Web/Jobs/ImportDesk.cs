using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Jobs;

/// <summary>One import at a time: a page asks for it, the job does it, every page sees how far it is.</summary>
public sealed class ImportDesk(TowerLoop loop, IJobBoard jobs, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private (ImportPlan Plan, Caller Caller)? asked;
    private CancellationTokenSource cancel = new();

    /// <summary>Raised on a thread of the pool.</summary>
    public event Action? Changed;

    public ImportStatus Status { get; private set; } = ImportStatus.None;

    /// <returns>A refusal while another is under way, and on the demo: its facts never stand beside a company's own.</returns>
    public async Task<Refusal?> AskAsync(ImportPlan plan, Caller caller)
    {
        if (loop.View.Demo is not null) return Refusal.Conflict("This tower shows the demo, which takes no data of your own; start it with Tower__Demo=false.");
        lock (gate)
        {
            if (Status.Busy) return Refusal.Conflict($"The import of {Status.Mapping} is under way; wait for its end or cancel it.");
            asked = (plan, caller);
            cancel.Dispose();
            cancel = new();
            Status = new(ImportPhase.Waiting, plan.Mapping, new(0, plan.Orders.Count, TimeSpan.Zero), null);
        }
        Changed?.Invoke();
        await jobs.RunNowAsync(ImportJob.Key.Name);
        return null;
    }

    /// <summary>It ends after the portion that is being written; what is in stays.</summary>
    public void Cancel()
    {
        lock (gate) cancel.Cancel();
    }

    /// <summary>Does what was asked for, once.</summary>
    /// <returns>Null where nothing was asked for.</returns>
    public async Task<ImportReport?> WorkAsync(CancellationToken stopping)
    {
        (ImportPlan Plan, Caller Caller) work;
        CancellationTokenSource both;
        lock (gate)
        {
            if (asked is not { } waiting) return null;
            (work, asked) = (waiting, null);
            both = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel.Token);
        }
        using (both)
        {
            Set(Status with { Phase = ImportPhase.Running });
            var report = await RunAsync(work.Plan, work.Caller, both.Token);
            Set(Status with { Phase = ImportPhase.Ended, Report = report });
            return report;
        }
    }

    public void Dispose() => cancel.Dispose();

    /// <summary>Whatever happens the desk is free again afterwards.</summary>
    private async Task<ImportReport> RunAsync(ImportPlan plan, Caller caller, CancellationToken cancellation)
    {
        try
        {
            return await new ImportRun(loop, caller, clock).RunAsync(plan, step => Set(Status with { Step = step }), cancellation);
        }
        catch
        {
            Set(ImportStatus.None);
            throw;
        }
    }

    private void Set(ImportStatus status)
    {
        Status = status;
        Changed?.Invoke();
    }
}
