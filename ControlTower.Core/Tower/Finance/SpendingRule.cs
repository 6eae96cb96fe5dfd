using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>Whose authority an invoice takes. What a party asked for within a few days counts as one, so that splitting gains nothing.</summary>
/// <param name="Amount">What somebody has to stand for.</param>
/// <param name="Asked">The least function whose authority reaches; null where none is needed, or none reaches.</param>
/// <param name="Automatic">The tower may approve it, where it matches in all.</param>
internal sealed record SpendingRule(Money Amount, string? Asked, bool Automatic)
{
    /// <summary>Nobody has to stand for what comes in: what a customer owes, and what a party gives back.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static SpendingRule Of(FinanceState state, FinanceTerms terms, Invoice invoice)
    {
        if (invoice.Payable == invoice.Credit) return new(invoice.Total, null, true);
        if (invoice.Credit) return With(terms, new(invoice.Total, null, false));
        if (terms.SplitDays == 0) return With(terms, new(invoice.Total, null, false));
        var near = state.Invoices.Of(invoice.Party, invoice.ReceivedAt.AddDays(-terms.SplitDays)).Where(one => one.Id != invoice.Id && one is { Credit: false, Status: not InvoiceStatus.Rejected } && one.Currency == invoice.Currency);
        return With(terms, new(near.Aggregate(invoice.Total, (sum, one) => sum + one.Total), null, false));
    }

    private static SpendingRule With(FinanceTerms terms, SpendingRule rule) => rule with
    {
        Asked = terms.Authority.Where(one => Reaches(terms, one.UpTo, rule.Amount)).OrderBy(one => one.UpTo).FirstOrDefault()?.Function,
        Automatic = Reaches(terms, terms.AutomaticUpTo, rule.Amount) && terms.AutomaticUpTo > 0,
    };

    /// <summary>Authority is given in the currency of the terms; of another only what the largest authority reaches in figures is decided, by who holds that.</summary>
    public static bool Reaches(FinanceTerms terms, decimal upTo, Money amount) =>
        amount.Amount <= upTo && (amount.Currency == terms.Currency || upTo == terms.Authority.Select(one => one.UpTo).DefaultIfEmpty(0).Max());
}
