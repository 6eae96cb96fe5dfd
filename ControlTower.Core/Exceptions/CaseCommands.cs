namespace ControlTower.Core.Exceptions;

public sealed record AcknowledgeCase(string Case);

public sealed record AssignCase(string Case, string? Owner);

public sealed record NoteCase(string Case, string Text);

public sealed record ShelveCase(string Case, DateTimeOffset Until, string Reason);

public sealed record UnshelveCase(string Case);

public sealed record ResolveCase(string Case, string Reason);

public sealed record ReopenCase(string Case, string Reason);

/// <summary>What was reckoned beside the loop for one revision of a case.</summary>
public sealed record RecordImpact(string Case, int Revision, Impact Impact);
