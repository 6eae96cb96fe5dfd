using ControlTower.Web.Jobs;

namespace ControlTower.Tests.Web.Jobs;

/// <summary>A board that remembers what was asked of it.</summary>
internal sealed class FakeBoard : IJobBoard
{
    public List<string> Done { get; } = [];

    public List<JobLine> Lines { get; } = [];

    public List<JobRun> Runs { get; } = [];

    public Exception? Broken { get; set; }

    /// <summary>Whoever reads waits for it.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    public async Task<IReadOnlyList<JobLine>> ReadAsync(CancellationToken cancellation = default)
    {
        await Ready;
        return Broken is { } problem ? throw problem : [.. Lines];
    }

    public Task<IReadOnlyList<JobRun>> RunsAsync(string? job, int most, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<JobRun>>([.. Runs.Where(run => job is null || run.Job == job).Take(most)]);

    public Task RunNowAsync(string job, CancellationToken cancellation = default) => Note($"run {job}");

    public Task PauseAsync(string job, CancellationToken cancellation = default) => Note($"pause {job}");

    public Task ResumeAsync(string job, CancellationToken cancellation = default) => Note($"resume {job}");

    private Task Note(string what)
    {
        Done.Add(what);
        return Task.CompletedTask;
    }
}
