using System.Text.Json;
using ControlTower.Core.Journal;

namespace ControlTower.Core.Signals;

/// <param name="Fingerprint">First 16 hex digits of SHA-256 over type, time and data: shows later what came first under an id.</param>
[FactKind("signal.accepted")]
public sealed record SignalAccepted(string Source, string Id, string Type, DateTimeOffset Time, string? Subject, string Fingerprint, JsonElement Data) : IFact;

/// <summary>A signal that came in bulk and was not valid is kept, so that a person can mend and replay it.</summary>
/// <param name="Rejection">Id of the entry in the rejected queue.</param>
/// <param name="Event">The text as it came, cut at 64 KiB.</param>
[FactKind("signal.rejected")]
public sealed record SignalRejected(string Rejection, string? Source, string? Id, string? Type, string Reason, string Event) : IFact;

/// <summary>The entry left the rejected queue.</summary>
/// <param name="Replayed">True where a mended signal took its place, false where it was discarded.</param>
[FactKind("signal.rejectionClosed")]
public sealed record RejectionClosed(string Rejection, bool Replayed, string? Reason) : IFact;

[FactKind("signal.withdrawn")]
public sealed record SignalWithdrawn(string Source, string Id, string? Reason) : IFact;

/// <summary>How often a source should be heard; null to stop expecting it.</summary>
[FactKind("source.expected")]
public sealed record SourceExpected(string Source, decimal? IntervalHours) : IFact
{
    /// <summary>One of <see cref="SourceKinds"/>; null leaves what is known.</summary>
    public string? Kind { get; init; }
}

/// <summary>A source told other than a different one had told shortly before.</summary>
/// <param name="Held">What the other had told.</param>
/// <param name="HeldStays">The other goes before it, so its value stays.</param>
[FactKind("source.contradicted")]
public sealed record SourceContradicted(string Source, string Field, string About, string Value, ToldValue Held, bool HeldStays) : IFact;

/// <summary>Which source wins where two tell different things of a field.</summary>
/// <param name="Field">One of <see cref="ToldField.Names"/>.</param>
/// <param name="Order">Names of sources or kinds, the one that wins first; empty where the newest wins.</param>
/// <param name="Hours">So long what a source told holds against one behind it.</param>
[FactKind("source.precedence")]
public sealed record SourcePrecedence(string Field, IReadOnlyList<string> Order, decimal Hours) : IFact;

/// <summary>A mapping of foreign JSON to signals was put; the text is as it was written.</summary>
/// <param name="Version">From 1, of this mapping.</param>
[FactKind("signalMapping.put")]
public sealed record SignalMappingPut(string Mapping, int Version, string Text) : IFact;

/// <summary>A source was not heard within its interval.</summary>
[FactKind("source.fellSilent")]
public sealed record SourceFellSilent(string Source, DateTimeOffset LastAt) : IFact;

/// <summary>Signals recorded before this may come again as new ones.</summary>
[FactKind("signal.idsForgotten")]
public sealed record SignalIdsForgotten(DateTimeOffset Before) : IFact;
