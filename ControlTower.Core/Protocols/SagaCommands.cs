namespace ControlTower.Core.Protocols;

public sealed record NoteStep(string Run, int Step, string Text);

/// <summary>It does not go on, and is wanted all the same: the next rung joins.</summary>
public sealed record BlockStep(string Run, int Step, string Reason);

/// <summary>It is impossible: what was done before is taken back. Of an undo: it cannot be taken back.</summary>
public sealed record FailStep(string Run, int Step, string Reason);

/// <summary>Tries again what failed, or asks anew for what is late or blocked.</summary>
public sealed record RetryStep(string Run, int Step, string Reason);

/// <summary>Leaves as it is what cannot be taken back.</summary>
public sealed record GiveUpStep(string Run, int Step, string Reason);
