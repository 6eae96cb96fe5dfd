using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Core.Tower;

/// <summary>One command on its way to being decided: facts that are recorded change the state that the rest of it sees.</summary>
public sealed class Turn(TowerState state, Caller caller, DateTimeOffset now, TowerRules rules)
{
    private readonly List<Fact> facts = [];

    public TowerState State { get; private set; } = state;

    public Caller Caller { get; } = caller;

    public DateTimeOffset Now { get; } = now;

    public TowerRules Rules { get; } = rules;

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Does a part of the command; where its figures go beyond what can be reckoned with, all that the part recorded is taken back.</summary>
    /// <returns>False when it was taken back.</returns>
    public bool TryPart(Action part)
    {
        var (before, count) = (State, facts.Count);
        try
        {
            part();
            return true;
        }
        catch (OverflowException)
        {
            State = before;
            facts.RemoveRange(count, facts.Count - count);
            return false;
        }
    }

    public void Record(IFact body, DateTimeOffset? occurredAt = null) => Record(body, Caller.Actor, occurredAt);

    /// <summary>Records what the tower itself concluded from what the caller said.</summary>
    public void Conclude(IFact body, DateTimeOffset? occurredAt = null) => Record(body, Actors.System, occurredAt);

    private void Record(IFact body, string actor, DateTimeOffset? occurredAt)
    {
        var fact = new Fact(State.Version + 1, Now, occurredAt ?? Now, actor, body);
        facts.Add(fact);
        State = TowerApply.Apply(State, fact);
    }
}

/// <summary>What decides beside the journal, and is stated at start.</summary>
/// <param name="Currency">In which lanes are priced and options reckoned (ISO 4217).</param>
/// <param name="RememberedFor">How long signal ids and keys are remembered.</param>
public sealed record TowerRules(string Currency, TimeSpan RememberedFor)
{
    /// <summary>What an hour of lateness costs, as a share of the value that is late.</summary>
    public decimal LatenessPerHour { get; init; } = 0.0005m;

    /// <summary>How long news may be overdue; null where the tower waits for none.</summary>
    public SilenceRules? Silence { get; init; } = new();

    /// <summary>From how many days before its end on a lot is about to expire.</summary>
    public int ExpiringDays { get; init; } = 7;

    /// <summary>A supplier or carrier whose score is below it is a case; 0 to 100.</summary>
    public int HealthThreshold { get; init; } = 70;

    /// <summary>Finds the sites that serve orders.</summary>
    public IAllocating Allocating { get; init; } = SourcedAllocation.Rule;

    public static TowerRules Default { get; } = new("EUR", TimeSpan.FromDays(30));

    public Money Free => Money.Zero(Currency);
}
