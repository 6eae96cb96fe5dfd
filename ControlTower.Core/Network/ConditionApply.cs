using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>How what slows lanes, sites and machines down changes with each fact.</summary>
internal static class ConditionApply
{
    public static NetworkState Apply(NetworkState state, Fact fact) => fact.Body switch
    {
        LaneConditionTold told => Tell(state, told.Condition),
        LaneConditionEnded ended => state with
        {
            LaneConditions = state.LaneConditions.Remove(Keys.Of(ended.From, ended.To)),
            LaneEnds = state.LaneEnds.With(Keys.Of(ended.From, ended.To), null),
        },
        SiteCapacityTold told => state with
        {
            CapacityShares = state.CapacityShares.Set(told.Share.Site, told.Share),
            CapacityEnds = state.CapacityEnds.With(told.Share.Site, told.Share.Until),
        },
        SiteCapacityRestored restored => state with
        {
            CapacityShares = state.CapacityShares.Remove(restored.Site),
            CapacityEnds = state.CapacityEnds.With(restored.Site, null),
        },
        AutomationReported reported => state with { Automation = state.Automation.Set(Keys.Of(reported.Reading.Site, reported.Reading.System), reported.Reading) },
        _ => state,
    };

    private static NetworkState Tell(NetworkState state, LaneCondition condition)
    {
        var key = Keys.Of(condition.From, condition.To);
        return state with { LaneConditions = state.LaneConditions.Set(key, condition), LaneEnds = state.LaneEnds.With(key, condition.Until) };
    }
}
