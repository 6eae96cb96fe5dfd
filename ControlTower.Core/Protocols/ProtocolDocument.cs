using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum ProtocolMode { Live, Shadow, Off }

public enum DecisionMode { Automatic, One, Joint }

public enum TimeoutPolicy { Park, SafeOption, Reject }

/// <summary>Who acts on which deviation, within which authority and window, who decides jointly, and what happens when nobody does.</summary>
/// <param name="Id">Stays the same over all versions.</param>
/// <param name="Reason">Why the protocol is as it is, for people.</param>
/// <param name="Cases">Kinds of cases that it answers.</param>
/// <param name="When">All must hold.</param>
public sealed record ProtocolDocument(string Id, string Title, string Reason, IReadOnlyList<string> Cases, IReadOnlyList<Condition> When, Level Level, IReadOnlyList<OptionRule> Options)
{
    public ProtocolMode Mode { get; init; } = ProtocolMode.Live;

    public Breakers? Breakers { get; init; }
}

/// <param name="Field">From the catalogue in <see cref="ConditionFields"/>.</param>
/// <param name="Test">atLeast, above, atMost or below.</param>
public sealed record Condition(string Field, string Test, decimal Value);

/// <param name="Functions">Who acts; jointly all of them must agree.</param>
/// <param name="Authority">Up to this cost the level decides on its own; null is without limit.</param>
/// <param name="WindowHours">From the request to the first rung.</param>
/// <param name="Ladder">Who joins when a window ends, in order.</param>
public sealed record Level(IReadOnlyList<string> Functions, DecisionMode Decision, Money? Authority, decimal WindowHours, IReadOnlyList<Rung> Ladder, TimeoutPolicy OnTimeout);

/// <param name="Function">May answer for any that has not.</param>
public sealed record Rung(string Function, decimal WindowHours);

/// <param name="Kind">activateBackup, expedite, reallocate or wait.</param>
public sealed record OptionRule(string Kind, IReadOnlyList<StepRule> Steps);

/// <param name="Within">Hours after the decision by which it is due.</param>
public sealed record StepRule(string Function, string Action, decimal Within);

/// <summary>Past these, what would be automatic is asked of a person.</summary>
public sealed record Breakers(int? AutomaticPerHour, Money? MoneyPerDay);
