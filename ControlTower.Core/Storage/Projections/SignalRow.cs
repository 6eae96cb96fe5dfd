namespace ControlTower.Core.Storage.Projections;

public enum SignalOutcome { Accepted, Rejected, Replayed, Discarded, Withdrawn }

/// <summary>One signal as it came in; its data stands in the journal under the same sequence.</summary>
public sealed class SignalRow
{
    public required long Sequence { get; set; }

    public string? Source { get; set; }

    /// <summary>By its source.</summary>
    public string? Id { get; set; }

    public string? Type { get; set; }

    /// <summary>When it happened, by the sender; null where it was rejected.</summary>
    public DateTimeOffset? Time { get; set; }

    public DateTimeOffset RecordedAt { get; set; }

    public string? Subject { get; set; }

    public SignalOutcome Outcome { get; set; }

    /// <summary>Of the entry in the rejected queue.</summary>
    public string? Rejection { get; set; }

    /// <summary>Why it was rejected, discarded or withdrawn.</summary>
    public string? Reason { get; set; }
}
