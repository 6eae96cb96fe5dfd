using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.Finance;

/// <summary>An invoice that is held is a case, two where it also looks like a fraud; it is over when a person let it through or sent it back, or it matches.</summary>
internal static class InvoiceToCase
{
    private const string Matches = "the invoice matches now";

    /// <param name="signal">What told of the invoice; null where the tower looked anew by itself.</param>
    public static void Follow(Turn turn, string id, string? signal)
    {
        var invoice = turn.State.Finance.Invoices.ById[id];
        var held = invoice.Findings.Where(found => MatchRules.Of(found.Kind).Holds).ToList();
        Judge(turn, (invoice, signal), CaseKind.SuspectedFraud, [.. held.Where(found => MatchRules.Of(found.Kind).Fraud)]);
        Judge(turn, (invoice, signal), CaseKind.SettlementMismatch, [.. held.Where(found => !MatchRules.Of(found.Kind).Fraud)]);
    }

    public static void Over(Turn turn, string id, string because)
    {
        CaseKeeping.Heal(turn, [nameof(CaseKind.SuspectedFraud), id], null, because);
        CaseKeeping.Heal(turn, [nameof(CaseKind.SettlementMismatch), id], null, because);
    }

    private static void Judge(Turn turn, (Invoice Invoice, string? Signal) what, CaseKind kind, IReadOnlyList<Mismatch> findings)
    {
        var invoice = what.Invoice;
        if (findings.Count == 0)
        {
            CaseKeeping.Heal(turn, [kind.ToString(), invoice.Id], what.Signal, Matches);
            return;
        }
        var titles = findings.Select(found => MatchRules.Of(found.Kind).Title).Distinct(StringComparer.Ordinal).ToList();
        var least = turn.State.Finance.TermsOr(turn.Rules.Currency).Authority.Select(one => one.UpTo).DefaultIfEmpty(0).Min();
        var deviation = InvoiceDoesNotMatch.Judge((invoice.Id, invoice.Party), titles, (kind == CaseKind.SuspectedFraud, invoice.AtRisk.Amount > least), turn.Now);
        CaseKeeping.Find(turn, deviation, what.Signal);
    }
}
