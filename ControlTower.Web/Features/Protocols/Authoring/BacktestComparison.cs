using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>A draft's backtest beside another, over the same signals.</summary>
/// <param name="Measures">Both in figures.</param>
/// <param name="Differences">Cases about which they do not do the same, in order of time; at most <see cref="Most"/>.</param>
/// <param name="DifferenceCount">All of them.</param>
public sealed record BacktestComparison(IReadOnlyList<BacktestMeasure> Measures, IReadOnlyList<CaseWays> Differences, int DifferenceCount)
{
    public const int Most = 50;

    /// <summary>Runs that began on each day, in order; empty where there was none.</summary>
    public IReadOnlyList<BacktestDay> Days { get; init; } = [];

    public static BacktestComparison Of(BacktestResult draft, BacktestResult other)
    {
        var differing = CasePair.Of(other.Timeline, draft.Timeline).Select(CaseWays.Of).OfType<CaseWays>().ToList();
        return new(Measured(draft.Summary, other.Summary), [.. differing.Take(Most)], differing.Count) { Days = ByDay(draft, other) };
    }

    private static IReadOnlyList<BacktestDay> ByDay(BacktestResult draft, BacktestResult other)
    {
        var (mine, theirs) = (Started(draft), Started(other));
        if (mine.Count + theirs.Count == 0) return [];
        var days = mine.Keys.Concat(theirs.Keys).ToList();
        return [.. Enumerable.Range(0, days.Max().DayNumber - days.Min().DayNumber + 1).Select(days.Min().AddDays).Select(day => new BacktestDay(day, theirs.GetValueOrDefault(day), mine.GetValueOrDefault(day)))];
    }

    private static Dictionary<DateOnly, int> Started(BacktestResult result) =>
        result.Timeline.Where(entry => entry.Kind == TimelineKind.RunStarted).CountBy(entry => DateOnly.FromDateTime(entry.At.UtcDateTime)).ToDictionary(pair => pair.Key, pair => pair.Value);

    private static IReadOnlyList<BacktestMeasure> Measured(BacktestSummary draft, BacktestSummary other)
    {
        return
        [
            Figure("Cases opened", 0, one => one.Counts["caseOpened"], was => was.Counts["caseOpened"]),
            Figure("Runs started", 0, one => one.Counts["runStarted"], was => was.Counts["runStarted"]),
            Figure("Asked of people", 0, one => one.Answers.Asked, was => was.Counts["approvalRequested"]),
            Figure("Automatic, no person", 0, one => one.Outcome.Automatic, was => was.Outcome.Automatic),
            Figure("Escalated", 0, one => one.Answers.Escalated, was => was.Counts["escalated"]),
            Figure("Timed out", 0, one => one.Answers.TimedOut, was => was.Counts["timedOut"]),
            Figure($"Spent, {draft.Outcome.Spent.Currency}", 0, one => one.Outcome.Spent.Amount, was => was.Outcome.Spent.Amount),
            Figure("Orders saved, foretold", 0, one => one.Outcome.OrdersSaved, was => was.Outcome.OrdersSaved),
            Figure("Response, median h", 1, one => one.Outcome.Response.MedianHours, was => was.Outcome.Response.MedianHours),
            Figure("Nine in ten within, h", 1, one => one.Outcome.Response.P90Hours, was => was.Outcome.Response.P90Hours),
            Figure("In their window, %", 0, one => one.Outcome.Response.InWindowShare * 100, was => was.Outcome.Response.InWindowShare * 100),
        ];

        BacktestMeasure Figure(string name, int decimals, Func<BacktestSummary, decimal?> of, Func<PastFigures, decimal?> was) =>
            new(name, of(other), of(draft), draft.Was is { } past ? was(past) : null) { Decimals = decimals };
    }
}

/// <param name="Day">In UTC.</param>
public sealed record BacktestDay(DateOnly Day, int Other, int Draft);

/// <param name="Other">Null where there is nothing to measure, as for <paramref name="Draft"/>.</param>
/// <param name="Was">What really happened; null where nobody knows.</param>
public sealed record BacktestMeasure(string Name, decimal? Other, decimal? Draft, decimal? Was)
{
    public int Decimals { get; init; }

    public string Change => Draft == Other ? "same" : Draft - Other is { } by ? NumberFormat.Text(by, Decimals, signed: true) : FigureText.UnknownMark;

    public string Text(decimal? value) => value is { } known ? NumberFormat.Text(known, Decimals) : FigureText.UnknownMark;
}
