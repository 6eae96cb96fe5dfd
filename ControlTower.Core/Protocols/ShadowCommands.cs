namespace ControlTower.Core.Protocols;

/// <summary>What was weighed beside the loop for a version in the shadow.</summary>
/// <param name="Level">The one that would decide; null where it would not start any more.</param>
public sealed record RecordShadow(string Shadow, int CaseRevision, string? Level, IReadOnlyList<RunOption> Options);

/// <summary>Asks that the version in the shadow become the live one, or makes it so where another person asked.</summary>
public sealed record PromoteShadow(string Protocol, string Reason);

/// <summary>Takes a version out of the shadow, without putting it in force.</summary>
public sealed record EndShadow(string Protocol, string Reason);

/// <param name="Shadow">The version in the shadow.</param>
/// <param name="Version">That it became; null while another person is waited for.</param>
public sealed record PromotionAnswer(string Protocol, int Shadow, int? Version, string AskedBy, DateTimeOffset AskedAt, string Reason);
