using ControlTower.Core.Runtime;
using ControlTower.Web.Shared.Backtests;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>Weighs options and reckons impacts: started when a commit leaves some to do, and by the safety bell.</summary>
[DisallowConcurrentExecution]
public sealed class WeighJob(CaseWork work) : IJob
{
    public static readonly JobKey Key = new("weigh options");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = JobRunReport.Succeeded($"{await work.DoAsync(cancellationToken)} handed in");
}

/// <summary>Sends what is due in the outbox.</summary>
[DisallowConcurrentExecution]
public sealed class OutboxJob(OutboxWork work) : IJob
{
    public static readonly JobKey Key = new("outbox");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = JobRunReport.Succeeded($"{await work.DoAsync(cancellationToken)} attempts");
}

/// <summary>Writes the import that was asked for on its page.</summary>
[DisallowConcurrentExecution]
public sealed class ImportJob(ImportDesk desk) : IJob
{
    public static readonly JobKey Key = new("import");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = await desk.WorkAsync(cancellationToken) switch
        {
            null => JobRunReport.Skipped("nothing was asked for"),
            { Problem: { } problem } => JobRunReport.Failed(problem),
            var report => JobRunReport.Succeeded($"{report.Imported} orders of {report.Mapping} imported, {report.Known} known, {report.Left} left"),
        };
}

/// <summary>Tells the replay that was asked for on its page.</summary>
[DisallowConcurrentExecution]
public sealed class ReplayJob(ReplayDesk desk) : IJob
{
    public static readonly JobKey Key = new("replay");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = await desk.WorkAsync(cancellationToken) switch
        {
            null => JobRunReport.Skipped("nothing was asked for"),
            { Problem: { } problem } => JobRunReport.Failed(problem.Message),
            { Step: var step, Name: var name } => JobRunReport.Succeeded($"{step.Told} of {step.Total} events of {name} told, {step.Accepted} signals accepted"),
        };
}

/// <summary>Holds figures against their targets.</summary>
[DisallowConcurrentExecution]
public sealed class KpiTargetJob(KpiTargetWork work) : IJob
{
    public static readonly JobKey Key = new("figures and targets");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = JobRunReport.Succeeded($"{await work.DoAsync(cancellationToken)} figures held against their targets");
}

/// <summary>Asks for the backtests of proposals.</summary>
[DisallowConcurrentExecution]
public sealed class ProposalJob(ProposalTrials trials) : IJob
{
    public static readonly JobKey Key = new("proposals");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        context.Result = trials.AskNext() is { } about ? JobRunReport.Succeeded($"asked for the backtest of {about}") : JobRunReport.Skipped("none is due");
        return ValueTask.CompletedTask;
    }
}

/// <summary>The demo's pulse.</summary>
[DisallowConcurrentExecution]
public sealed class DemoJob(DemoLife life) : IJob
{
    public static readonly JobKey Key = new("demo pulse");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.Result = JobRunReport.Succeeded(Signals(await life.PulseAsync()));

    private static string Signals(int count) => count == 1 ? "1 signal" : $"{count} signals";
}

/// <summary>Writes a snapshot of the state when replaying what came since the last would take long.</summary>
[DisallowConcurrentExecution]
public sealed class SnapshotJob(SnapshotWork work, TowerLoop loop) : IJob
{
    public static readonly JobKey Key = new("snapshot");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        context.Result = work.WriteIfDue(loop) ? JobRunReport.Succeeded("written") : JobRunReport.Skipped("none is due");
        return ValueTask.CompletedTask;
    }
}
