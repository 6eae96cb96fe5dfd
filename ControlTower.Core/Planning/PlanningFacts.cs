using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>Demand seen at a site in a period; several observations of one period add up.</summary>
/// <param name="PeriodHours">Length of the period, as it is called: a month has 730.</param>
[FactKind("demand.observed")]
public sealed record DemandObserved(string Site, string Item, Quantity Quantity, DateTimeOffset PeriodStart, decimal PeriodHours) : IFact
{
    /// <summary>When the period is over; null where it was over long ago.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }
}

/// <summary>What was made, at the fact's occurrence.</summary>
[FactKind("production.observed")]
public sealed record ProductionObserved(string Site, string Item, Quantity Quantity) : IFact;

/// <summary>A figure got a target, another one, or none any more.</summary>
/// <param name="Target">Null where it was taken away.</param>
[FactKind("kpi.targetSet")]
public sealed record KpiTargetSet(string Kpi, KpiTarget? Target) : IFact;

/// <summary>A planning system told what it expects of a period; a later word for the same start replaces it.</summary>
/// <param name="Lower">Null leaves it to the tower's margin.</param>
/// <param name="Upper">Null leaves it to the tower's margin.</param>
[FactKind("plan.published")]
public sealed record PlanPublished(
    string Site, string Item, PlanKind Kind, DateTimeOffset PeriodStart, DateTimeOffset PeriodEnd, Quantity Quantity, Quantity? Lower, Quantity? Upper) : IFact;

/// <summary>Periods that were over were looked at, once each.</summary>
[FactKind("planning.periodsEnded")]
public sealed record PeriodsEnded(IReadOnlyList<EndedPeriod> Periods) : IFact;

/// <param name="Kind">Of the plan; null where demand was observed without one.</param>
public sealed record EndedPeriod(string Site, string Item, PlanKind? Kind, DateTimeOffset Start);
