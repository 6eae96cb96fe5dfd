using ControlTower.Core.Storage;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>The scheduler and the work it does in the background; the one place that knows Quartz.</summary>
public static class TowerJobs
{
    /// <summary>Each minute everything is looked at once, so that a firing that was lost is made good.</summary>
    private static readonly TimeSpan Bell = TimeSpan.FromMinutes(1);

    public static void AddTowerJobs(this IServiceCollection services, DataDirectory data)
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
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<JobStarter>();
    }

    private static void Add<TJob>(IQuartzBuilder quartz, JobKey key, string description)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).WithDescription(description).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity($"{key.Name}, each minute")
            .StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(Bell).RepeatForever()));
    }
}
