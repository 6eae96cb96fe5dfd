using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Writes down what happens: the timeline with its ids from 1, and what it adds up to.</summary>
internal sealed class BacktestBook(TowerState start, string currency)
{
    private readonly IdNumbers numbers = new(start);
    private readonly BacktestTally tally = new(currency);
    private readonly TimelineTable table = new();
    private readonly List<TimelineEntry> timeline = [];
    private readonly int[] counts = new int[Enum.GetValues<TimelineKind>().Length];
    private int asked;
    private int approved;
    private int rejected;
    private int timedOut;
    private int voided;

    public IReadOnlyList<TimelineEntry> Timeline => timeline;

    public IReadOnlyDictionary<string, int> Counts => Named(counts);

    public IdNumbers Numbers => numbers;

    /// <summary>Every kind by its name in the timeline.</summary>
    public static IReadOnlyDictionary<string, int> Named(IReadOnlyList<int> counts)
    {
        var named = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<TimelineKind>()) named[JsonNamingPolicy.CamelCase.ConvertName($"{kind}")] = counts[(int)kind];
        return named;
    }

    public void Note(Fact fact, TowerState state)
    {
        tally.Add(fact, run => state.Protocols.Runs.Find(run)?.Options ?? []);
        Count(fact.Body);
        foreach (var entry in table.Of(fact, state))
        {
            timeline.Add(entry with { Case = numbers.Of(entry.Case), Run = numbers.Of(entry.Run), Detail = numbers.In(entry.Detail) });
            counts[(int)entry.Kind]++;
        }
    }

    public OutcomeFigures Outcome(TowerState end) => tally.Figures(end.Exceptions.Open.Count);

    public AnswerFigures Answers(TowerState end, AnswerDesk desk) => new(
        asked, approved, rejected, counts[(int)TimelineKind.Escalated], timedOut, voided, end.Protocols.Waiting.Count, desk.WithoutAnswer, desk.NotTaken, desk.TooLate, desk.FirstNotTaken);

    private void Count(IFact fact)
    {
        if (fact is ApprovalRequested) asked++;
        else if (fact is ApprovalApproved) approved++;
        else if (fact is ApprovalRejected) rejected++;
        else if (fact is ApprovalTimedOut) timedOut++;
        else if (fact is ApprovalVoided) voided++;
    }
}
