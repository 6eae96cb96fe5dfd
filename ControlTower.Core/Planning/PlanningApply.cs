using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

internal static class PlanningApply
{
    public static PlanningState Apply(PlanningState state, Fact fact) => fact.Body is not DemandObserved observed
        ? state
        : new(state.Demand.Set(Keys.Of(observed.Site, observed.Item), state.DemandOf(observed.Site, observed.Item).With(observed.PeriodStart, observed.Quantity)));
}
