namespace ControlTower.Core.Kpis;

/// <summary>What the figures need to know of one case. Instants are UTC.</summary>
public sealed record CaseOutcome
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string? Site { get; init; }

    public string? Function { get; init; }

    public string? Region { get; init; }

    /// <summary>When it happened in the world.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the tower learned of it.</summary>
    public required DateTimeOffset DetectedAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the last required function had carried out its action.</summary>
    public DateTimeOffset? ActedAt { get; init; }

    /// <summary>When the outside world reported it done.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Null until it is decided.</summary>
    public bool? Automatic { get; init; }

    public decimal? DecisionWindowHours { get; init; }

    /// <summary>From the request to the decision.</summary>
    public decimal? DecisionHours { get; init; }
}
