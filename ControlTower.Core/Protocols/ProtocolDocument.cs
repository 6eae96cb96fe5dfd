using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

public enum ProtocolMode { Live, Shadow, Off }

/// <summary>Who acts on what, within which authority and window, who decides jointly, and what happens when nobody does.</summary>
/// <param name="Id">Stays the same over all versions.</param>
/// <param name="Reason">Why the protocol is as it is, for people.</param>
/// <param name="When">Conditions, as text; all must hold.</param>
/// <param name="Levels">Which of them acts, their conditions say: of what starts the protocol each belongs to exactly one.</param>
public sealed record ProtocolDocument(string Id, string Title, string Reason, Trigger Trigger, IReadOnlyList<string> When, IReadOnlyList<Level> Levels)
{
    public ProtocolMode Mode { get; init; } = ProtocolMode.Live;

    public Breakers? Breakers { get; init; }

    /// <summary>Every option of every level, each kind once.</summary>
    [JsonIgnore]
    public IEnumerable<OptionRule> Options => Levels.SelectMany(level => level.Options).DistinctBy(option => option.Kind, StringComparer.Ordinal);
}

/// <summary>What starts a protocol. Exactly one of the first six says it; sites and items narrow it.</summary>
public sealed record Trigger
{
    /// <summary>Kinds of cases.</summary>
    public IReadOnlyList<string> Cases { get; init; } = [];

    /// <summary>Types of signals: routine, whether or not there is trouble.</summary>
    public IReadOnlyList<string> Signals { get; init; } = [];

    public Schedule? Schedule { get; init; }

    public KpiThreshold? Kpi { get; init; }

    public StockThreshold? Stock { get; init; }

    /// <summary>Kinds of recommendations of planning: buy, make, move, expedite, cancel.</summary>
    public IReadOnlyList<string> Recommendations { get; init; } = [];

    /// <summary>Only at these sites; empty is any.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Only about these items; empty is any.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}

/// <param name="At">Local time of day.</param>
/// <param name="Days">Empty is every day.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record Schedule(TimeOnly At, IReadOnlyList<DayOfWeek> Days, string TimeZone);

/// <param name="Kpi">Its id.</param>
/// <param name="Below">In the KPI's own unit; exactly one of the two is there.</param>
public sealed record KpiThreshold(string Kpi, decimal? Below, decimal? Above);

/// <param name="BelowQuantity">Available below it; null is below the position's safety stock.</param>
public sealed record StockThreshold(Quantity? BelowQuantity);

/// <summary>Past these, what would be automatic is asked of a person.</summary>
/// <param name="AutomaticPerHour">Automatic actions of the tower; counts when so many were there before.</param>
/// <param name="MoneyPerDay">Of automatic actions of the tower in 24 hours, this one included.</param>
public sealed record Breakers(int? AutomaticPerHour, Money? MoneyPerDay)
{
    /// <summary>Of all sites, the share that automatic actions of the tower touch in 24 hours, this one included; 0 to 1.</summary>
    public decimal? NetworkShare { get; init; }

    /// <summary>How unlike earlier ones of this protocol a deviation may be, as <see cref="RobustScore"/> tells; 3.5 is usual.</summary>
    public decimal? Novelty { get; init; }

    /// <summary>Of the last <see cref="ProtocolState.OutcomesKept"/> runs of this protocol that acted, the share that failed; 0 to 1.</summary>
    public decimal? FailureRate { get; init; }

    /// <summary>Of the last <see cref="ProtocolState.OutcomesKept"/> answers of people to this protocol, the share that refused; 0 to 1.</summary>
    public decimal? Disagreement { get; init; }

    /// <summary>A source that told of the case is silent now, or was last heard so many hours ago.</summary>
    public decimal? SilentHours { get; init; }

    /// <summary>How far real effects may leave the forecasts of this protocol, in robust deviations as <see cref="RobustScore"/> tells; 3.5 is usual.</summary>
    public decimal? Drift { get; init; }

    /// <summary>From tripping until one action is let through to see; null is the window that is measured, or a day.</summary>
    public decimal? CoolDownHours { get; init; }
}
