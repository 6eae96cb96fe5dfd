using System.Text.Json.Serialization;

namespace ControlTower.Core.Network;

public enum LaneTrouble { Weather, Traffic, Strike }

/// <summary>What slows a lane down for a while.</summary>
/// <param name="DelayHours">Added to the lead time.</param>
/// <param name="Factor">The lead time is multiplied by it first; 1 and above.</param>
/// <param name="Until">Null while nobody knows.</param>
public sealed record LaneCondition(string From, string To, LaneTrouble Trouble, decimal? DelayHours, decimal? Factor, DateTimeOffset Since, DateTimeOffset? Until, string? Reason)
{
    /// <summary>Somebody told how much it slows the lane down.</summary>
    [JsonIgnore]
    public bool Measured => DelayHours is not null || Factor is not null;

    public bool HoldsAt(DateTimeOffset at) => at >= Since && (Until is not { } until || at < until);

    /// <summary>In hours: lead time × factor + delay.</summary>
    public decimal Slowed(decimal leadTimeHours) => (leadTimeHours * (Factor ?? 1)) + (DelayHours ?? 0);
}
