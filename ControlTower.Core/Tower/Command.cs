namespace ControlTower.Core.Tower;

/// <summary>Something that is asked of the tower.</summary>
/// <param name="Body">One of the command records of the capabilities.</param>
/// <param name="Key">Idempotency key; asked again with the same key the first answer is given again.</param>
/// <param name="Digest">SHA-256 in hex of what was asked; goes with the key.</param>
public sealed record Command(Caller Caller, object Body, string? Key = null, string? Digest = null);
