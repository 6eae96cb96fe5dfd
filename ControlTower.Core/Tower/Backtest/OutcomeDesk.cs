using ControlTower.Core.Effects;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>What becomes of actions that are not done at once, in order of time; of one time in the order of the requests, and of one request in the order given.</summary>
internal sealed class OutcomeDesk(IReadOnlyList<OutcomeRule> rules)
{
    private const string Reason = "played in the backtest";

    private readonly PriorityQueue<(string Run, int Step, bool Undo, ActionOutcome Outcome), (DateTimeOffset DueAt, long Order)> waiting = new();
    private long order;

    public DateTimeOffset? NextDue => waiting.TryPeek(out _, out var next) ? next.DueAt : null;

    /// <summary>Something is to become of actions: then there is a system outside that is told of them.</summary>
    public bool Any => rules.Count > 0;

    /// <summary>Puts down what becomes of a request.</summary>
    public void Note(Fact fact, TowerState state)
    {
        if (Asked(fact.Body) is not { } asked) return;
        foreach (var rule in Of(state, asked))
        {
            waiting.Enqueue((asked.Run, asked.Step, asked.Undo, rule.Outcome), (fact.RecordedAt.AddTicks((long)(rule.AfterHours * TimeSpan.TicksPerHour)), order++));
        }
    }

    /// <summary>Whether something else becomes of a request than that it is done at once.</summary>
    public bool Holds(TowerState state, IFact requested) => Any && (requested is EffectRequested effect
        ? state.Effects.Effects.Find(effect.Effect) is { } sent && StepTelling.Of(state, sent) is { } told && Of(state, (told.Run.Id, told.Step.Number, told.Undo)).Any()
        : Asked(requested) is { } asked && Of(state, asked).Any());

    public void Next(VirtualTower tower)
    {
        var (id, number, undo, outcome) = waiting.Dequeue();
        if (tower.State.Protocols.Runs.Find(id)?.StepNumbered(number) is not { } step) return;
        var caller = tower.HolderOf(step.Function) ?? Caller.System;
        var isOpen = step.Status == (undo ? StepStatus.Undoing : StepStatus.Requested);
        if (outcome == ActionOutcome.GiveUp) tower.Do(new GiveUpStep(id, number, Reason), caller);
        else if (!isOpen) return;
        else if (outcome == ActionOutcome.Blocked) tower.Do(new BlockStep(id, number, Reason), caller);
        else if (step.Task == true) tower.Do(outcome == ActionOutcome.Fail ? new FailStep(id, number, Reason) : new MarkStepDone(id, number, null), caller);
        else foreach (var effect in (undo ? step.UndoEffects : step.Effects) ?? []) Report(tower, effect, outcome == ActionOutcome.Fail);
    }

    /// <summary>The last attempt at once where it fails: the waits between attempts are no news.</summary>
    private static void Report(VirtualTower tower, string effect, bool fails)
    {
        while (tower.State.Effects.Effects.Find(effect) is { Status: EffectStatus.Waiting } waiting) tower.Do(new ReportEffect(effect, waiting.Attempts + 1, fails ? Reason : null), Caller.System);
    }

    private IEnumerable<OutcomeRule> Of(TowerState state, (string Run, int Step, bool Undo) asked) =>
        state.Protocols.Runs.Find(asked.Run)?.StepNumbered(asked.Step) is { } step ? rules.Where(rule => rule.Action == (asked.Undo ? step.Undo : step.Action)) : [];

    private static (string Run, int Step, bool Undo)? Asked(IFact fact) => fact switch
    {
        StepRequested one => (one.Run, one.Step, false),
        UndoRequested one => (one.Run, one.Step, true),
        _ => null,
    };
}
