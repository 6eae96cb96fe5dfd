using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Measured;

/// <summary>What came of a run that acted, as far as was told, until its case closes.</summary>
/// <param name="Risk">What was at risk; null where whoever weighed the options did not tell.</param>
public sealed record RunWatch(string Run, string Case, DateTimeOffset ActedAt, AtRisk? Risk)
{
    /// <summary>When orders at risk were delivered.</summary>
    public OrdinalMap<DateTimeOffset> Delivered { get; init; } = OrdinalMap<DateTimeOffset>.Empty;

    /// <summary>Orders at risk that ended undelivered.</summary>
    public OrdinalMap<bool> Gone { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>Movements and production orders that the option set in motion, by id.</summary>
    public OrdinalMap<SetInMotion> Set { get; init; } = OrdinalMap<SetInMotion>.Empty;

    /// <summary>Production orders that were to wait, or that the option moved, by id.</summary>
    public OrdinalMap<WatchedMaking> Making { get; init; } = OrdinalMap<WatchedMaking>.Empty;

    /// <summary>When what its case was about returned to normal; null while it did not.</summary>
    public DateTimeOffset? NormalAt { get; init; }
}

/// <param name="ThereAt">When it arrived or was made; null while it is under way.</param>
/// <param name="Came">How much of it came; null while it is under way.</param>
public sealed record SetInMotion(Quantity Planned, DateTimeOffset? ThereAt = null, Quantity? Came = null);

/// <param name="PlannedAt">When it was to begin by plan, before any decision.</param>
/// <param name="StartedAt">Of the first report; null while there is none.</param>
public sealed record WatchedMaking(string Site, string? Line, DateTimeOffset PlannedAt, DateTimeOffset? StartedAt = null, DateTimeOffset? DoneAt = null);
