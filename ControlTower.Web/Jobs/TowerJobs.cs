using ControlTower.Core.Storage;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>The scheduler and the work it does in the background; the one place that knows Quartz.</summary>
public static class TowerJobs
{
    /// <summary>Each minute everything is looked at once, so that a firing that was lost is made good.</summary>
    private static readonly TimeSpan Bell = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan DemoPulse = TimeSpan.FromSeconds(2);

    public static void AddTowerJobs(this IServiceCollection services, DataDirectory data, bool demo)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite($"Data Source={data.Jobs}");
                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
            Add<WeighJob>(quartz, WeighJob.Key, "Reckons impacts and weighs options of cases");
            Add<OutboxJob>(quartz, OutboxJob.Key, "Sends what is due to the outside");
            if (demo) Add<DemoJob>(quartz, DemoJob.Key, "Plays the world around the demo network", DemoPulse);
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<JobStarter>();
    }

    private static void Add<TJob>(IQuartzBuilder quartz, JobKey key, string description, TimeSpan? interval = null)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).WithDescription(description).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity($"{key.Name}, in time")
            .StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval ?? Bell).RepeatForever()));
    }
}
