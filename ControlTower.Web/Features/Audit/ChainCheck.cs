using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;

namespace ControlTower.Web.Features.Audit;

/// <summary>Walks the whole chain in the background, says how far it is, and can be cancelled.</summary>
public sealed class ChainCheck(IJournal journal, TimeProvider clock) : IDisposable
{
    private CancellationTokenSource? cancelling;
    private long started;

    public bool Running { get; private set; }

    public long Done { get; private set; }

    /// <summary>Rows there were when it began.</summary>
    public long Total { get; private set; }

    /// <summary>Null until it ended, and after a cancel.</summary>
    public Verification? Outcome { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public bool Cancelled { get; private set; }

    /// <summary>The journal could not be read.</summary>
    public string? Problem { get; private set; }

    public TimeSpan? Rest => Done > 0 && Done < Total ? clock.GetElapsedTime(started) * ((double)(Total - Done) / Done) : null;

    /// <param name="told">Called on a thread of the pool now and then while it runs.</param>
    public async Task RunAsync(Action told)
    {
        if (Running) return;
        cancelling?.Dispose();
        cancelling = new();
        (Running, Done, Total, Outcome, EndedAt, Cancelled, Problem, started) = (true, 0, journal.Head.Sequence, null, null, false, null, clock.GetTimestamp());
        try
        {
            var counted = new CountedJournal(journal, row =>
            {
                Done = row;
                told();
            });
            Outcome = await Task.Run(() => JournalVerification.Verify(counted, cancelling.Token), cancelling.Token);
            EndedAt = clock.GetUtcNow();
        }
        catch (OperationCanceledException)
        {
            Cancelled = true;
        }
        catch (JournalException problem)
        {
            Problem = problem.Message;
        }
        finally
        {
            Running = false;
        }
    }

    public void Cancel() => cancelling?.Cancel();

    public void Dispose()
    {
        cancelling?.Cancel();
        cancelling?.Dispose();
    }

    /// <summary>The journal, telling of each portion that is read; it owns nothing.</summary>
    private sealed class CountedJournal(IJournal inner, Action<long> reached) : IJournal
    {
        public JournalHead Head => inner.Head;

        public void Append(IReadOnlyList<FactRow> rows) => throw new NotSupportedException("A check writes nothing.");

        public void Probe() => throw new NotSupportedException("A check writes nothing.");

        public IReadOnlyList<FactRow> Read(long after, int limit)
        {
            var rows = inner.Read(after, limit);
            if (rows.Count > 0) reached(rows[^1].Sequence);
            return rows;
        }

        public FactRow? Find(long sequence) => inner.Find(sequence);

        public void Dispose()
        {
        }
    }
}
