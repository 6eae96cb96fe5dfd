using ControlTower.Core.Runtime;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>Starts a job as soon as a commit leaves it something to do. What is to be done is read from the state, so a firing that is lost or doubled changes nothing.</summary>
public sealed class JobStarter(TowerLoop loop, ISchedulerFactory schedulers, JobRequests requests, ILogger<JobStarter> log) : BackgroundService
{
    /// <summary>An effect that waits for its next attempt is looked for this often.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await RememberPausedAsync(scheduler, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            using var subscription = loop.Feed.Subscribe();
            try
            {
                await StartDueAsync(scheduler, stoppingToken);
                await WatchAsync(subscription, scheduler, stoppingToken);
            }
            catch (FellBehindException)
            {
                log.LogDebug("Fell behind the commits; starting anew from the state.");
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task WatchAsync(ChangeFeed.Subscription subscription, IScheduler scheduler, CancellationToken stopping)
    {
        var waiting = subscription.Changes.WaitToReadAsync(stopping).AsTask();
        while (true)
        {
            if (await Task.WhenAny(waiting, Task.Delay(Pulse, stopping)) == waiting)
            {
                if (!await waiting) return;
                while (subscription.Changes.TryRead(out _))
                {
                    // Only the newest state matters.
                }
                waiting = subscription.Changes.WaitToReadAsync(stopping).AsTask();
            }
            stopping.ThrowIfCancellationRequested();
            await StartDueAsync(scheduler, stopping);
        }
    }

    private async Task StartDueAsync(IScheduler scheduler, CancellationToken stopping)
    {
        var view = loop.View;
        if (CaseWork.Waits(view)) await StartAsync(scheduler, WeighJob.Key, stopping);
        if (OutboxWork.Waits(view, loop.Now)) await StartAsync(scheduler, OutboxJob.Key, stopping);
    }

    private async Task StartAsync(IScheduler scheduler, JobKey job, CancellationToken stopping)
    {
        if (!requests.TryRequest(job.Name)) return;
        try
        {
            await scheduler.TriggerJob(job, stopping);
        }
        catch (SchedulerException problem)
        {
            // The next commit or pulse asks again, and the bell rings each minute.
            requests.Clear(job.Name);
            log.LogWarning(problem, "The job {Job} could not be asked for.", job.Name);
        }
    }

    private async Task RememberPausedAsync(IScheduler scheduler, CancellationToken stopping)
    {
        var paused = await scheduler.QueryTriggers(new TriggerQuery { State = TriggerState.Paused }, stopping);
        foreach (var trigger in paused.Items) requests.Pause(trigger.JobKey.Name);
    }
}
