namespace ControlTower.Core.Journal;

/// <summary>A fact as it is stored.</summary>
/// <param name="Body">Canonical JSON in UTF-8, the very bytes that were hashed.</param>
/// <param name="Hash">SHA-256 over the hash before it and all other columns; see <see cref="FactChain"/>.</param>
public sealed record FactRow(
    long Sequence, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Actor, string Kind, int Schema, byte[] Body, byte[] Hash);
