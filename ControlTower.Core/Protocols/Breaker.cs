namespace ControlTower.Core.Protocols;

public enum BreakerKind { ActionsPerHour, MoneyPerDay, NetworkShare, Novelty, FailureRate, Disagreement, SilentInput, Drift }

public enum BreakerStatus { Closed, Tripped, HalfOpen }

/// <summary>What turns automatic into human. Closed it lets act; tripped it has people asked; half open it lets one act to see.</summary>
/// <param name="Id">Protocol and kind, as <see cref="Of"/> writes it.</param>
/// <param name="Since">Of the status.</param>
/// <param name="Because">Why it tripped, in words.</param>
public sealed record Breaker(string Id, string Protocol, BreakerKind Kind, BreakerStatus Status, DateTimeOffset Since, string Because)
{
    /// <summary>The run that is let through while it is half open; null while none is.</summary>
    public string? Trial { get; init; }

    /// <summary>Who closed it and why; null where a trial did, or nobody has yet.</summary>
    public string? ResetBy { get; init; }

    public string? ResetReason { get; init; }

    public static string Of(string protocol, BreakerKind kind)
    {
        var name = kind.ToString();
        return $"{protocol}.{char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
