using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

/// <summary>The time came at which a protocol starts; what was missed before it is passed over.</summary>
/// <param name="DueAt">When it should have started; the fact says when it did.</param>
[FactKind("schedule.fired")]
public sealed record ScheduleFired(string Protocol, DateTimeOffset DueAt) : IFact;

/// <summary>A figure or a stock went beyond the limit that starts a protocol. It starts it again only after it has recovered.</summary>
/// <param name="About">The KPI, or site and item of the stock.</param>
/// <param name="Value">In the KPI's own unit, or in units of the item.</param>
[FactKind("threshold.crossed")]
public sealed record ThresholdCrossed(string Protocol, IReadOnlyList<string> About, decimal Value) : IFact;

[FactKind("threshold.recovered")]
public sealed record ThresholdRecovered(string Protocol, IReadOnlyList<string> About, decimal Value) : IFact;
