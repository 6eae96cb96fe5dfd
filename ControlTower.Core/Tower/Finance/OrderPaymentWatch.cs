using ControlTower.Core.Finance;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// Orders of channels that pay first wait for their money. What they wait for stands in <see cref="FinanceState.Orders"/> and in facts,
/// from which whoever carries an order on takes it.
/// </summary>
internal static class OrderPaymentWatch
{
    public static void Follow(Turn turn, IFact fact)
    {
        switch (fact)
        {
            case OrderPlaced { Order: { KnownAt: not null, Channel: { } channel } order } when turn.State.Finance.Terms?.PrepaidChannels.Contains(channel) == true:
                if (turn.State.Finance.Trade.Find(order.Id)?.Value is { Micros: > 0 } due) turn.Conclude(new OrderHeldForPayment(order.Id, due));
                Clear(turn, order.Id);
                break;
            case OrderPaid paid:
                Clear(turn, paid.Order);
                break;
            case OrderEnded ended when turn.State.Finance.Orders.Find(ended.Order) is { Held: true }:
                turn.Conclude(new OrderClearedForPayment(ended.Order));
                break;
        }
    }

    /// <summary>What is captured was authorised before, so the larger of the two is there.</summary>
    private static void Clear(Turn turn, string order)
    {
        if (turn.State.Finance.Orders.Find(order) is not { Held: true, Due: { } due } known) return;
        var there = Math.Max(Of(known.Authorised, due), Of(known.Captured, due)) - Of(known.Refunded, due);
        if (there >= due.Micros) turn.Conclude(new OrderClearedForPayment(order));
    }

    private static long Of(Money? amount, Money due) => amount is { } money && money.Currency == due.Currency ? money.Micros : 0;
}
