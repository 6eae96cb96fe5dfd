using ControlTower.Core.Protocols;

namespace ControlTower.Core.Storage.Projections;

/// <summary>One approval, waiting or decided. Instants are UTC.</summary>
public sealed class ApprovalRow
{
    public required string Id { get; set; }

    public string Case { get; set; } = "";

    public string Run { get; set; } = "";

    public string Protocol { get; set; } = "";

    public int ProtocolVersion { get; set; }

    /// <summary>Who must agree, joined by commas.</summary>
    public string Functions { get; set; } = "";

    public ApprovalStatus Status { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>As first asked for.</summary>
    public DateTimeOffset FirstDeadline { get; set; }

    /// <summary>After the escalations so far.</summary>
    public DateTimeOffset Deadline { get; set; }

    public int EscalationLevel { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>An actor, as the journal writes it.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>The whole approval as canonical JSON.</summary>
    public string Document { get; set; } = "{}";

    /// <summary>The fact that changed it last.</summary>
    public long Version { get; set; }
}
