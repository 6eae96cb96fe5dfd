using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum DecisionMode { Automatic, One, Joint, Sequential }

public enum TimeoutPolicy { Park, SafeOption, Reject, Raise }

/// <summary>One way in which a protocol decides: who, within which authority and window, over which options.</summary>
/// <param name="Functions">Who acts: one of them, jointly as <paramref name="Decision"/> says, or one after the other in this order.</param>
/// <param name="Authority">What the level decides on its own; null is without limit.</param>
/// <param name="WindowHours">From the request to the first rung.</param>
/// <param name="Ladder">Who joins when a window ends, in order.</param>
/// <param name="OnTimeout">Raise hands over to the next level.</param>
public sealed record Level(IReadOnlyList<string> Functions, DecisionRule Decision, Authority? Authority, decimal WindowHours, IReadOnlyList<Rung> Ladder, TimeoutPolicy OnTimeout)
{
    /// <summary>Unique in the document.</summary>
    public string Name { get; init; } = "decide";

    /// <summary>The window is in hours of the approvers' calendar; null is of the clock.</summary>
    public bool? Working { get; init; }

    /// <summary>Conditions, as text; all must hold.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    public IReadOnlyList<OptionRule> Options { get; init; } = [];

    /// <summary>By then it is to be decided, ladder and all; null is no limit.</summary>
    public decimal? WithinHours { get; init; }

    /// <summary>An option whose cost or effect has moved by more than this share since it was asked is asked anew; null never.</summary>
    public decimal? ReaskShare { get; init; }
}

/// <summary>Whose answers make a decision.</summary>
public sealed record DecisionRule(DecisionMode Mode)
{
    /// <summary>How many functions must agree; null is all of them.</summary>
    public int? Quorum { get; init; }

    /// <summary>What each function's voice weighs; one that is not listed weighs 1.</summary>
    public IReadOnlyList<Weight> Weights { get; init; } = [];

    /// <summary>With weights: how much weight must agree.</summary>
    public decimal? WeightNeeded { get; init; }

    /// <summary>Functions whose refusal alone rejects. Empty: any refusal does where all must agree, none where fewer must.</summary>
    public IReadOnlyList<string> Veto { get; init; } = [];
}

public sealed record Weight(string Function, decimal Value);

/// <summary>Up to these the level decides on its own; what is null is without limit.</summary>
public sealed record Authority
{
    public Money? PerDecision { get; init; }

    /// <summary>Of all that a function decided under this protocol in 24 hours, so that an amount cannot be split.</summary>
    public Money? PerDay { get; init; }

    /// <summary>Of goods that are moved, bought or made.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>Until service is regained.</summary>
    public decimal? DurationHours { get; init; }
}

/// <param name="Function">May answer for any that has not.</param>
public sealed record Rung(string Function, decimal WindowHours)
{
    /// <summary>The window is in hours of the approvers' calendar; null is of the clock.</summary>
    public bool? Working { get; init; }
}

/// <param name="Kind">activateBackup, coordinate, expedite, raiseProduction, reallocate, reschedule, resource, useAlternate or wait.</param>
public sealed record OptionRule(string Kind, IReadOnlyList<StepRule> Steps);

/// <param name="Within">Hours after it could begin by which it is due.</param>
public sealed record StepRule(string Function, string Action, decimal Within)
{
    /// <summary>Unique in the option; null where no other step names it.</summary>
    public string? Name { get; init; }

    /// <summary>Names of the steps that it waits for; steps that wait for none run side by side.</summary>
    public IReadOnlyList<string>? After { get; init; }

    /// <summary>What takes it back.</summary>
    public string? Undo { get; init; }

    /// <summary>A person does it and says so; null where the systems that are subscribed are told.</summary>
    public bool? Task { get; init; }
}
