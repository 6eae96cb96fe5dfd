using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Money moved: what we asked the bank for was paid, or a customer paid.</summary>
internal static class PaymentNews
{
    public static void Made(Turn turn, Signal signal)
    {
        var payment = turn.State.Finance.Payments[signal.Data.Text("payment")];
        var at = signal.Data.InstantOrNull("at") ?? signal.Time;
        turn.Record(new PaymentMade(payment.Id, signal.Data.TextOrNull("bankReference")), at);
        foreach (var id in payment.Invoices) turn.Conclude(new InvoiceSettled(id, turn.State.Finance.Invoices.ById[id].Open, payment.Id), at);
        GoodsToLedger.Post(turn, PostingCause.Payment, (payment.Id, at), new PostingDraft().Move(AccountRole.Cash, AccountRole.Payables, payment.Amount));
    }

    public static void Received(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (amount, at) = (Money.Of(data.Number("amount"), data.Text("currency")), data.InstantOrNull("at") ?? signal.Time);
        if (data.TextOrNull("order") is { } order) OfOrder(turn, order, (StageOf(data.TextOrNull("stage")), amount), at);
        else OfInvoice(turn, FinanceMeaning.InvoiceOf(turn.State, data)!.Id, (amount, SignalReference(signal)), at);
    }

    private static PaymentStage StageOf(string? told) => told is null ? PaymentStage.Captured : Enum.Parse<PaymentStage>(told, ignoreCase: true);

    private static string SignalReference(Signal signal) => signal.Data.TextOrNull("id") ?? signal.Id;

    private static void OfOrder(Turn turn, string order, (PaymentStage Stage, Money Amount) paid, DateTimeOffset at)
    {
        turn.Record(new OrderPaid(order, paid.Stage, paid.Amount), at);
        if (paid.Stage == PaymentStage.Authorised) return;
        if (paid.Stage == PaymentStage.Refunded) Refund(turn, order, paid.Amount, at);
        else GoodsToLedger.Post(turn, PostingCause.Payment, (order, at), new PostingDraft().Move(AccountRole.CustomerDeposits, AccountRole.Cash, paid.Amount));
        SettingOff.Deposits(turn, order);
    }

    /// <summary>What goes back is what was credited and not set off; what is left of it is taken from what was paid before.</summary>
    private static void Refund(Turn turn, string order, Money amount, DateTimeOffset at)
    {
        var draft = new PostingDraft();
        var left = amount;
        foreach (var credit in turn.State.Finance.Invoices.Billing(order).Where(one => one is { Payable: false, Credit: true, Status: InvoiceStatus.Approved } && one.Currency == amount.Currency).ToList())
        {
            var part = new Money(Math.Min(left.Micros, credit.Open.Micros), amount.Currency);
            if (part.Micros <= 0) continue;
            turn.Conclude(new InvoiceSettled(credit.Id, part, order), at);
            draft.Move(AccountRole.Cash, AccountRole.Receivables, part);
            left -= part;
        }
        GoodsToLedger.Post(turn, PostingCause.Payment, (order, at), draft.Move(AccountRole.Cash, AccountRole.CustomerDeposits, left));
    }

    /// <summary>What is paid beyond what is owed is kept for the customer.</summary>
    private static void OfInvoice(Turn turn, string id, (Money Amount, string Reference) paid, DateTimeOffset at)
    {
        var open = turn.State.Finance.Invoices.ById[id].Open;
        var settled = new Money(Math.Min(open.Micros, paid.Amount.Micros), open.Currency);
        turn.Record(new InvoiceSettled(id, settled, paid.Reference), at);
        GoodsToLedger.Post(turn, PostingCause.Payment, (id, at), new PostingDraft().Debit(AccountRole.Cash, paid.Amount).Credit(AccountRole.Receivables, settled).Credit(AccountRole.CustomerDeposits, paid.Amount - settled));
    }
}
