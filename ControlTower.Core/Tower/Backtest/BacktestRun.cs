using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>
/// Plays a plan on a virtual clock. At one instant first what is due rings, then answers are given, then actions come out otherwise, then other news comes in, then signals are taken:
/// so an answer that comes with the end of a window is too late for it, as in the live tower.
/// </summary>
public sealed class BacktestRun
{
    /// <summary>Signals between two looks at whether to go on.</summary>
    private const int Portion = 256;

    private static readonly Caller Sender = Caller.Integration("backtest");

    private readonly BacktestPlan plan;
    private readonly VirtualTower tower;
    private readonly AnswerDesk desk;
    private readonly OutcomeDesk outcomes;
    private readonly InputDesk inputs;
    private readonly BacktestBook book;
    private readonly List<RefusedSignal> firstRefused = [];
    private int accepted;
    private int repeated;
    private int refused;

    private BacktestRun(BacktestPlan plan, TowerRules rules)
    {
        this.plan = plan;
        var start = BacktestStart.State(plan);
        book = new(start, rules.Currency);
        desk = new(plan.Answers, plan.Otherwise, plan.Deeds);
        outcomes = new(plan.Outcomes);
        inputs = new(plan.Inputs.Where(one => one.At >= plan.From && one.At < plan.To));
        tower = new(new(rules), start, outcomes.Holds, (fact, state) =>
        {
            book.Note(fact, state);
            outcomes.Note(fact, state);
            if (fact.Body is ApprovalRequested requested) desk.Ask(requested.Approval);
        });
    }

    /// <param name="tell">Told now and then how far it is; may be null.</param>
    /// <returns>Or why it cannot be played, with a pointer into the request.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<BacktestResult> Play(BacktestPlan plan, TowerRules rules, Action<BacktestStep>? tell, CancellationToken cancel)
    {
        var run = new BacktestRun(plan, rules);
        if (BacktestStart.Open(run.tower, plan) is { } refusal) return refusal;
        var played = Sorted(plan);
        for (var i = 0; i < played.Count; i++)
        {
            if (i % Portion == 0)
            {
                cancel.ThrowIfCancellationRequested();
                tell?.Invoke(new(i, played.Count));
            }
            run.AdvanceWithInputs(played[i].Signal!.Time, cancel);
            run.Take(played[i]);
        }
        run.AdvanceWithInputs(plan.To, cancel);
        tell?.Invoke(new(played.Count, played.Count));
        return run.Result(played.Count);
    }

    private static List<SignalCandidate> Sorted(BacktestPlan plan) =>
        [.. plan.Signals.Where(one => one.Signal is { } signal && signal.Time >= plan.From && signal.Time < plan.To).OrderBy(one => one.Signal!.Time)];

    private void AdvanceWithInputs(DateTimeOffset until, CancellationToken cancel)
    {
        while (inputs.NextDue is { } due && due <= until)
        {
            Advance(due, cancel);
            inputs.Next(tower);
        }
        Advance(until, cancel);
    }

    /// <summary>Lets time pass up to an instant, and happen what is due on the way and at it.</summary>
    private void Advance(DateTimeOffset until, CancellationToken cancel)
    {
        for (var round = 1; ; round++)
        {
            if (round % Portion == 0) cancel.ThrowIfCancellationRequested();
            var (bell, answer, outcome) = (tower.NextDue, desk.NextDue, outcomes.NextDue);
            if (bell is { } rings && rings <= until && !(answer < rings) && !(outcome < rings))
            {
                tower.Reach(rings);
                tower.Ring();
            }
            else if (answer is { } given && given <= until && !(outcome < given))
            {
                tower.Reach(given);
                desk.AnswerNext(tower, book.Numbers);
            }
            else if (outcome is { } becomes && becomes <= until)
            {
                tower.Reach(becomes);
                outcomes.Next(tower);
            }
            else
            {
                tower.Reach(until.ToUniversalTime());
                return;
            }
        }
    }

    private void Take(SignalCandidate candidate)
    {
        var answer = tower.Do(new TakeSignals([candidate], Single: true), Sender);
        if (answer.Succeeded)
        {
            var taken = (SignalsTaken)answer.Value;
            (accepted, repeated) = (accepted + taken.Accepted, repeated + taken.Duplicates);
            return;
        }
        refused++;
        if (firstRefused.Count < SignalFigures.Kept) firstRefused.Add(new(candidate.Signal!.Source, candidate.Signal.Id, answer.Refusal.Message));
    }

    private BacktestResult Result(int played) => new(
        book.Timeline,
        new(new(played, plan.Signals.Count - played, accepted, repeated, refused, firstRefused), book.Counts, book.Outcome(tower.State), book.Answers(tower.State, desk)) { Inputs = inputs.Figures });
}
