using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Past;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Web.Shared.Backtests;

/// <summary>Makes the plan of what is asked, out of the tower as it is seen now, and plays it. Touches nothing of the live tower.</summary>
/// <param name="view">The tower when it was asked.</param>
public sealed class BacktestMaker(IJournal journal, TowerRules rules, TowerState view)
{
    private const string Later = "The tower knew no network at the beginning of the window; the first that it was told stands in.";
    private const string OnlySignals = "Of the journal the signals are played; what people changed by other ways in the window, such as orders that advanced or a network that was put, is not.";
    private const string CasesBegin = "Cases that were open when the window began are not; news about them opens them anew.";
    private const string NotReckoned = "For some requests no answer was given; the range of what might have been is not reckoned for so many signals unless asked for.";

    private PastReader Reader => new(journal, Replay.Catalog, view.Version);

    public int CountSignals(BacktestQuestion question) => question.Signals is { } given
        ? given.Count(one => one.Signal is { } signal && signal.Time >= question.From && signal.Time < question.To)
        : Reader.CountSignals(question.From, question.To);

    /// <param name="range">Whether the range is reckoned where the question leaves it open.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Result<BacktestResult> Play(BacktestQuestion question, bool range, Action<BacktestStep>? tell, CancellationToken cancel)
    {
        var past = question.Network is null || question.Signals is null ? Reader.Read(question.From, question.To, rules.Currency, cancel) : null;
        var plan = PlanOf(question, past);
        var played = BacktestRun.Play(plan, rules, tell, cancel);
        if (!played.Succeeded) return played;
        var summary = played.Value.Summary with
        {
            Was = question.Signals is null ? past!.Was : null,
            Range = played.Value.Summary.Answers.WithoutAnswer > 0 && (question.Range ?? range) ? RangeOf(plan, past, played.Value.Summary.Outcome, cancel) : null,
            Notes = [.. Notes(question, past, played.Value.Summary.Answers.WithoutAnswer > 0 && !(question.Range ?? range))],
        };
        return played.Value with { Summary = summary };
    }

    private BacktestPlan PlanOf(BacktestQuestion question, Past? past)
    {
        var protocols = question.Protocols ?? [.. view.Protocols.Published.Values.Select(version => new ProtocolToTry(version.Document, version.Text))];
        return new(protocols, question.Signals ?? past!.Signals, question.From, question.To, question.Answers)
        {
            Own = question.Network is null ? past!.Start : TowerState.Empty with { People = view.People },
            Network = question.Network,
            OwnSignals = question.Signals is null,
            Outcomes = question.Outcomes,
        };
    }

    private AnswerRange RangeOf(BacktestPlan plan, Past? past, OutcomeFigures none, CancellationToken cancel)
    {
        AnswerRule[] all = [.. view.People.Functions.Keys.Select(function => new AnswerRule(AnswerRule.Any, function, 0, true, null))];
        return new(With(all), none, past is { Habits.Count: > 0 } ? With(past.Habits) : null);

        OutcomeFigures With(IReadOnlyList<AnswerRule> otherwise) => BacktestRun.Play(plan with { Otherwise = otherwise }, rules, null, cancel).Value!.Summary.Outcome;
    }

    private static IEnumerable<string> Notes(BacktestQuestion question, Past? past, bool rangeIsMissing)
    {
        if (question.Network is null && past is { NetworkIsLater: true }) yield return Later;
        if (question.Signals is null) yield return OnlySignals;
        if (question.Signals is null) yield return CasesBegin;
        if (rangeIsMissing) yield return NotReckoned;
    }
}
