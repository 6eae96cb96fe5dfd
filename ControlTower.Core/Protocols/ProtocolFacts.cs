using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

[FactKind("protocol.published")]
public sealed record ProtocolPublished(int Version, ProtocolDocument Document, string Text) : IFact;

/// <param name="Version">The run stays with it, whatever is published later.</param>
[FactKind("run.started")]
public sealed record RunStarted(string Run, string Case, string Protocol, int Version) : IFact;

[FactKind("run.weighed")]
public sealed record RunWeighed(string Run, IReadOnlyList<RunOption> Options) : IFact;

/// <summary>What the weighing relied on had changed; it is done anew.</summary>
[FactKind("run.weighingStale")]
public sealed record RunWeighingStale(string Run, string Because) : IFact;

[FactKind("approval.requested")]
public sealed record ApprovalRequested(Approval Approval) : IFact;

/// <param name="Option">What the answer is bound to.</param>
[FactKind("approval.answered")]
public sealed record ApprovalAnswered(string Approval, string Function, string? StandIn, string Option, string OptionHash, string Reason) : IFact;

[FactKind("approval.approved")]
public sealed record ApprovalApproved(string Approval, string Option, string OptionHash, string Reason) : IFact;

[FactKind("approval.rejected")]
public sealed record ApprovalRejected(string Approval, string Function, string Reason) : IFact;

/// <param name="Level">The rungs that have joined, counting this one.</param>
[FactKind("approval.escalated")]
public sealed record ApprovalEscalated(string Approval, int Level, string Function, DateTimeOffset Deadline) : IFact;

[FactKind("approval.timedOut")]
public sealed record ApprovalTimedOut(string Approval, TimeoutPolicy Policy) : IFact;

[FactKind("approval.voided")]
public sealed record ApprovalVoided(string Approval, string Because) : IFact;

/// <param name="Automatic">Within authority, without a person.</param>
[FactKind("run.acting")]
public sealed record RunActing(string Run, string Option, string OptionHash, IReadOnlyList<RunStep> Steps, bool Automatic) : IFact;

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
