using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Web.Jobs;
using ControlTower.Web.Shared.Live;

namespace ControlTower.Web.Features.Jobs;

/// <summary>What the page of jobs shows and does.</summary>
public sealed class JobsView(IJobBoard board, Session session)
{
    /// <summary>Runs that are listed beside the jobs.</summary>
    public const int MostRuns = 100;

    /// <summary>Null until it was read for the first time.</summary>
    public IReadOnlyList<JobLine>? Jobs { get; private set; }

    public IReadOnlyList<JobRun> Runs { get; private set; } = [];

    /// <summary>Why the last reading or doing did not succeed.</summary>
    public string? Problem { get; private set; }

    public bool MayAct => session.May(Scopes.Admin);

    public int Running => Jobs?.Count(job => job.Doing == JobDoing.Running) ?? 0;

    public int Paused => Jobs?.Count(job => job.Doing == JobDoing.Paused) ?? 0;

    public int Failing => Jobs?.Count(job => job.Last?.Problem is not null) ?? 0;

    /// <param name="chosen">The job whose runs are listed; null for all.</param>
    public async Task ReadAsync(string? chosen, CancellationToken cancellation = default)
    {
        try
        {
            Jobs = await board.ReadAsync(cancellation);
            Runs = await board.RunsAsync(chosen, MostRuns, cancellation);
            Problem = null;
        }
#pragma warning disable CA1031 // Whatever the scheduler's store has, the page says it and tries again.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Problem = problem.Message;
        }
    }

    public Task<Refusal?> RunNowAsync(string job) => ActAsync(() => board.RunNowAsync(job));

    public Task<Refusal?> PauseAsync(string job) => ActAsync(() => board.PauseAsync(job));

    public Task<Refusal?> ResumeAsync(string job) => ActAsync(() => board.ResumeAsync(job));

    private async Task<Refusal?> ActAsync(Func<Task> act)
    {
        if (!MayAct) return Refusal.Forbidden("Only an administrator starts, pauses and resumes jobs.");
        await act();
        return null;
    }
}
