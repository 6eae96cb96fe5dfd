using ControlTower.Core.Runtime;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>Starts a job as soon as a commit leaves it something to do. What is to be done is read from the state, so a firing that is lost or doubled changes nothing.</summary>
public sealed class JobStarter(TowerLoop loop, ISchedulerFactory schedulers, ILogger<JobStarter> log) : BackgroundService
{
    /// <summary>An effect that waits for its next attempt is looked for this often.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
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
        if (CaseWork.Waits(view)) await scheduler.TriggerJob(WeighJob.Key, stopping);
        if (OutboxWork.Waits(view, loop.Now)) await scheduler.TriggerJob(OutboxJob.Key, stopping);
    }
}
