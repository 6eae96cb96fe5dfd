using ControlTower.Core.Journal;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.Past;

/// <summary>
/// The tower as it stood at a version, folded from the journal. The last state that was asked for is kept, so that going on from it is quick; else it takes as long as the journal
/// is from the newest snapshot before. From any thread, one at a time.
/// </summary>
/// <param name="snapshot">A state of at most this version, where one is written down.</param>
public sealed class PastStates(IJournal journal, FactCatalog catalog, Func<long, TowerState?> snapshot)
{
    private readonly Lock gate = new();
    private TowerState kept = TowerState.Empty;

    /// <summary>After the fact with this sequence; 0 is before the first.</summary>
    /// <exception cref="JournalException">A row cannot be read; names it.</exception>
    public TowerState At(long version, CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (version == 0) return TowerState.Empty;
            var state = kept.Version <= version && kept.Version > 0 ? kept : snapshot(version) ?? TowerState.Empty;
            foreach (var row in Replay.RowsAfter(journal, state.Version).TakeWhile(row => row.Sequence <= version))
            {
                cancel.ThrowIfCancellationRequested();
                state = TowerApply.Apply(state, catalog.Decode(row));
            }
            return kept = state;
        }
    }
}
