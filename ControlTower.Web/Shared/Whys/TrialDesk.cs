using ControlTower.Core.Journal;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Shared.Whys;

/// <summary>Tries routing policies on what the journal tells; nothing of the tower is touched.</summary>
public sealed class TrialDesk(TowerLoop loop, IJournal journal, SnapshotFolder? snapshots = null)
{
    private readonly PastStates past = new(journal, Replay.Catalog, version => snapshots?.LoadNewestValid(journal, most: version));

    /// <param name="window">From ≤ time &lt; to, as recorded.</param>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public PolicyTrialResult Try(string policy, RoutingDocument document, (DateTimeOffset From, DateTimeOffset To) window, CancellationToken cancel)
    {
        var trial = new PolicyTrial(policy, document, loop.Core.Rules);
        var last = loop.View.Version;
        var state = past.At(Before(window.From, last), cancel);
        foreach (var row in Replay.RowsAfter(journal, state.Version).TakeWhile(row => row.Sequence <= last && row.RecordedAt < window.To))
        {
            cancel.ThrowIfCancellationRequested();
            var fact = Replay.Catalog.Decode(row);
            trial.Add(state, fact);
            state = TowerApply.Apply(state, fact);
        }
        return trial.Result;
    }

    /// <summary>The last version recorded before an instant: the journal's clock never goes back.</summary>
    private long Before(DateTimeOffset from, long last)
    {
        var (low, high) = (0L, last);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (journal.Find(middle) is { } row && row.RecordedAt < from) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
