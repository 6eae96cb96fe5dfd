using ControlTower.Core.Exceptions;

namespace ControlTower.Core.Storage.Projections;

/// <summary>One case, open or resolved. Instants are UTC.</summary>
public sealed class CaseRow
{
    public required string Id { get; set; }

    public CaseKind Kind { get; set; }

    public CaseStatus Status { get; set; }

    public string Title { get; set; } = "";

    public string? Site { get; set; }

    public string Function { get; set; } = "";

    /// <summary>A person's id.</summary>
    public string? Owner { get; set; }

    public string? Incident { get; set; }

    public Severity Severity { get; set; }

    public Priority Priority { get; set; }

    /// <summary>Null until it is decided.</summary>
    public bool? Automatic { get; set; }

    public DateTimeOffset OccurredAt { get; set; }

    public DateTimeOffset DetectedAt { get; set; }

    public DateTimeOffset? AcknowledgedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public DateTimeOffset? ActedAt { get; set; }

    public DateTimeOffset? ConfirmedAt { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>The whole case as canonical JSON.</summary>
    public string Document { get; set; } = "{}";

    /// <summary>The fact that changed it last.</summary>
    public long Version { get; set; }
}
