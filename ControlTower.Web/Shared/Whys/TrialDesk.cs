using ControlTower.Core.Journal;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Storage.Snapshots;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Shared.Whys;

/// <summary>Tries routing policies on what the journal tells; nothing of the tower is touched.</summary>
public sealed class TrialDesk(TowerLoop loop, IJournal journal, SnapshotFolder? snapshots = null) : IDisposable
{
    /// <summary>Facts between two words of how far it has come.</summary>
    private const int Portion = 500;

    private const int AtOnce = 2;

    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly PastStates past = new(journal, Replay.Catalog, version => snapshots?.LoadNewestValid(journal, most: version));

    /// <summary>By the clock of the tower, by which decisions are made.</summary>
    public DateTimeOffset Now => loop.Now;

    public void Dispose() => turns.Dispose();

    /// <summary>Beside the loop, as soon as others have had their turn.</summary>
    /// <inheritdoc cref="Try"/>
    public async Task<PolicyTrialResult> TryAsync(TrialQuestion question, Action<TrialStep>? told, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Try(question, told, cancel), cancel);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <param name="told">How far it has come, now and then; null where nobody asks.</param>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    private PolicyTrialResult Try(TrialQuestion question, Action<TrialStep>? told, CancellationToken cancel)
    {
        var trial = new PolicyTrial(question, loop.Core.Rules);
        var last = loop.View.Version;
        var state = past.At(Before(question.From, last), cancel);
        var (begun, done) = (state.Version, 0L);
        // What happened in the time may have been told after it, so the journal is read to its end.
        foreach (var row in Replay.RowsAfter(journal, begun).TakeWhile(row => row.Sequence <= last))
        {
            cancel.ThrowIfCancellationRequested();
            if (done++ % Portion == 0) told?.Invoke(new(done, last - begun));
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
