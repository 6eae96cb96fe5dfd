namespace ControlTower.Web.Jobs;

/// <summary>What runs in the background, as a page shows it. The page knows this and not the scheduler.</summary>
public interface IJobBoard
{
    /// <summary>All jobs in the order of their names.</summary>
    Task<IReadOnlyList<JobLine>> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Runs of the last seven days, the latest first.</summary>
    /// <param name="job">Null for those of all jobs.</param>
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<JobRun>> RunsAsync(string? job, int most, CancellationToken cancellation = default);

    /// <summary>Starts it once, also while it is paused; what runs already is not started beside itself but after it.</summary>
    Task RunNowAsync(string job, CancellationToken cancellation = default);

    /// <summary>It starts no more by itself until it is resumed; what runs is finished.</summary>
    Task PauseAsync(string job, CancellationToken cancellation = default);

    Task ResumeAsync(string job, CancellationToken cancellation = default);
}
