using ControlTower.Core.Storage;
using Microsoft.Data.Sqlite;
using Quartz;

namespace ControlTower.Web.Jobs;

/// <summary>The scheduler and the work it does in the background; the one place that knows Quartz.</summary>
public static class TowerJobs
{
    /// <summary>Each minute everything is looked at once, so that a firing that was lost is made good.</summary>
    private static readonly TimeSpan Bell = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan DemoPulse = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan SnapshotLook = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan TargetLook = TimeSpan.FromHours(1);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Of each job, failures beside: a job that runs many times a second does not fill the disk.</summary>
    private const int MostRuns = 5_000;

    public static void AddTowerJobs(this IServiceCollection services, DataDirectory data, bool demo)
    {
        UseWriteAheadLog(data.Jobs);
        services.AddSingleton<JobRequests>();
        services.AddSingleton<IJobBoard, JobBoard>();
        services.AddSingleton<ImportDesk>();
        services.AddSingleton<ReplayDesk>();
        services.Configure<ExecutionHistoryOptions>(history =>
        {
            history.Retention = Kept;
            history.MaxEntriesPerJob = MostRuns;
            history.WriteBehindInterval = TimeSpan.FromSeconds(1);
        });
        services.AddQuartz(quartz =>
        {
            quartz.AddJobListener(provider => new JobBeginnings(provider.GetRequiredService<JobRequests>()), []);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite($"Data Source={data.Jobs}");
                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
            Add<WeighJob>(quartz, WeighJob.Key, "Reckons impacts and weighs options of cases");
            Add<OutboxJob>(quartz, OutboxJob.Key, "Sends what is due to the outside");
            Add<SnapshotJob>(quartz, SnapshotJob.Key, "Writes a snapshot when a start would take long", SnapshotLook);
            Add<KpiTargetJob>(quartz, KpiTargetJob.Key, "Holds figures of the last four weeks against their targets", TargetLook);
            Add<ProposalJob>(quartz, ProposalJob.Key, "Has the backtest of what decisions speak for played, one at a time");
            if (demo) Add<DemoJob>(quartz, DemoJob.Key, "Plays the world around the demo network", DemoPulse);
            quartz.AddJob<ImportJob>(job => job.WithIdentity(ImportJob.Key).WithDescription("Writes an import that was asked for").StoreDurably());
            quartz.AddJob<ReplayJob>(job => job.WithIdentity(ReplayJob.Key).WithDescription("Tells a folder as live signals").StoreDurably());
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<JobStarter>();
    }

    /// <summary>Quartz opens its file in rollback mode, in which readers and the writer wait for each other; the mode is kept in the file.</summary>
    private static void UseWriteAheadLog(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
    }

    private static void Add<TJob>(IQuartzBuilder quartz, JobKey key, string description, TimeSpan? interval = null)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).WithDescription(description).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(key).WithIdentity($"{key.Name}, in time")
            .StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(interval ?? Bell).RepeatForever()));
    }
}
