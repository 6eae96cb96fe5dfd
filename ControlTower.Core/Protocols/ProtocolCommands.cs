namespace ControlTower.Core.Protocols;

/// <summary>Publishes a version; the first call is for what ships.</summary>
public sealed record PublishProtocol(ProtocolDocument Document, string Text);

/// <summary>What was weighed beside the loop.</summary>
/// <param name="CaseRevision">Of the case it was weighed for.</param>
/// <param name="Relied">The stock it reckoned with; only a change to these has it done anew.</param>
public sealed record RecordOptions(string Run, int CaseRevision, IReadOnlyList<RunOption> Options, IReadOnlyList<ReliedStock> Relied);

/// <param name="AvailableMicros">In millionths of a unit.</param>
public sealed record ReliedStock(string Site, string Item, long AvailableMicros);

/// <param name="Option">Null takes the recommended one, or the one that others are bound to already.</param>
public sealed record Approve(string Approval, string? Option, string Reason);

public sealed record Reject(string Approval, string Reason);

public sealed record MarkStepDone(string Run, int Step, string? Note);
