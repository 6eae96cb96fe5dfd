using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using Microsoft.EntityFrameworkCore;

namespace ControlTower.Core.Storage.Projections;

/// <summary>
/// Fills the projections behind the commit: from the journal up to its head, then from the change feed. Each portion of facts
/// and the checkpoint change in one transaction, so that every fact counts once whatever happens in between.
/// </summary>
public sealed class Projector(IDbContextFactory<ProjectionsContext> contexts, IJournal journal, FactCatalog catalog) : IDisposable
{
    /// <summary>Facts that share a transaction.</summary>
    public const int PortionFacts = 2_000;

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private ProjectionTables? tables;
    private TaskCompletionSource advanced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long version;

    /// <summary>Up to where the tables hold what the journal says.</summary>
    public long Version => Volatile.Read(ref version);

    /// <summary>Why nothing can be projected at the moment; null while all is well. It is tried again each second.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Returns once the tables hold everything up to <paramref name="wanted"/>, and at once where they do.</summary>
    public async Task WaitForAsync(long wanted, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref advanced).Task;
            if (Version >= wanted) return;
            await next.WaitAsync(cancellation);
        }
    }

    /// <summary>Applies what the journal holds beyond the checkpoint; makes all anew where the checkpoint does not fit.</summary>
    public void CatchUp(CancellationToken cancellation = default)
    {
        lock (gate)
        {
            Open();
            while (journal.Read(Version, PortionFacts) is { Count: > 0 } rows)
            {
                cancellation.ThrowIfCancellationRequested();
                Apply([.. rows.Select(catalog.Decode)], rows[^1].Hash);
            }
        }
    }

    /// <summary>Empties the tables and fills them from the journal. Readers see them grow.</summary>
    public void Rebuild(CancellationToken cancellation = default)
    {
        lock (gate)
        {
            Open();
            tables!.Clear();
            Volatile.Write(ref version, 0);
        }
        CatchUp(cancellation);
    }

    /// <summary>Catches up and follows the feed until it ends or is cancelled; what fails is tried again from the checkpoint.</summary>
    public async Task RunAsync(ChangeFeed feed, CancellationToken cancellation)
    {
        await Task.Yield();
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var subscription = feed.Subscribe();
                CatchUp(cancellation);
                Trouble = null;
                await FollowAsync(subscription, cancellation);
                return;
            }
            catch (FellBehindException)
            {
                // The journal holds what was missed.
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException or IOException)
            {
                Trouble = problem.Message;
                Close();
                await Task.Delay(BeforeTryingAgain, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => Close();

    private async Task FollowAsync(ChangeFeed.Subscription subscription, CancellationToken cancellation)
    {
        while (await subscription.Changes.WaitToReadAsync(cancellation))
        {
            var waiting = new List<Fact>();
            while (waiting.Count < PortionFacts && subscription.Changes.TryRead(out var change)) waiting.AddRange(change.Facts);
            lock (gate)
            {
                // Another thread may have caught up or rebuilt in between.
                var next = waiting.Where(fact => fact.Sequence > Version).ToList();
                if (next.Count == 0) continue;
                if (tables is null || next[0].Sequence != Version + 1) CatchUp(cancellation);
                else foreach (var portion in next.Chunk(PortionFacts)) Apply(portion, journal.Find(portion[^1].Sequence)!.Hash);
            }
        }
    }

    private void Open()
    {
        if (tables is not null) return;
        tables = new(contexts.CreateDbContext());
        var checkpoint = tables.Checkpoint(journal);
        if (checkpoint is null) tables.Clear();
        Advance(checkpoint ?? 0);
    }

    private void Close()
    {
        lock (gate)
        {
            tables?.Dispose();
            tables = null;
        }
    }

    private void Apply(IReadOnlyList<Fact> facts, byte[] hash)
    {
        tables!.Apply(facts, hash);
        Advance(facts[^1].Sequence);
    }

    private void Advance(long to)
    {
        Volatile.Write(ref version, to);
        Interlocked.Exchange(ref advanced, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
