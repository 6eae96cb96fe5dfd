using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>
/// Backtests: small ones at once, large ones in the background, one after the other. What was asked is kept on disk: after a restart what
/// waited waits on, and what was played without coming to its end is broken off, since it may be what felled the program.
/// </summary>
public sealed partial class BacktestDesk : IDisposable
{
    /// <summary>Up to so many signals are answered in the call.</summary>
    public const int MostAtOnce = 10_000;

    private const int MostWaiting = 20;
    private const string Fell = "The program ended while it was played. Nothing of the tower was touched; run it again.";

    private readonly Lock gate = new();
    private readonly SortedDictionary<int, BacktestJob> jobs = [];
    private readonly Channel<BacktestJob> waiting = Channel.CreateUnbounded<BacktestJob>();
    private readonly SemaphoreSlim atOnce = new(2);
    private readonly TowerLoop loop;
    private readonly IJournal journal;
    private readonly BacktestShelf shelf;
    private readonly ILogger<BacktestDesk> log;
    private int last;

    public BacktestDesk(TowerLoop loop, IJournal journal, BacktestShelf shelf, ILogger<BacktestDesk> log)
    {
        (this.loop, this.journal, this.shelf, this.log) = (loop, journal, shelf, log);
        foreach (var kept in shelf.Read()) TakeUp(kept);
    }

    /// <summary>Raised on a thread of the pool when the status of one changed.</summary>
    public event Action? Changed;

    /// <summary>All that are remembered, the newest first, without their results.</summary>
    public IReadOnlyList<BacktestStatus> All
    {
        get
        {
            lock (gate) return [.. jobs.Values.Reverse().Select(job => job.Status)];
        }
    }

    /// <returns>The result; or null where there are too many signals to wait for it.</returns>
    public Task<Result<BacktestResult>?> PlayAtOnceAsync(BacktestQuestion question, CancellationToken cancel) =>
        AtOnceAsync(question, maker => maker.Play(question, true, null, cancel), cancel);

    /// <returns>As <see cref="PlayAtOnceAsync"/>.</returns>
    public Task<Result<ComparedBacktest>?> CompareAtOnceAsync(BacktestQuestion question, CancellationToken cancel) =>
        AtOnceAsync(question, maker => maker.Compare(question, true, null, cancel), cancel);

    /// <param name="purpose">What it is for; null where somebody asks by hand.</param>
    /// <returns>How it stands; a refusal while too many wait, or where it cannot be kept.</returns>
    public Result<BacktestStatus> Ask(BacktestQuestion question, BacktestPurpose? purpose = null)
    {
        var view = loop.View;
        BacktestJob job;
        lock (gate)
        {
            if (Full() is { } refusal) return refusal;
            job = new(new(++last, BacktestPhase.Waiting, view.Version, loop.Now) { From = question.From, To = question.To, Compares = question.Against is not null, Purpose = purpose });
        }
        // What is asked can be large; it is written while others go on.
        if (NotKept(job, question.Settled(view.Protocols)) is { } problem) return problem;
        lock (gate)
        {
            jobs[job.Number] = job;
            ForgetOld();
            waiting.Writer.TryWrite(job);
            return job.Status;
        }
    }

    /// <summary>With its result, where it is done.</summary>
    public BacktestStatus? Find(string id)
    {
        lock (gate)
        {
            if (JobOf(id) is not { } job) return null;
            if (job.Status is { Phase: BacktestPhase.Done, Result: null }) job.Status = WithResult(job);
            return job.Status;
        }
    }

    /// <summary>The last that was asked for a purpose, with its result where it is done; null where none was.</summary>
    public BacktestStatus? FindFor(string about)
    {
        lock (gate) return jobs.Values.LastOrDefault(job => job.Status.Purpose?.About == about) is { } job ? Find(job.Status.Id) : null;
    }

    /// <summary>What waits does not begin any more, what runs ends soon; what has ended stays as it is.</summary>
    /// <returns>How it stands now; null where there is none.</returns>
    public BacktestStatus? Cancel(string id)
    {
        lock (gate)
        {
            if (JobOf(id) is not { } job) return null;
            job.Cancelling.Cancel();
            if (job.Status.Phase == BacktestPhase.Waiting) Set(job, Ended(job, BacktestPhase.Cancelled));
            return job.Status;
        }
    }

    /// <summary>What ended without a result is played from its beginning, as of the same row of the journal.</summary>
    /// <returns>How it stands now; a refusal where it cannot begin again; null where there is none.</returns>
    public Result<BacktestStatus>? Again(string id)
    {
        lock (gate)
        {
            if (JobOf(id) is not { } job) return null;
            if (!job.Status.MayBeginAgain) return Refusal.Conflict($"{id} is {job.Status.Words}; only what ended without a result begins again.");
            if (Full() is { } refusal) return refusal;
            job.Renew();
            Set(job, job.Status);
            waiting.Writer.TryWrite(job);
            return job.Status;
        }
    }

    /// <summary>Does what is asked for until the program ends.</summary>
    public async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var job in waiting.Reader.ReadAllAsync(stopping)) await Task.Run(() => Do(job, stopping), stopping);
    }

    public void Dispose() => atOnce.Dispose();

    private async Task<Result<T>?> AtOnceAsync<T>(BacktestQuestion question, Func<BacktestMaker, Result<T>> play, CancellationToken cancel)
    {
        var maker = MakerAt(loop.View.Version);
        await atOnce.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => maker.CountSignals(question) > MostAtOnce ? (Result<T>?)null : play(maker), cancel);
        }
        finally
        {
            atOnce.Release();
        }
    }
}
