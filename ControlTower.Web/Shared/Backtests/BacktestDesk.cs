using System.Globalization;
using System.Threading.Channels;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>Backtests: small ones at once, large ones in the background, one after the other. Kept in memory: a restart forgets them.</summary>
public sealed partial class BacktestDesk(TowerLoop loop, IJournal journal, ILogger<BacktestDesk> log) : IDisposable
{
    /// <summary>Up to so many signals are answered in the call.</summary>
    public const int MostAtOnce = 10_000;

    /// <summary>The last that ended and are still shown.</summary>
    private const int Kept = 10;

    private const int MostWaiting = 20;

    private readonly Lock gate = new();
    private readonly SortedDictionary<int, Work> works = [];
    private readonly Channel<Work> waiting = Channel.CreateBounded<Work>(MostWaiting);
    private readonly SemaphoreSlim atOnce = new(2);
    private int last;

    /// <summary>Raised on a thread of the pool when the status of one changed.</summary>
    public event Action? Changed;

    /// <returns>The result; or null where there are too many signals to wait for it.</returns>
    public async Task<Result<BacktestResult>?> PlayAtOnceAsync(BacktestQuestion question, CancellationToken cancel)
    {
        var maker = MakerNow();
        await atOnce.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => maker.CountSignals(question) > MostAtOnce ? (Result<BacktestResult>?)null : maker.Play(question, true, null, cancel), cancel);
        }
        finally
        {
            atOnce.Release();
        }
    }

    /// <returns>How it stands; a refusal while too many wait.</returns>
    public Result<BacktestStatus> Ask(BacktestQuestion question)
    {
        lock (gate)
        {
            var work = new Work((MakerNow(), question), new(string.Create(CultureInfo.InvariantCulture, $"BT-{last + 1}"), BacktestPhase.Waiting, default));
            if (!waiting.Writer.TryWrite(work)) return new Refusal(RefusalKind.Busy, $"{MostWaiting} backtests wait already; come again when one has ended.");
            works[++last] = work;
            Forget();
            return work.Status;
        }
    }

    public BacktestStatus? Find(string id)
    {
        lock (gate) return WorkOf(id)?.Status;
    }

    /// <summary>What waits does not begin any more, what runs ends soon; what has ended stays as it is.</summary>
    /// <returns>How it stands now; null where there is none.</returns>
    public BacktestStatus? Cancel(string id)
    {
        lock (gate)
        {
            if (WorkOf(id) is not { } work) return null;
            work.Cancelling.Cancel();
            if (work.Status.Phase == BacktestPhase.Waiting) work.Status = work.Status with { Phase = BacktestPhase.Cancelled };
            return work.Status;
        }
    }

    /// <summary>Does what is asked for until the program ends.</summary>
    public async Task WorkAsync(CancellationToken stopping)
    {
        await foreach (var work in waiting.Reader.ReadAllAsync(stopping)) await Task.Run(() => Do(work, stopping), stopping);
    }

    public void Dispose() => atOnce.Dispose();

    private BacktestMaker MakerNow() => new(journal, loop.Core.Rules, loop.View);

    /// <summary>Whatever happens the next can begin.</summary>
    private void Do(Work work, CancellationToken stopping)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, work.Cancelling.Token);
        try
        {
            if (both.IsCancellationRequested) return;
            Set(work, work.Status with { Phase = BacktestPhase.Running });
            var (maker, question) = work.TakeAsked();
            var played = maker.Play(question, false, step => Set(work, work.Status with { Step = step }), both.Token);
            Set(work, played.Succeeded ? work.Status with { Phase = BacktestPhase.Done, Result = played.Value } : work.Status with { Phase = BacktestPhase.Failed, Problem = played.Refusal.Message });
        }
        catch (OperationCanceledException)
        {
            Set(work, work.Status with { Phase = BacktestPhase.Cancelled });
        }
#pragma warning disable CA1031 // Whatever it is, who asked is told, and the next begins.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            BrokeOff(log, work.Status.Id, problem);
            Set(work, work.Status with { Phase = BacktestPhase.Failed, Problem = $"It broke off: {problem.Message} Nothing of the tower was touched; ask for it again, and see the program's log." });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The backtest {Id} broke off.")]
    private static partial void BrokeOff(ILogger log, string id, Exception problem);

    private void Set(Work work, BacktestStatus status)
    {
        lock (gate) work.Status = status;
        Changed?.Invoke();
    }

    private Work? WorkOf(string id) =>
        id.StartsWith("BT-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? works.GetValueOrDefault(number) : null;

    /// <summary>The oldest that ended go when there are too many.</summary>
    private void Forget()
    {
        foreach (var number in works.Where(one => one.Value.Status.Ended).Select(one => one.Key).OrderDescending().Skip(Kept).ToList()) works.Remove(number);
    }

    private sealed class Work((BacktestMaker Maker, BacktestQuestion Question) asked, BacktestStatus status)
    {
        private (BacktestMaker Maker, BacktestQuestion Question)? asked = asked;

        public BacktestStatus Status { get; set; } = status;

        public CancellationTokenSource Cancelling { get; } = new();

        /// <summary>Once: what was asked can be large, and is not kept beside its result.</summary>
        public (BacktestMaker Maker, BacktestQuestion Question) TakeAsked()
        {
            var taken = asked!.Value;
            asked = null;
            return taken;
        }
    }
}
