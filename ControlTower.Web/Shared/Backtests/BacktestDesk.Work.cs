using ControlTower.Core.Kernel;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>How the jobs are played, and what is written down of them.</summary>
public sealed partial class BacktestDesk
{
    private BacktestMaker MakerAt(long asOf) => new(journal, loop.Core.Rules, loop.View, asOf);

    private void TakeUp(KeptBacktest kept)
    {
        var job = new BacktestJob(kept);
        jobs[last = kept.Number] = job;
        if (kept.Phase == BacktestPhase.Running) Set(job, Ended(job, BacktestPhase.BrokenOff, Fell));
        else if (kept.Phase == BacktestPhase.Waiting) waiting.Writer.TryWrite(job);
    }

    private void ForgetOld()
    {
        foreach (var old in BacktestMemory.Forgotten(jobs.Values, loop.Now))
        {
            jobs.Remove(old);
            shelf.Forget(old);
        }
    }

    /// <summary>Whatever happens the next can begin.</summary>
    private void Do(BacktestJob job, CancellationToken stopping)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, job.Cancelling.Token);
        try
        {
            lock (gate)
            {
                // One that was cancelled and asked for again stands twice in the line.
                if (job.Status.Phase != BacktestPhase.Waiting || stopping.IsCancellationRequested) return;
                Set(job, job.Status with { Phase = BacktestPhase.Running });
            }
            Set(job, Played(job, both.Token));
        }
        catch (OperationCanceledException)
        {
            // The end of the program is no wish of whoever asked: it begins anew with the next start.
            Set(job, job.Cancelling.IsCancellationRequested ? Ended(job, BacktestPhase.Cancelled) : job.Status with { Phase = BacktestPhase.Waiting, Step = default });
        }
#pragma warning disable CA1031 // Whatever it is, who asked is told, and the next begins.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            BrokeOff(log, job.Status.Id, problem);
            Set(job, Ended(job, BacktestPhase.Failed, $"It broke off: {problem.Message} Nothing of the tower was touched; ask for it again, and see the program's log."));
        }
    }

    /// <returns>How it stands once it was played.</returns>
    private BacktestStatus Played(BacktestJob job, CancellationToken cancel)
    {
        if (shelf.QuestionOf(job.Number) is not { } question) return Ended(job, BacktestPhase.Failed, "What was asked cannot be read any more; ask for it anew.");
        var maker = MakerAt(job.AsOf);
        if (question.Against is null)
        {
            var played = maker.Play(question, false, Tell, cancel);
            return played.Refusal is { } refusal ? Ended(job, BacktestPhase.Failed, refusal.Message) : Done(job, new(played.Value!, null));
        }
        var compared = maker.Compare(question, false, Tell, cancel);
        return compared.Refusal is { } wrong ? Ended(job, BacktestPhase.Failed, wrong.Message) : Done(job, new(compared.Value!.Left, compared.Value.Right));

        void Tell(BacktestStep step) => Set(job, job.Status with { Step = step });
    }

    private BacktestStatus Done(BacktestJob job, KeptResult played)
    {
        shelf.Keep(job.Number, played);
        return With(Ended(job, BacktestPhase.Done), played);
    }

    private BacktestStatus WithResult(BacktestJob job) =>
        shelf.ResultOf(job.Number) is { } played ? With(job.Status, played) : job.Status with { Phase = BacktestPhase.Failed, Problem = "What came of it cannot be read any more; ask for it anew." };

    private static BacktestStatus With(BacktestStatus status, KeptResult played) => status with
    {
        Result = played.Left,
        Compared = played.Right is { } right ? ComparedBacktest.Of(played.Left, right) : null,
    };

    private BacktestStatus Ended(BacktestJob job, BacktestPhase phase, string? problem = null) => job.Status with { Phase = phase, Problem = problem, EndedAt = loop.Now };

    /// <summary>Progress is told and not written down.</summary>
    private void Set(BacktestJob job, BacktestStatus status)
    {
        lock (gate)
        {
            var stands = job.Status.Phase;
            job.Status = status;
            if (status.Phase != stands || status.Phase == BacktestPhase.Waiting) KeepIfPossible(job);
        }
        Changed?.Invoke();
    }

    /// <summary>Where it cannot be written the old word stands on disk: at worst it is played once more.</summary>
    private void KeepIfPossible(BacktestJob job)
    {
        try
        {
            shelf.Keep(job.Kept);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            NotWritten(log, job.Status.Id, problem);
        }
    }

    /// <returns>Why it is not promised; null where it is kept.</returns>
    private Refusal? NotKept(BacktestJob job, BacktestQuestion question)
    {
        try
        {
            shelf.Keep(job.Number, question);
            shelf.Keep(job.Kept);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            NotWritten(log, job.Status.Id, problem);
            return new(RefusalKind.Unavailable, $"The backtest cannot be kept on disk, so it was not begun: {problem.Message}");
        }
    }

    private Refusal? Full() => jobs.Values.Count(job => job.Status.Phase == BacktestPhase.Waiting) < MostWaiting
        ? null
        : new(RefusalKind.Busy, $"{MostWaiting} backtests wait already; come again when one has ended.");

    private BacktestJob? JobOf(string id) => BacktestJob.NumberOf(id) is { } number ? jobs.GetValueOrDefault(number) : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The backtest {Id} broke off.")]
    private static partial void BrokeOff(ILogger log, string id, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "How the backtest {Id} stands could not be written down.")]
    private static partial void NotWritten(ILogger log, string id, Exception problem);
}
