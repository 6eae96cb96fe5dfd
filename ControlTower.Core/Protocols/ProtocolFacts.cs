using ControlTower.Core.Journal;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Protocols;

[FactKind("protocol.published", 2)]
public sealed record ProtocolPublished(int Version, ProtocolDocument Document, string Text) : IFact
{
    /// <summary>Why; null where nobody was asked.</summary>
    public string? Because { get; init; }

    /// <summary>The first of the two that it took; null where one was enough.</summary>
    public string? AskedBy { get; init; }

    /// <summary>All who wrote it; null where it was no draft, then whoever published it did.</summary>
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>Of the draft that it was; null where it was none.</summary>
    public int? Revision { get; init; }
}

/// <param name="Revision">Of the draft, from 1; grows with each change, over all versions.</param>
/// <param name="Text">As it was written; it may be anything.</param>
[FactKind("protocol.drafted")]
public sealed record ProtocolDrafted(string Protocol, int Revision, string Text) : IFact;

/// <summary>The first of two persons asks that a draft be published.</summary>
[FactKind("protocol.publishRequested")]
public sealed record ProtocolPublishRequested(string Protocol, int Revision, string Reason) : IFact;

public enum PublishEnd { Withdrawn, Declined, Void }

/// <summary>It is not published after all.</summary>
/// <param name="How">Withdrawn by who asked, declined by another, or void because the draft changed.</param>
[FactKind("protocol.publishDeclined")]
public sealed record ProtocolPublishDeclined(string Protocol, int Revision, PublishEnd How, string Reason) : IFact;

/// <param name="Version">The run stays with it, whatever is published later.</param>
[FactKind("run.started")]
public sealed record RunStarted(string Run, string Case, string Protocol, int Version) : IFact
{
    /// <summary>Name of the level that decides; null is the first.</summary>
    public string? Level { get; init; }
}

[FactKind("run.weighed")]
public sealed record RunWeighed(string Run, IReadOnlyList<RunOption> Options) : IFact
{
    /// <summary>Of the case when it was weighed.</summary>
    public int? CaseRevision { get; init; }

    /// <summary>How large the deviation is, in the unit of its kind: what novelty is told by. Null where it has no size.</summary>
    public decimal? Size { get; init; }

    /// <summary>What was at risk then; null where nobody told.</summary>
    public AtRisk? Risk { get; init; }
}

/// <summary>What the weighing relied on had changed; it is done anew.</summary>
[FactKind("run.weighingStale")]
public sealed record RunWeighingStale(string Run, string Because) : IFact;

/// <summary>The case had news while its question waits: the options are weighed again, beside the question.</summary>
[FactKind("run.weighingAsked")]
public sealed record RunWeighingAsked(string Run, string Because) : IFact;

/// <summary>What was weighed again is near enough to what was asked: the question stands.</summary>
[FactKind("run.weighingHeld")]
public sealed record RunWeighingHeld(string Run, int CaseRevision) : IFact;

/// <summary>Nobody decided in time: the question goes to the next level.</summary>
/// <param name="Level">Name of the level that decides now.</param>
[FactKind("run.raised")]
public sealed record RunRaised(string Run, string Level, string Because) : IFact;

/// <param name="Automatic">Within authority, without a person.</param>
[FactKind("run.acting")]
public sealed record RunActing(string Run, string Option, string OptionHash, IReadOnlyList<RunStep> Steps, bool Automatic) : IFact
{
    /// <summary>Whose authority of the day it is counted against; null where none is.</summary>
    public IReadOnlyList<string>? Functions { get; init; }
}

/// <param name="Effects">What is to be told to the outside; empty where nothing is subscribed.</param>
[FactKind("run.stepRequested")]
public sealed record StepRequested(string Run, int Step, IReadOnlyList<string> Effects) : IFact;

[FactKind("run.stepDone")]
public sealed record StepDone(string Run, int Step, string? Note) : IFact;

[FactKind("run.stepFailed")]
public sealed record StepFailed(string Run, int Step, string Because) : IFact;

/// <param name="Status">Completed, Rejected, Parked or Superseded.</param>
[FactKind("run.ended")]
public sealed record RunEnded(string Run, RunStatus Status, string Because) : IFact;

[FactKind("breaker.tripped")]
public sealed record BreakerTripped(string Breaker, string Protocol, BreakerKind Kind, string Because, DateTimeOffset? HalfOpenAt) : IFact;

/// <summary>It has cooled down: one action is let through to see.</summary>
[FactKind("breaker.halfOpened")]
public sealed record BreakerHalfOpened(string Breaker) : IFact;

/// <summary>While it is half open, this run acts on its own.</summary>
[FactKind("breaker.tried")]
public sealed record BreakerTried(string Breaker, string Run) : IFact;

/// <summary>What was let through came to a good end.</summary>
[FactKind("breaker.closed")]
public sealed record BreakerClosed(string Breaker) : IFact;

/// <summary>A person closed it.</summary>
[FactKind("breaker.reset")]
public sealed record BreakerReset(string Breaker, string Reason) : IFact;
