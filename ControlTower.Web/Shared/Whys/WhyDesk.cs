using ControlTower.Core.Journal;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Shared.Whys;

/// <summary>
/// Why orders are served as they are. Nothing but the decision is in the journal: its reasons are reckoned on the state of the version before it, which the journal gives again
/// after any restart. A reason once reckoned never changes, so the newest are kept.
/// </summary>
public sealed class WhyDesk(TowerLoop loop, IJournal journal, SnapshotFolder? snapshots = null)
{
    private const int Kept = 200;

    /// <summary>Of one order the newest decisions; older ones stand in the journal.</summary>
    private const int Most = 3;

    private readonly PastStates past = new(journal, Replay.Catalog, version => snapshots?.LoadNewestValid(journal, most: version));
    private readonly Lock gate = new();
    private readonly Dictionary<long, SourcingWhy> known = []; // lookup only
    private readonly Queue<long> order = new();

    /// <summary>The decisions by which units of an order got where they are, the newest first; empty where no stock was looked for yet. It may take as long as the journal is to be read.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public IReadOnlyList<SourcingWhy> Of(OrderTrack track, CancellationToken cancel)
    {
        var decisions = track.SourcedBy.Values.Distinct().OrderDescending().Take(Most).ToList();
        // In the order of the journal, so that it is read once.
        return [.. decisions.AsEnumerable().Reverse().Select(decision => Of(decision, cancel)).ToList().AsEnumerable().Reverse()];
    }

    private SourcingWhy Of(long decision, CancellationToken cancel)
    {
        lock (gate)
        {
            if (known.TryGetValue(decision, out var why)) return why;
        }
        var fact = Replay.Catalog.Decode(journal.Find(decision) ?? throw new JournalException($"The journal has no row {decision}."));
        return Keep(decision, OrderExplaining.Of(past.At(decision - 1, cancel), fact, loop.Core.Rules));
    }

    private SourcingWhy Keep(long decision, SourcingWhy why)
    {
        lock (gate)
        {
            if (known.TryAdd(decision, why)) order.Enqueue(decision);
            if (order.Count > Kept) known.Remove(order.Dequeue());
        }
        return why;
    }
}
