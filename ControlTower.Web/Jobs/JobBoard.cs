using Quartz;
using Quartz.Extensibility;

namespace ControlTower.Web.Jobs;

/// <summary>The board over Quartz and its execution history.</summary>
internal sealed class JobBoard(ISchedulerFactory schedulers, IExecutionHistoryStore history, JobRequests requests) : IJobBoard
{
    private const int Most = 200;

    public async Task<IReadOnlyList<JobLine>> ReadAsync(CancellationToken cancellation = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var jobs = await scheduler.QueryJobs(new JobQuery { Take = Most }, cancellation);
        var triggers = (await scheduler.QueryTriggers(new TriggerQuery { Take = Most }, cancellation)).Items.ToLookup(trigger => trigger.JobKey);
        var running = (await scheduler.QueryFireInstances(new FireInstanceQuery { Take = Most }, cancellation)).Items;
        var statuses = (await history.QueryJobRunStatuses(new JobRunStatusQuery { SchedulerName = scheduler.SchedulerName, Take = Most }, cancellation)).Items;
        return
        [
            .. jobs.Items.OrderBy(job => job.Key.Name, StringComparer.Ordinal).Select(job => LineOf(
                job, [.. triggers[job.Key]], running.FirstOrDefault(one => Equals(one.JobKey, job.Key) && one.State == FireInstanceState.Executing), statuses.FirstOrDefault(one => Equals(one.Job, job.Key)))),
        ];
    }

    public async Task<IReadOnlyList<JobRun>> RunsAsync(string? job, int most, CancellationToken cancellation = default)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var query = new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Job = job is null ? null : new JobKey(job), Take = most };
        return [.. (await history.QueryExecutions(query, cancellation)).Items.Select(RunOf)];
    }

    public async Task RunNowAsync(string job, CancellationToken cancellation = default) =>
        await (await schedulers.GetScheduler(cancellation)).TriggerJob(new JobKey(job), cancellation);

    public async Task PauseAsync(string job, CancellationToken cancellation = default)
    {
        requests.Pause(job);
        await (await schedulers.GetScheduler(cancellation)).PauseJob(new JobKey(job), cancellation);
    }

    public async Task ResumeAsync(string job, CancellationToken cancellation = default)
    {
        await (await schedulers.GetScheduler(cancellation)).ResumeJob(new JobKey(job), cancellation);
        requests.Resume(job);
    }

    private static JobLine LineOf(JobHeader job, List<TriggerHeader> triggers, FireInstance? running, JobRunStatus? last)
    {
        var paused = triggers.Exists(trigger => trigger.State == TriggerState.Paused);
        return new(
            job.Key.Name, job.Description ?? "",
            running is not null ? JobDoing.Running : paused ? JobDoing.Paused : JobDoing.Waiting,
            paused ? null : triggers.Select(trigger => trigger.NextFireTimeUtc).Min(),
            last is null ? null : RunOf(last))
        {
            RunningSince = running?.FireTimeUtc,
        };
    }

    private static JobRun RunOf(JobRunStatus status) => new(
        status.Job.Name, status.LastFiredAtUtc, status.LastDuration, status.LastSummary,
        status.LastResult == JobRunResult.Failed ? status.LastFailureMessage ?? "It failed and did not say why." : null);

    private static JobRun RunOf(ExecutionHistoryEntry entry) => new(
        entry.JobName, entry.FiredAtUtc, entry.Duration, entry.Summary, entry.Succeeded ? null : entry.ExceptionMessage ?? "It failed and did not say why.");
}
