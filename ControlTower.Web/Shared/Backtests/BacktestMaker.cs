using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>Makes the plan of what is asked, out of the tower as it is seen now, and plays it. Touches nothing of the live tower.</summary>
/// <param name="view">The tower with its people, and what it has published.</param>
/// <param name="asOf">The last row of the journal that counts.</param>
public sealed class BacktestMaker(IJournal journal, TowerRules rules, TowerState view, long asOf)
{
    private const string Documents = "/protocols";
    private const string Later = "The tower knew no network at the beginning of the window; the first that it was told stands in.";
    private const string OtherNetwork = "Another network is given, so only the signals of the journal are played; what changed the tower's own network in the window is not.";
    private const string CasesBegin = "Cases that were open when the window began are not; news about them opens them anew.";
    private const string NotReckoned = "For some requests no answer was given; the range of what might have been is not reckoned for so many signals unless asked for.";

    private PastReader Reader => new(journal, Replay.Catalog, asOf);

    public int CountSignals(BacktestQuestion question) => question.Signals is { } given
        ? given.Count(one => one.Signal is { } signal && signal.Time >= question.From && signal.Time < question.To)
        : Reader.CountSignals(question.From, question.To);

    /// <param name="range">Whether the range is reckoned where the question leaves it open.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Result<BacktestResult> Play(BacktestQuestion question, bool range, Action<BacktestStep>? tell, CancellationToken cancel) =>
        Play((question, Past(question, cancel)), question.Range ?? range, tell, cancel);

    /// <summary>Plays the protocols of a question, and after them those that they are held against.</summary>
    /// <param name="range">As in <see cref="Play(BacktestQuestion, bool, Action{BacktestStep}?, CancellationToken)"/>.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Result<ComparedBacktest> Compare(BacktestQuestion question, bool range, Action<BacktestStep>? tell, CancellationToken cancel)
    {
        var past = Past(question, cancel);
        var left = Play((question, past), question.Range ?? range, step => tell?.Invoke(new(step.Done, 2 * step.Total)), cancel);
        if (left.Refusal is { } wrong) return Under(wrong, "/left");
        var right = Play((question with { Protocols = question.Against?.Documents }, past), question.Range ?? range, step => tell?.Invoke(new(step.Total + step.Done, 2 * step.Total)), cancel);
        return right.Refusal is { } other ? Under(other, "/right") : ComparedBacktest.Of(left.Value!, right.Value!);
    }

    private Result<BacktestResult> Play((BacktestQuestion Question, Past? Past) asked, bool range, Action<BacktestStep>? tell, CancellationToken cancel)
    {
        var (question, past) = asked;
        var plan = PlanOf(question, past);
        var played = BacktestRun.Play(plan, rules, tell, cancel);
        if (!played.Succeeded) return played;
        var unanswered = played.Value.Summary.Answers.WithoutAnswer > 0;
        var summary = played.Value.Summary with
        {
            Was = question.Signals is null ? past!.Was : null,
            Range = unanswered && range ? RangeOf(plan, past, played.Value.Summary.Outcome, cancel) : null,
            Notes = [.. Notes(question, past, unanswered && !range)],
        };
        return played.Value with { Summary = summary };
    }

    private Past? Past(BacktestQuestion question, CancellationToken cancel) =>
        question.Network is null || question.Signals is null ? Reader.Read(question.From, question.To, rules.Currency, cancel) : null;

    private BacktestPlan PlanOf(BacktestQuestion question, Past? past)
    {
        return new(question.Protocols ?? BacktestQuestion.InForce(view.Protocols), question.Signals ?? past!.Signals, question.From, question.To, question.Answers)
        {
            Own = question.Network is null ? past!.Start : TowerState.Empty with { People = view.People },
            Network = question.Network,
            OwnSignals = question.Signals is null,
            Outcomes = question.Outcomes,
            Inputs = PlaysInputs(question) ? past!.Inputs : [],
        };
    }

    /// <summary>What is wrong with a document of one side is told there.</summary>
    private static Refusal Under(Refusal refusal, string side) => refusal with
    {
        Pointer = Moved(refusal.Pointer, side),
        Errors = [.. refusal.Errors.Select(error => error with { Pointer = Moved(error.Pointer, side)! })],
    };

    private static string? Moved(string? pointer, string side) => pointer?.StartsWith(Documents, StringComparison.Ordinal) == true ? side + pointer[Documents.Length..] : pointer;

    private AnswerRange RangeOf(BacktestPlan plan, Past? past, OutcomeFigures none, CancellationToken cancel)
    {
        AnswerRule[] all = [.. view.People.Functions.Keys.Select(function => new AnswerRule(AnswerRule.Any, function, 0, true, null))];
        return new(With(all), none, past is { Habits.Count: > 0 } ? With(past.Habits) : null);

        OutcomeFigures With(IReadOnlyList<AnswerRule> otherwise) => BacktestRun.Play(plan with { Otherwise = otherwise }, rules, null, cancel).Value!.Summary.Outcome;
    }

    /// <summary>What changed the tower's own network is played where that network is, with its own signals.</summary>
    private static bool PlaysInputs(BacktestQuestion question) => question.Signals is null && question.Network is null;

    private static IEnumerable<string> Notes(BacktestQuestion question, Past? past, bool rangeIsMissing)
    {
        if (question.Network is null && past is { NetworkIsLater: true }) yield return Later;
        if (PlaysInputs(question) && past!.LeftOut.Count > 0) yield return $"Left out, for it has no part in a backtest: {string.Join(", ", past.LeftOut.Select(one => $"{one.What} ({one.Count})"))}.";
        if (question.Signals is null && question.Network is not null) yield return OtherNetwork;
        if (question.Signals is null) yield return CasesBegin;
        if (rangeIsMissing) yield return NotReckoned;
    }
}
