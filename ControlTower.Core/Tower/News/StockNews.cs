using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>Stock that was sold, received, sent elsewhere or scrapped moves the book, and never below zero.</summary>
internal static class StockNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (site, item, lot, asked) = (data.Text("site"), data.Text("item"), data.TextOrNull("lot"), data.Amount("delta"));
        var reason = Enum.Parse<AdjustmentReason>(data.Text("reason"), ignoreCase: true);
        var held = MakingRoom.Takable(turn.State, (site, item, lot), turn.State.Network.StockOf(site, item)?.Held(lot) ?? Quantity.Zero);
        var missing = Quantity.Max(Quantity.Zero, -(asked + held));
        MakingRoom.Take(turn, new StockAdjusted(site, item, lot, asked + missing, reason, missing, data.TextOrNull("to")), (site, item, lot), (-(asked + missing), signal.Time));
        // What the world gave and the book did not hold: book and world disagree.
        if (MoreLeftThanTheBookHeld.Judge(site, item, (held, missing), signal.Time) is { } deviation) CaseKeeping.Find(turn, deviation, SignalToCase.Ref(signal));
        if (lot is not null) LotNews.LookAt(turn, (site, item, lot), SignalToCase.Ref(signal));
        if (reason == AdjustmentReason.Receipt) PlanNews.Counted(turn, (site, item, PlanKind.Inbound), signal.Time, SignalToCase.Ref(signal));
    }
}
