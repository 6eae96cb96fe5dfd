using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>
/// What becomes of an invoice whose signal is withdrawn: before it is approved it is sent back; in the books it is taken out of them by an entry that is the exact
/// reverse of its own, dated when it was withdrawn, since a closed period stays as it is. Where money moved, or is about to, only a credit corrects it.
/// </summary>
internal static class InvoiceWithdrawing
{
    /// <summary>Why a signal cannot be withdrawn; null where it can.</summary>
    public static string? Against(FinanceState state, string signal) => state.Invoices.ById.Values
        .FirstOrDefault(one => one.Signal == signal && one.Booked && !CanReverse(state, one)) is { } invoice ? $"it told of {invoice.Id}, which {Word(invoice)}: a credit note corrects it" : null;

    public static void Follow(Turn turn, (string Signal, DateTimeOffset At) withdrawn, string because)
    {
        var told = turn.State.Finance.Invoices.Open.Keys.Select(id => turn.State.Finance.Invoices.ById[id]).Where(one => one.Signal == withdrawn.Signal).ToList();
        foreach (var one in told)
        {
            if (!one.Booked) InvoiceDeciding.SendBack(turn, one, because);
            else if (CanReverse(turn.State.Finance, one)) Reverse(turn, (one, withdrawn.At), because);
        }
    }

    private static void Reverse(Turn turn, (Invoice Invoice, DateTimeOffset At) what, string because)
    {
        var (id, booked) = (what.Invoice.Id, turn.State.Finance.Booked[what.Invoice.Id]);
        turn.Record(new InvoiceReversed(id, because, [.. booked.Vat.Select(entry => entry with { Net = Negated(entry.Net), Vat = Negated(entry.Vat) })]), what.At);
        var lines = booked.Lines.Select(line => line with { Amount = Negated(line.Amount) });
        turn.Conclude(new Posted(new(turn.State.Finance.Ledger.NextId, what.Invoice.Credit ? PostingCause.CreditNote : PostingCause.Invoice, id, what.At, [.. lines])), what.At);
        InvoiceDeciding.Rebill(turn, what.Invoice);
    }

    private static bool CanReverse(FinanceState state, Invoice one) =>
        one is { Status: InvoiceStatus.Approved, Paid: null or { Micros: 0 } } && state.Booked.Find(one.Id) is { Lines.Count: > 0 };

    private static string Word(Invoice invoice) => invoice.Status switch
    {
        InvoiceStatus.Paid => "is paid",
        InvoiceStatus.InPayment => $"is in the payment {invoice.Payment}",
        _ when invoice.Paid is { Micros: > 0 } paid => $"was settled by {paid}",
        _ => "is in the books",
    };

    private static Money Negated(Money amount) => new(-amount.Micros, amount.Currency);
}
