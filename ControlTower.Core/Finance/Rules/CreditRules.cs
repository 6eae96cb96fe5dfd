using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>Whether what is given back was asked for.</summary>
public static class CreditRules
{
    internal static IReadOnlyList<MatchRule> Table { get; } =
    [
        new(MismatchKind.CreditOfUnknownInvoice, "Credits an invoice that nobody knows", InvoiceIsNotKnown) { Scope = MatchScope.Credits },
        new(MismatchKind.CreditAboveInvoice, "Credits more than was billed", MoreIsCreditedThanWasBilled) { Scope = MatchScope.Credits },
        new(MismatchKind.CreditWithoutReturn, "Credits goods that did not come back", GoodsDidNotComeBack) { Scope = MatchScope.Credits },
        new(MismatchKind.CreditDiffersInTerms, "Credits at another price than billed", PriceIsNotThatOfTheInvoice) { Scope = MatchScope.Credits },
    ];

    /// <summary>The invoice that a credit corrects; null where it is not known.</summary>
    public static Invoice? Corrected(FinanceState state, Invoice credit) => credit.Corrects is { } number
        ? state.Invoices.Numbered(number).FirstOrDefault(one => one.Party == credit.Party && one.Kind == credit.Kind && !one.Credit && one.Status != InvoiceStatus.Rejected)
        : null;

    private static IEnumerable<Mismatch> InvoiceIsNotKnown(MatchInput input)
    {
        if (Corrected(input.State, input.Invoice) is null) yield return new(MismatchKind.CreditOfUnknownInvoice, null, "an invoice", input.Invoice.Corrects) { AtRisk = input.Invoice.Total };
    }

    private static IEnumerable<Mismatch> MoreIsCreditedThanWasBilled(MatchInput input)
    {
        if (Corrected(input.State, input.Invoice) is not { } invoice || invoice.Currency != input.Invoice.Currency) yield break;
        var credited = input.Earlier(input.State.Invoices.Of(invoice.Party, invoice.ReceivedAt)).Where(one => one.Credit && one.Corrects == invoice.Number && one.Kind == invoice.Kind && one.Currency == invoice.Currency)
            .Aggregate(input.Invoice.Total, (sum, one) => sum + one.Total);
        if (credited > invoice.Total) yield return new(MismatchKind.CreditAboveInvoice, null, invoice.Total.ToString(), credited.ToString()) { AtRisk = credited - invoice.Total };
    }

    /// <summary>What a supplier gives without having had anything back is welcome.</summary>
    private static IEnumerable<Mismatch> GoodsDidNotComeBack(MatchInput input)
    {
        if (input.Invoice.Payable) yield break;
        foreach (var line in input.Goods)
        {
            if (input.Agreed(line) is not { } agreed) continue;
            var before = input.Earlier(input.State.Invoices.Billing(line.Document!)).Where(one => one.Credit).SelectMany(one => one.Lines)
                .Where(one => one.Kind == LineKind.Goods && MatchInput.IsSameGoods(one, line)).Aggregate(Quantity.Zero, (sum, one) => sum + one.Quantity);
            if (before + line.Quantity > agreed.Returned) yield return new(MismatchKind.CreditWithoutReturn, line.Id, agreed.Returned.ToString(), (before + line.Quantity).ToString()) { AtRisk = line.Net };
        }
    }

    private static IEnumerable<Mismatch> PriceIsNotThatOfTheInvoice(MatchInput input)
    {
        if (Corrected(input.State, input.Invoice) is not { } invoice || invoice.Currency != input.Invoice.Currency) yield break;
        foreach (var line in input.Goods)
        {
            if (invoice.Lines.FirstOrDefault(one => one.Kind == LineKind.Goods && MatchInput.IsSameGoods(one, line)) is not { } billed) continue;
            var off = new Money(Math.Abs((line.UnitPrice - billed.UnitPrice).Micros), input.Invoice.Currency);
            if (off > input.Amount(input.Tolerance.PriceAmount)) yield return new(MismatchKind.CreditDiffersInTerms, line.Id, billed.UnitPrice.ToString(), line.UnitPrice.ToString()) { AtRisk = off * line.Quantity };
        }
    }
}
