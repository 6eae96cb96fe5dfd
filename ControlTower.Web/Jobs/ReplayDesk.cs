using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.SignalReplay;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Jobs;

/// <summary>One replay at a time: a page asks for it, the job tells it, every page sees how far it is.</summary>
public sealed class ReplayDesk(TowerLoop loop, IJobBoard jobs, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private (ReplayPlan Plan, Caller Caller)? asked;
    private CancellationTokenSource cancel = new();

    /// <summary>Raised on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>Null before the first.</summary>
    public ReplayStatus? Status { get; private set; }

    /// <param name="speed">1 to <see cref="ReplayTime.MaxSpeed"/>; null for at once.</param>
    /// <returns>A refusal while another is under way, and on the demo: its facts never stand beside a company's own.</returns>
    public async Task<Refusal?> AskAsync(ReplayPlan plan, double? speed, Caller caller)
    {
        if (loop.View.Demo is not null) return Refusal.Conflict("This tower shows the demo, which takes no data of your own; start it with Tower__Demo=false.");
        if (speed is < 1 or > ReplayTime.MaxSpeed) return Refusal.Invalid($"A speed lies from 1 to {ReplayTime.MaxSpeed}.", "speed");
        lock (gate)
        {
            if (Status is { Busy: true } busy) return Refusal.Conflict($"The replay of {busy.Name} is under way; wait for its end or cancel it.");
            asked = (plan, caller);
            cancel.Dispose();
            cancel = new();
            Status = new(plan.Name, speed, new(0, plan.Events.Count, 0, 0, 0, TimeSpan.Zero));
        }
        Changed?.Invoke();
        await jobs.RunNowAsync(ReplayJob.Key.Name);
        return null;
    }

    /// <summary>It ends after the portion that is being told; what was told stays.</summary>
    public void Cancel()
    {
        lock (gate) cancel.Cancel();
    }

    /// <summary>Does what was asked for, once.</summary>
    /// <returns>How it ended; null where nothing was asked for.</returns>
    public async Task<ReplayStatus?> WorkAsync(CancellationToken stopping)
    {
        (ReplayPlan Plan, Caller Caller) work;
        CancellationTokenSource both;
        lock (gate)
        {
            if (asked is not { } waiting) return null;
            (work, asked) = (waiting, null);
            both = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel.Token);
        }
        using (both)
        {
            Refusal? problem = Refusal.Conflict("The replay broke off.");
            try
            {
                var run = new ReplayRun(loop, work.Caller, clock, CloudEvents.Read);
                problem = (await run.RunAsync(work.Plan, Status!.Speed, step => Set(Status with { Step = step }), both.Token)).Refusal;
            }
            finally
            {
                // Whatever happens, the desk is free again afterwards.
                Set(Status! with { Ended = true, Problem = problem });
            }
            return Status;
        }
    }

    public void Dispose() => cancel.Dispose();

    private void Set(ReplayStatus status)
    {
        Status = status;
        Changed?.Invoke();
    }
}
