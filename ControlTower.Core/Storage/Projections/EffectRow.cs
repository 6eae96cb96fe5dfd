using ControlTower.Core.Effects;

namespace ControlTower.Core.Storage.Projections;

/// <summary>One effect, waiting, delivered or dead; its payload stands in the journal under <see cref="Sequence"/>. Instants are UTC.</summary>
public sealed class EffectRow
{
    public required string Id { get; set; }

    public long Sequence { get; set; }

    public string Endpoint { get; set; } = "";

    public string Type { get; set; } = "";

    /// <summary>What waits for it, as run and step joined by <see cref="Kernel.Keys.Separator"/>.</summary>
    public string Origin { get; set; } = "";

    public EffectStatus Status { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset RequestedAt { get; set; }

    public DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? DeliveredAt { get; set; }

    public string? LastError { get; set; }
}
