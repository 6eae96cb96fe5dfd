using ControlTower.Core.Kernel;

namespace ControlTower.Core.Signals;

/// <param name="Seen">By source and id: sequence and fingerprint of what was accepted.</param>
/// <param name="Rejected">The rejected queue, by id.</param>
public sealed record SignalState(Remembered<SeenSignal> Seen, OrdinalMap<RejectedSignal> Rejected, OrdinalMap<SignalSource> Sources, DueTimes Silence, int LastRejection)
{
    /// <summary>The rejected queue by who sent it.</summary>
    public OrdinalMap<bool> RejectedBy { get; init; } = OrdinalMap<bool>.Empty;

    public static SignalState Empty { get; } = new(Remembered<SeenSignal>.Nothing, OrdinalMap<RejectedSignal>.Empty, OrdinalMap<SignalSource>.Empty, DueTimes.None, 0);
}

/// <param name="Sequence">Of the fact that accepted it.</param>
public sealed record SeenSignal(long Sequence, string Fingerprint)
{
    public bool Withdrawn { get; init; }
}

public sealed record RejectedSignal(string Id, DateTimeOffset At, string? Source, string? SignalId, string? Type, string Reason, string Event)
{
    /// <summary>The actor that sent it.</summary>
    public string By { get; init; } = "";
}

/// <param name="IntervalHours">How often it should be heard; null where nothing is expected.</param>
public sealed record SignalSource(string Name, DateTimeOffset LastAt, long Accepted, decimal? IntervalHours, bool Silent);
