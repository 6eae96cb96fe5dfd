using System.Reflection;
using ControlTower.Core.Journal;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Core.Runtime.Past;

/// <summary>Reads a window of the journal by folding it; safe beside the loop, and slow with the journal's length.</summary>
/// <param name="upTo">The last row that is read, so that what is written meanwhile makes no difference.</param>
public sealed class PastReader(IJournal journal, FactCatalog catalog, long upTo)
{
    private static readonly string Accepted = typeof(SignalAccepted).GetCustomAttribute<FactKindAttribute>()!.Kind;

    /// <summary>How many signals happened in a window.</summary>
    public int CountSignals(DateTimeOffset from, DateTimeOffset to) => Rows().Count(row => IsSignalOf(row, from, to));

    /// <param name="currency">In which money is added up.</param>
    /// <exception cref="JournalException">A row cannot be read; names it.</exception>
    public Past Read(DateTimeOffset from, DateTimeOffset to, string currency, CancellationToken cancel)
    {
        var (state, start, later) = (TowerState.Empty, (TowerState?)null, (bool?)null);
        var (signals, habits, tally) = (new List<SignalCandidate>(), new AnswerHabits(), new BacktestTally(currency));
        var (table, inputs) = (new TimelineTable(), new PastInputs());
        var counts = new int[Enum.GetValues<TimelineKind>().Length];
        var open = 0;
        foreach (var row in Rows())
        {
            cancel.ThrowIfCancellationRequested();
            if (start is null && row.RecordedAt >= from)
            {
                later ??= state.Network.Version == 0;
                if (later == false || (row.Kind == Accepted && state.Network.Version > 0)) start = state;
            }
            var fact = catalog.Decode(row);
            state = TowerApply.Apply(state, fact);
            if (IsSignalOf(row, from, to)) signals.Add(CandidateOf((SignalAccepted)fact.Body));
            habits.Add(fact);
            if (start is not null && row.RecordedAt < to) inputs.Add(fact);
            if (row.RecordedAt < to) open = state.Exceptions.Open.Count;
            if (row.RecordedAt >= from && row.RecordedAt < to) Count(fact, state);
        }
        return new(start ?? state, later == true, signals, new(BacktestBook.Named(counts), tally.Figures(open)), habits.Rules) { Inputs = inputs.Inputs, LeftOut = inputs.LeftOut };

        void Count(Fact fact, TowerState after)
        {
            tally.Add(fact, run => after.Protocols.Runs.Find(run)?.Options ?? []);
            foreach (var entry in table.Of(fact, after)) counts[(int)entry.Kind]++;
        }
    }

    private static bool IsSignalOf(FactRow row, DateTimeOffset from, DateTimeOffset to) => row.OccurredAt >= from && row.OccurredAt < to && row.Kind == Accepted;

    private static SignalCandidate CandidateOf(SignalAccepted one) => new(new(one.Source, one.Id, one.Type, one.Time, one.Subject, one.Data), null, "", one.Fingerprint);

    private IEnumerable<FactRow> Rows() => Replay.RowsAfter(journal, 0).TakeWhile(row => row.Sequence <= upTo);
}
