namespace ControlTower.Core.Journal;

/// <param name="Sequence">From 1, without gaps; also the version of the state after it.</param>
/// <param name="RecordedAt">When the tower learned it: the commit.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Actor">Who caused it, as <see cref="Actors"/> writes it.</param>
public sealed record Fact(long Sequence, DateTimeOffset RecordedAt, DateTimeOffset OccurredAt, string Actor, IFact Body);
