using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>The newest facts in words, kept once for all open pages.</summary>
public sealed class FeedTail(TowerLoop loop, IJournal journal, FactCatalog catalog, TimeProvider clock) : BackgroundService
{
    /// <summary>Lines kept; nobody scrolls further in a feed.</summary>
    public const int Kept = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Queue<(DateTimeOffset At, int Facts)> pace = new();
    private readonly Lock gate = new();
    private IReadOnlyList<FeedLine> lines = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<FeedLine> Lines => Volatile.Read(ref lines);

    /// <summary>Facts that the tower learned within the last minute.</summary>
    public int PerMinute
    {
        get
        {
            lock (gate)
            {
                while (pace.TryPeek(out var oldest) && clock.GetUtcNow() - oldest.At > Minute) pace.Dequeue();
                return pace.Sum(commit => commit.Facts);
            }
        }
    }

    /// <summary>Takes one commit in.</summary>
    public void Take(TowerState state, IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0) return;
        lock (gate) pace.Enqueue((facts[^1].RecordedAt, facts.Count));
        var newest = facts.Reverse().Select(fact => FeedWords.Say(fact, state)).OfType<FeedLine>().Take(Kept);
        Volatile.Write(ref lines, [.. newest.Concat(lines).Take(Kept)]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var subscription = loop.Feed.Subscribe();
            ReadBack(subscription.Start);
            try
            {
                await foreach (var change in subscription.Changes.ReadAllAsync(stoppingToken)) Take(change.State, change.Facts);
                return;
            }
            catch (FellBehindException)
            {
                // Read back anew: the feed shows the newest, and what fell out was older.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>So that a page after a restart does not stand empty.</summary>
    private void ReadBack(TowerState state)
    {
        var rows = journal.Read(Math.Max(0, state.Version - (4 * Kept)), 4 * Kept).Where(row => row.Sequence <= state.Version);
        var facts = rows.Select(catalog.Decode).Reverse().Select(fact => FeedWords.Say(fact, state)).OfType<FeedLine>();
        Volatile.Write(ref lines, [.. facts.Take(Kept)]);
    }
}
