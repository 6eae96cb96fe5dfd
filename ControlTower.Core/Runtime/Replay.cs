using ControlTower.Core.Journal;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime;

/// <summary>Folds the journal into a state.</summary>
public static class Replay
{
    private const int Portion = 5_000;

    /// <summary>The kinds of facts of this program, with what lifts older versions of them.</summary>
    public static FactCatalog Catalog { get; } = FactCatalog.Of(typeof(Replay).Assembly, Upcasts.All);

    /// <param name="state">The fold up to its version; the rows after it are added.</param>
    /// <exception cref="JournalException">A row does not continue the chain, or cannot be read; names it.</exception>
    public static TowerState Continue(TowerState state, IJournal journal, FactCatalog catalog)
    {
        var previous = state.Version == 0 ? FactChain.Genesis : journal.Find(state.Version)?.Hash
            ?? throw new JournalException($"The journal ends before row {state.Version}.");
        foreach (var row in RowsAfter(journal, state.Version))
        {
            if (row.Sequence != state.Version + 1) throw new JournalException($"Row {state.Version + 1} is missing; row {row.Sequence} follows.");
            if (!FactChain.Continues(previous, row)) throw new JournalException($"Row {row.Sequence} does not continue the chain; the journal was changed there.");
            state = TowerApply.Apply(state, catalog.Decode(row));
            previous = row.Hash;
        }
        return state;
    }

    public static IEnumerable<FactRow> RowsAfter(IJournal journal, long after)
    {
        while (true)
        {
            var rows = journal.Read(after, Portion);
            foreach (var row in rows) yield return row;
            if (rows.Count < Portion) yield break;
            after = rows[^1].Sequence;
        }
    }
}
