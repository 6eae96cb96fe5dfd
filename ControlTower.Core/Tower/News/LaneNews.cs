using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>Weather, traffic and strikes slow a lane down, until they are over. What is on its way keeps the time that was told of it.</summary>
internal static class LaneNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (from, to, word, until) = (data.Text("from"), data.Text("to"), data.Text("condition"), data.InstantOrNull("until"));
        if (word == "normal" || until <= turn.Now)
        {
            Over(turn, (from, to), SignalToCase.Ref(signal), word == "normal" ? "the lane is normal again" : "it is over already");
            return;
        }
        var condition = new LaneCondition(
            from, to, Enum.Parse<LaneTrouble>(word, ignoreCase: true), data.NumberOrNull("delayHours"), data.NumberOrNull("factor"), signal.Time.ToUniversalTime(), until, data.TextOrNull("reason"));
        turn.Record(new LaneConditionTold(condition), signal.Time);
        var leadTime = turn.State.Network.Lane(from, to)?.LeadTimeHours ?? 0;
        var added = condition.Measured ? condition.Slowed(leadTime) - leadTime : (decimal?)null;
        if (LaneIsSlowed.Judge((from, to), (word, condition.Reason), (added, condition.Since), UnderWay(turn.State, from, to)) is { } deviation) CaseKeeping.Find(turn, deviation, SignalToCase.Ref(signal));
        else HealCase(turn, (from, to), SignalToCase.Ref(signal), "the lane takes no longer than usual");
    }

    /// <param name="lane">From and to as a key.</param>
    public static void End(Turn turn, string lane)
    {
        var condition = turn.State.Network.LaneConditions[lane];
        Over(turn, (condition.From, condition.To), null, "its time is over");
    }

    private static void Over(Turn turn, (string From, string To) lane, string? reference, string because)
    {
        if (turn.State.Network.LaneConditions.ContainsKey(Keys.Of(lane.From, lane.To))) turn.Record(new LaneConditionEnded(lane.From, lane.To));
        HealCase(turn, lane, reference, because);
    }

    private static void HealCase(Turn turn, (string From, string To) lane, string? reference, string because) =>
        CaseKeeping.Heal(turn, [nameof(CaseKind.LaneCondition), lane.From, lane.To], reference, because);

    private static List<string> UnderWay(TowerState state, string from, string to) =>
    [
        .. state.Orders.Shipments.Values.Concat(state.Orders.PurchaseOrders.Values).Where(movement => movement.From == from && movement.To == to)
            .SelectMany(movement => movement.Lines).Select(line => line.Item).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
