using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Jobs;

/// <summary>Replays, one at a time; every page sees how far it is.</summary>
public sealed class ReplayDesk(TowerLoop loop, IJobBoard jobs, TimeProvider clock) : WorkDesk<ReplayWork>(loop, jobs, ReplayJob.Key.Name)
{
    /// <summary>Null before the first.</summary>
    public ReplayStatus? Status { get; private set; }

    /// <param name="speed">1 to <see cref="ReplayTime.MaxSpeed"/>; null for at once.</param>
    /// <returns>A refusal while another is under way.</returns>
    public Task<Refusal?> AskAsync(ReplayPlan plan, double? speed, Caller caller) => AskAsync(new ReplayWork(plan, speed, caller), () =>
    {
        if (speed is < 1 or > ReplayTime.MaxSpeed) return Refusal.Invalid($"A speed lies from 1 to {ReplayTime.MaxSpeed}.", "speed");
        if (Status is { Busy: true } busy) return Refusal.Conflict($"The replay of {busy.Name} is under way; wait for its end or cancel it.");
        Status = new(plan.Name, new(0, plan.Events.Count, 0, 0, 0, TimeSpan.Zero));
        return null;
    });

    /// <returns>How it ended; null where nothing was asked for.</returns>
    public async Task<ReplayStatus?> WorkAsync(CancellationToken stopping)
    {
        ReplayStatus? ended = null;
        await WorkAsync(async (work, cancel) => ended = await RunAsync(work, cancel), stopping);
        return ended;
    }

    /// <summary>Whatever happens the desk is free again afterwards.</summary>
    private async Task<ReplayStatus> RunAsync(ReplayWork work, CancellationToken cancel)
    {
        var problem = Refusal.Conflict("The replay broke off; the log says why.");
        try
        {
            var run = new ReplayRun(Loop, work.Caller, clock, CloudEvents.Read);
            problem = (await run.RunAsync(work.Plan, work.Speed, step => Set(Status! with { Step = step }), cancel)).Refusal;
        }
        finally
        {
            Set(Status! with { Ended = true, Problem = problem });
        }
        return Status!;
    }

    private void Set(ReplayStatus status)
    {
        Status = status;
        Tell();
    }
}

/// <param name="Caller">In whose name the facts are written.</param>
public sealed record ReplayWork(ReplayPlan Plan, double? Speed, Caller Caller);
