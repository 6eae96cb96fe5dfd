using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What people do with invoices. Nobody decides about what they told of, nor twice about the same, nor beyond their authority.</summary>
internal static class InvoiceDeciding
{
    private const string NothingOwed = "nothing is owed";

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        ApproveInvoice one => On(turn, (one.Invoice, one.Reason), InvoiceStep.Approve, Approve),
        ReleaseInvoice one => On(turn, (one.Invoice, one.Reason), InvoiceStep.Release, Release),
        DisputeInvoice one => On(turn, (one.Invoice, one.Reason), InvoiceStep.Dispute, Dispute),
        RejectInvoice one => On(turn, (one.Invoice, one.Reason), InvoiceStep.Reject, Reject),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    /// <summary>Puts an approved invoice into the books and sets credits and deposits off against it.</summary>
    /// <param name="how">In whose authority, null where nobody had to; and why.</param>
    public static void Settle(Turn turn, string id, (string? Function, string Reason) how, bool bySystem = false)
    {
        var finance = turn.State.Finance;
        var invoice = finance.Invoices.ById[id];
        var input = new MatchInput(finance, finance.TermsOr(turn.Rules.Currency), invoice, turn.Now);
        var fact = new InvoiceApproved(id, how.Function, how.Reason, InvoiceToLedger.Vat(input));
        if (bySystem) turn.Conclude(fact);
        else turn.Record(fact);
        turn.Conclude(new Posted(new(turn.State.Finance.Ledger.NextId, invoice.Credit ? PostingCause.CreditNote : PostingCause.Invoice, id, invoice.IssuedAt, InvoiceToLedger.Draft(input).Lines())), invoice.IssuedAt);
        if (invoice.Open.Micros <= 0) turn.Conclude(new InvoiceSettled(id, Money.Zero(invoice.Currency), NothingOwed));
        else SettingOff.Follow(turn, id);
    }

    private static Result<object> On(Turn turn, (string Invoice, string Reason) what, InvoiceStep step, Func<Turn, Invoice, string, Refusal?> act)
    {
        if (Wording.Reason(what.Reason, "A decision needs a reason.") is { } unsaid) return unsaid;
        if (turn.State.Finance.Invoices.Find(what.Invoice) is not { } invoice) return Refusal.NotFound($"The invoice {what.Invoice}");
        if (InvoiceRights.Against(turn.State, (turn.Caller, turn.Rules), invoice, step) is { } against) return against;
        return act(turn, invoice, what.Reason) is { } refusal ? refusal : turn.State.Finance.Invoices.ById[what.Invoice];
    }

    /// <summary>Who may not stand for all of it agrees as far as that goes, and the next is asked.</summary>
    private static Refusal? Approve(Turn turn, Invoice invoice, string reason)
    {
        var terms = turn.State.Finance.TermsOr(turn.Rules.Currency);
        var needed = SpendingRule.Of(turn.State.Finance, terms, invoice);
        var (function, upTo) = InvoiceRights.AuthorityOf(turn.State, turn.Caller, terms);
        if (SpendingRule.Reaches(terms, upTo, needed.Amount))
        {
            Settle(turn, invoice.Id, (function, reason));
            return null;
        }
        if (needed.Asked is not { } next) return Refusal.Conflict($"{needed.Amount} is above every authority; the largest is {terms.Authority.Select(one => one.UpTo).DefaultIfEmpty(0).Max()} {terms.Currency}.");
        turn.Record(new InvoiceEndorsed(invoice.Id, function, reason, next));
        return null;
    }

    private static Refusal? Release(Turn turn, Invoice invoice, string reason)
    {
        var rule = SpendingRule.Of(turn.State.Finance, turn.State.Finance.TermsOr(turn.Rules.Currency), invoice);
        turn.Record(new InvoiceReleased(invoice.Id, reason, rule.Asked));
        InvoiceToCase.Over(turn, invoice.Id, $"let through: {reason}");
        // Nobody has to stand for what comes in.
        if (invoice.Payable == invoice.Credit) Settle(turn, invoice.Id, (null, reason));
        return null;
    }

    private static Refusal? Dispute(Turn turn, Invoice invoice, string reason)
    {
        turn.Record(new InvoiceDisputed(invoice.Id, reason));
        return null;
    }

    private static Refusal? Reject(Turn turn, Invoice invoice, string reason)
    {
        SendBack(turn, invoice, reason);
        return null;
    }

    /// <summary>It is over, and what it billed may be billed by others.</summary>
    public static void SendBack(Turn turn, Invoice invoice, string reason)
    {
        turn.Record(new InvoiceRejected(invoice.Id, reason));
        InvoiceToCase.Over(turn, invoice.Id, $"sent back: {reason}");
        Rebill(turn, invoice);
    }

    /// <summary>Others that bill the same are looked at anew.</summary>
    public static void Rebill(Turn turn, Invoice invoice)
    {
        foreach (var document in invoice.Lines.Select(line => line.Document).OfType<string>().Distinct(StringComparer.Ordinal)) InvoiceMatching.Again(turn, document);
    }
}
