using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Takes invoices in and holds them against what was ordered and received: at once, and again whenever there is news of it.</summary>
internal static class InvoiceMatching
{
    private const int FirstNumber = 1_001;
    private const string InFull = "matches order and receipt";

    public static void Take(Turn turn, Signal signal, string reference)
    {
        var id = $"IN-{turn.State.Finance.Invoices.Last + FirstNumber}";
        turn.Record(new InvoiceReceived(InvoiceReading.Read(signal, id, (turn.Caller.Actor, turn.Now))), signal.Time);
        Match(turn, id, reference);
    }

    /// <summary>Takes in what the tower wrote itself.</summary>
    public static void Issue(Turn turn, Func<string, Invoice> write)
    {
        var id = $"IN-{turn.State.Finance.Invoices.Last + FirstNumber}";
        var invoice = write(id);
        turn.Conclude(new InvoiceReceived(invoice), invoice.IssuedAt);
        Match(turn, id, null);
    }

    /// <summary>Looks anew at those that were held for what a document said before; what a person let through stays so.</summary>
    public static void Again(Turn turn, string document)
    {
        foreach (var one in turn.State.Finance.Invoices.Billing(document).Where(one => one is { Status: InvoiceStatus.Held or InvoiceStatus.Disputed, ReleasedBy: null }).ToList()) Match(turn, one.Id, null);
    }

    /// <summary>Holding two invoices against each other is left to the one that came later.</summary>
    private static void Match(Turn turn, string id, string? reference)
    {
        var (finance, terms) = (turn.State.Finance, turn.State.Finance.TermsOr(turn.Rules.Currency));
        var invoice = finance.Invoices.ById[id];
        var findings = MatchRules.Match(new(finance, terms, invoice, turn.Now));
        var to = !MatchRules.Hold(findings) ? InvoiceStatus.Waiting : invoice.Status == InvoiceStatus.Disputed ? InvoiceStatus.Disputed : InvoiceStatus.Held;
        if (reference is null && to == invoice.Status && findings.Count > 0 && findings.SequenceEqual(invoice.Findings)) return;
        var authority = SpendingRule.Of(finance, terms, invoice);
        turn.Conclude(new InvoiceMatched(id, findings, to, authority.Asked));
        if (to == InvoiceStatus.Waiting && authority.Automatic) InvoiceDeciding.Settle(turn, id, (null, InFull), bySystem: true);
        InvoiceToCase.Follow(turn, id, reference);
    }
}
