using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Core.Protocols;

/// <summary>Publishes a version; the first call is for what ships.</summary>
public sealed record PublishProtocol(ProtocolDocument Document, string Text);

/// <summary>Keeps what somebody writes, right or wrong.</summary>
/// <param name="IfRevision">Only over this revision, 0 is where there is none; null over whichever there is.</param>
public sealed record DraftProtocol(string Protocol, string Text, int? IfRevision);

/// <summary>Asks that the draft be published, or publishes it where another person asked.</summary>
/// <param name="IfRevision">Only this one; null is whichever there is.</param>
public sealed record PublishDraft(string Protocol, string Reason, int? IfRevision);

/// <summary>Takes the request to publish back, or declines it.</summary>
public sealed record EndPublish(string Protocol, string Reason);

/// <param name="Version">Null while another person is waited for.</param>
public sealed record PublishAnswer(string Protocol, int Revision, int? Version, string AskedBy, DateTimeOffset AskedAt, string Reason);

/// <summary>What was weighed beside the loop.</summary>
/// <param name="CaseRevision">Of the case it was weighed for.</param>
/// <param name="Relied">The stock it reckoned with; only a change to these has it done anew.</param>
public sealed record RecordOptions(string Run, int CaseRevision, IReadOnlyList<RunOption> Options, IReadOnlyList<ReliedStock> Relied)
{
    /// <summary>What was at risk when it was weighed; null where nobody told.</summary>
    public AtRisk? Risk { get; init; }
}

/// <param name="AvailableMicros">In millionths of a unit.</param>
public sealed record ReliedStock(string Site, string Item, long AvailableMicros);

/// <param name="Option">Null takes the recommended one, or the one that others are bound to already.</param>
public sealed record Approve(string Approval, string? Option, string Reason);

public sealed record Reject(string Approval, string Reason);

/// <summary>Takes the caller's own answer back, as long as nothing is decided.</summary>
public sealed record WithdrawAnswer(string Approval, string Reason);

/// <summary>A planner takes the whole question back.</summary>
public sealed record WithdrawQuestion(string Approval, string Reason);

public sealed record ResetBreaker(string Breaker, string Reason);

public sealed record MarkStepDone(string Run, int Step, string? Note);
