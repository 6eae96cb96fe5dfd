using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What stands against an invoice without any money moving: a credit that corrects it, and what a customer paid before it was billed.</summary>
internal static class SettingOff
{
    public static void Follow(Turn turn, string id)
    {
        var invoice = turn.State.Finance.Invoices.ById[id];
        if (invoice.Credit) Credit(turn, invoice);
        else if (!invoice.Payable) foreach (var order in OrdersOf(invoice)) Deposits(turn, order);
    }

    /// <summary>What was captured for an order and stands against nothing yet goes to its invoices, the oldest first.</summary>
    public static void Deposits(Turn turn, string order)
    {
        foreach (var id in turn.State.Finance.Invoices.Billing(order).Where(one => one is { Payable: false, Credit: false, Status: InvoiceStatus.Approved }).Select(one => one.Id).ToList())
        {
            if (turn.State.Finance.Orders.Find(order) is not { Captured: { } captured } known) return;
            var invoice = turn.State.Finance.Invoices.ById[id];
            var free = captured.Micros - Of(known.Applied, captured) - Of(known.Refunded, captured);
            if (captured.Currency != invoice.Currency || free <= 0) continue;
            var amount = new Money(Math.Min(free, invoice.Open.Micros), captured.Currency);
            turn.Conclude(new DepositApplied(order, id, amount));
            turn.Conclude(new InvoiceSettled(id, amount, order));
            GoodsToLedger.Post(turn, PostingCause.Payment, (id, turn.Now), new PostingDraft().Move(AccountRole.Receivables, AccountRole.CustomerDeposits, amount));
        }
    }

    public static IReadOnlyList<string> OrdersOf(Invoice invoice) => [.. invoice.Lines.Select(line => line.Document).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static void Credit(Turn turn, Invoice credit)
    {
        if (CreditRules.Corrected(turn.State.Finance, credit) is not { Status: InvoiceStatus.Approved } invoice || invoice.Currency != credit.Currency) return;
        var amount = new Money(Math.Min(credit.Open.Micros, invoice.Open.Micros), credit.Currency);
        if (amount.Micros <= 0) return;
        turn.Conclude(new InvoiceSettled(invoice.Id, amount, credit.Id));
        turn.Conclude(new InvoiceSettled(credit.Id, amount, invoice.Id));
    }

    private static long Of(Money? amount, Money like) => amount is { } money && money.Currency == like.Currency ? money.Micros : 0;
}
