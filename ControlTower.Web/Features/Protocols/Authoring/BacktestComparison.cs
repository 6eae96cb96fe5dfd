using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>A draft's backtest beside that of what is published, over the same signals.</summary>
/// <param name="Measures">Both in figures.</param>
/// <param name="Differences">Cases about which they do not do the same, in order of time; at most <see cref="Most"/>.</param>
/// <param name="DifferenceCount">All of them.</param>
public sealed record BacktestComparison(IReadOnlyList<BacktestMeasure> Measures, IReadOnlyList<CaseDifference> Differences, int DifferenceCount)
{
    public const int Most = 50;

    /// <summary>Runs that began on each day, in order; empty where there was none.</summary>
    public IReadOnlyList<BacktestDay> Days { get; init; } = [];

    public static BacktestComparison Of(BacktestResult draft, BacktestResult published)
    {
        var (mine, theirs) = (ByCase(draft), ByCase(published));
        var differing = mine.Keys.Union(theirs.Keys, StringComparer.Ordinal)
            .Select(id => new CaseDifference(id, (mine.GetValueOrDefault(id) ?? theirs[id])[0], Words(theirs.GetValueOrDefault(id)), Words(mine.GetValueOrDefault(id))))
            .Where(one => one.Published != one.Draft).OrderBy(one => one.Opened.At).ThenBy(one => one.Case, StringComparer.Ordinal).ToList();
        return new(Measured(draft.Summary, published.Summary), [.. differing.Take(Most)], differing.Count) { Days = ByDay(draft, published) };
    }

    /// <summary>Who is asked, what is done and how it ends, in order; what only the tower's numbering tells apart is left out.</summary>
    private static string Words(List<TimelineEntry>? entries) => entries is null ? "no case" : string.Join(", ", entries.Select(Word).OfType<string>()) is { Length: > 0 } text ? text : "nothing";

    private static string? Word(TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.ApprovalRequested => $"asks {entry.Function}",
        TimelineKind.Escalated => $"{entry.Function} joins",
        TimelineKind.TimedOut => "times out",
        TimelineKind.ActionRequested => $"{entry.Function} acts",
        TimelineKind.Parked => "is parked",
        TimelineKind.BreakerTripped => "a breaker trips",
        _ => null,
    };

    private static IReadOnlyList<BacktestDay> ByDay(BacktestResult draft, BacktestResult published)
    {
        var (mine, theirs) = (Started(draft), Started(published));
        if (mine.Count + theirs.Count == 0) return [];
        var days = mine.Keys.Concat(theirs.Keys).ToList();
        return [.. Enumerable.Range(0, days.Max().DayNumber - days.Min().DayNumber + 1).Select(days.Min().AddDays).Select(day => new BacktestDay(day, theirs.GetValueOrDefault(day), mine.GetValueOrDefault(day)))];
    }

    private static Dictionary<DateOnly, int> Started(BacktestResult result) =>
        result.Timeline.Where(entry => entry.Kind == TimelineKind.RunStarted).CountBy(entry => DateOnly.FromDateTime(entry.At.UtcDateTime)).ToDictionary(pair => pair.Key, pair => pair.Value);

    private static Dictionary<string, List<TimelineEntry>> ByCase(BacktestResult result) =>
        result.Timeline.Where(entry => entry.Case is not null).GroupBy(entry => entry.Case!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static IReadOnlyList<BacktestMeasure> Measured(BacktestSummary draft, BacktestSummary published)
    {
        return
        [
            Count("Cases opened", one => one.Counts["caseOpened"], was => was.Counts["caseOpened"]),
            Count("Runs started", one => one.Counts["runStarted"], was => was.Counts["runStarted"]),
            Count("Asked of people", one => one.Answers.Asked, was => was.Counts["approvalRequested"]),
            Count("Automatic, no person", one => one.Outcome.Automatic, was => was.Outcome.Automatic),
            Count("Escalated", one => one.Answers.Escalated, was => was.Counts["escalated"]),
            Count("Timed out", one => one.Answers.TimedOut, was => was.Counts["timedOut"]),
            Figure($"Spent, {draft.Outcome.Spent.Currency}", one => one.Outcome.Spent.Amount, was => was.Outcome.Spent.Amount),
            Count("Orders saved, as foretold", one => one.Outcome.OrdersSaved, was => was.Outcome.OrdersSaved),
        ];

        BacktestMeasure Count(string name, Func<BacktestSummary, int> of, Func<PastFigures, int> was) => Figure(name, one => of(one), past => was(past));

        BacktestMeasure Figure(string name, Func<BacktestSummary, decimal> of, Func<PastFigures, decimal> was) =>
            new(name, of(published), of(draft), draft.Was is { } past ? was(past) : null);
    }
}

/// <param name="Day">In UTC.</param>
public sealed record BacktestDay(DateOnly Day, int Published, int Draft);

/// <param name="Was">What really happened; null where nobody knows.</param>
public sealed record BacktestMeasure(string Name, decimal Published, decimal Draft, decimal? Was)
{
    public string Change => Draft == Published ? "same" : NumberFormat.Text(Draft - Published, 0, signed: true);
}

/// <param name="Opened">The case's first entry.</param>
public sealed record CaseDifference(string Case, TimelineEntry Opened, string Published, string Draft);
