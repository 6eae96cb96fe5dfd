using ControlTower.Core.Effects;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>
/// A tower on a virtual clock, beside the live one: the same deciding and applying, with nothing written and nothing sent. What the
/// live tower does beside its loop is done at once, and so is each action that is requested.
/// </summary>
/// <param name="holds">Whether something else becomes of a request.</param>
/// <param name="tell">Told of each fact, with the state after the command that it came of.</param>
internal sealed class VirtualTower(TowerCore core, TowerState state, Func<TowerState, IFact, bool> holds, Action<Fact, TowerState> tell)
{
    private const int Portion = 100;

    /// <summary>More would be a tower that never comes to rest.</summary>
    private const int MostRounds = 10_000;

    private readonly Queue<IFact> toReport = new();
    private readonly OrdinalMap<string> holders = Holders(state);

    public TowerState State { get; private set; } = state;

    public DateTimeOffset Now { get; private set; } = state.RecordedAt;

    public TowerRules Rules => core.Rules;

    public DateTimeOffset? NextDue => State.NextDue(core.Rules);

    /// <summary>The clock never goes back.</summary>
    public void Reach(DateTimeOffset at)
    {
        if (at > Now) Now = at;
    }

    /// <summary>Decides, and lets come to rest what it sets going.</summary>
    public Result<object> Do(object body, Caller caller)
    {
        var answer = Decide(body, caller);
        if (BesideTheLoop.Waits(State) || toReport.Count > 0) Settle();
        return answer;
    }

    /// <summary>The bell: what is due changes the state, or it would ring for ever.</summary>
    public void Ring()
    {
        var before = State.Version;
        Do(new RingTimers(), Caller.System);
        if (State.Version == before && NextDue <= Now) throw new InvalidOperationException($"What is due at {NextDue:u} never ends.");
    }

    /// <summary>The person who answers for a function, or who is named by an id; null where there is neither.</summary>
    public Caller? HolderOf(string function) =>
        holders.TryGetValue(function, out var person) ? Caller.Of(person)
        : function == PlannedDeed.Administrator ? Caller.AdministratorKey
        : State.People.Persons.ContainsKey(function) ? Caller.Of(function) : null;

    private Result<object> Decide(object body, Caller caller)
    {
        var decision = core.Decide(State, new(caller, body), Now);
        State = decision.State;
        foreach (var fact in decision.Facts)
        {
            if (fact.Body is EffectRequested or StepRequested or UndoRequested) toReport.Enqueue(fact.Body);
            tell(fact, State);
        }
        return decision.Answer;
    }

    /// <summary>What is requested is done, then what stands beside the loop until nothing does, and again: in the order of the live tower's jobs.</summary>
    private void Settle()
    {
        for (var round = 0; BesideTheLoop.Waits(State) || toReport.Count > 0;)
        {
            var before = State.Version;
            while (toReport.TryDequeue(out var requested)) Report(requested);
            do
            {
                if (round++ == MostRounds) throw new InvalidOperationException($"The tower does not come to rest at {Now:u}.");
            }
            while (Works());
            // What cannot be handed in now stays due; the next thing that happens tries again.
            if (State.Version == before) return;
        }
    }

    /// <returns>False where nothing came of it.</returns>
    private bool Works()
    {
        var before = State.Version;
        foreach (var command in BesideTheLoop.Commands(State, Now, core.Rules, Portion)) Decide(command, Caller.System);
        return State.Version != before;
    }

    /// <summary>What is requested is done at once, whoever would do it, unless something else is to become of it.</summary>
    private void Report(IFact requested)
    {
        if (holds(State, requested)) return;
        if (requested is EffectRequested effect && State.Effects.Effects.Find(effect.Effect) is { Status: EffectStatus.Waiting } waiting)
        {
            Decide(new ReportEffect(waiting.Id, waiting.Attempts + 1, null), Caller.System);
        }
        else if (requested is StepRequested step) Finish(step.Run, step.Step, StepStatus.Requested);
        else if (requested is UndoRequested undo) Finish(undo.Run, undo.Step, StepStatus.Undoing);
    }

    private void Finish(string run, int step, StepStatus asked)
    {
        if (State.Protocols.Runs.Find(run)?.StepNumbered(step) is { } open && open.Status == asked) Decide(new MarkStepDone(run, step, null), HolderOf(open.Function) ?? Caller.System);
    }

    private static OrdinalMap<string> Holders(TowerState state) =>
        OrdinalMap<string>.From(state.People.Persons.Values.SelectMany(person => person.Functions.Select(function => KeyValuePair.Create(function, person.Id))).DistinctBy(pair => pair.Key).OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
