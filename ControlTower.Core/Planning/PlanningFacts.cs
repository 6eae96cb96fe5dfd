using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>Demand seen at a site in a period; several observations of one period add up.</summary>
/// <param name="PeriodHours">Length of the period.</param>
[FactKind("demand.observed")]
public sealed record DemandObserved(string Site, string Item, Quantity Quantity, DateTimeOffset PeriodStart, decimal PeriodHours) : IFact;
