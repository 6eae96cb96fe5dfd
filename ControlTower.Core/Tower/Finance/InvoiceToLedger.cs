using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Finance;

/// <summary>What an approved invoice moves in the books, and what it adds to the VAT return. A credit moves the same the other way.</summary>
internal static class InvoiceToLedger
{
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static PostingDraft Draft(MatchInput input)
    {
        var invoice = input.Invoice;
        var draft = new PostingDraft();
        var left = invoice.Total - ArithmeticRules.SumOf(invoice);
        if (invoice.Payable)
        {
            foreach (var line in invoice.Lines) Cost(draft, input, line);
            draft.Credit(AccountRole.Payables, Signed(invoice, invoice.Total)).Debit(AccountRole.Rounding, Signed(invoice, left));
        }
        else
        {
            foreach (var line in invoice.Lines) draft.Credit(invoice.Credit ? AccountRole.Returns : AccountRole.Revenue, Signed(invoice, line.Net)).Credit(AccountRole.VatOutput, Signed(invoice, line.Vat));
            draft.Debit(AccountRole.Receivables, Signed(invoice, invoice.Total)).Credit(AccountRole.Rounding, Signed(invoice, left));
        }
        return draft;
    }

    /// <summary>One entry for each line.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static IReadOnlyList<VatEntry> Vat(MatchInput input) => [.. input.Invoice.Lines.Select(line => Vat(input, line))];

    /// <summary>What was received is owed already, at the price of its order: the invoice takes that away, and what it differs by is a variance.</summary>
    private static void Cost(PostingDraft draft, MatchInput input, InvoiceLine line)
    {
        var (invoice, net) = (input.Invoice, line.Net);
        if (line.Kind != LineKind.Goods) draft.Debit(AccountRole.Freight, Signed(invoice, net));
        else if (input.Agreed(line)?.Price is { } price && price.Currency == invoice.Currency)
        {
            draft.Debit(AccountRole.GoodsReceivedNotInvoiced, Signed(invoice, price * line.Quantity)).Debit(AccountRole.PriceVariance, Signed(invoice, net - (price * line.Quantity)));
        }
        else draft.Debit(AccountRole.GoodsReceivedNotInvoiced, Signed(invoice, net));
        draft.Debit(AccountRole.VatInput, Signed(invoice, line.Vat));
        if (line.VatCategory == VatCategory.ReverseCharge) draft.Move(AccountRole.VatOutput, AccountRole.VatInput, Signed(invoice, SelfAssessed(input, line)));
    }

    private static VatEntry Vat(MatchInput input, InvoiceLine line)
    {
        var (invoice, reverse) = (input.Invoice, line.VatCategory == VatCategory.ReverseCharge);
        var without = !reverse && line.VatPercent == 0;
        var box = invoice.Payable
            ? reverse ? VatBox.PurchasesReverseCharged : without ? VatBox.PurchasesWithoutVat : VatBox.PurchasesTaxed
            : reverse ? VatBox.SalesReverseCharged : without ? VatBox.SalesWithoutVat : VatBox.SalesTaxed;
        var vat = reverse && invoice.Payable ? SelfAssessed(input, line) : line.Vat;
        return new(VatDue.Of(input, line).Country ?? VatEntry.NoCountry, box, line.VatCategory, line.VatPercent, Signed(invoice, line.Net), Signed(invoice, vat));
    }

    /// <summary>What the buyer owes instead, at the standard rate of where the goods end; nothing where the table does not say.</summary>
    private static Money SelfAssessed(MatchInput input, InvoiceLine line)
    {
        var percent = VatDue.Of(input, line).Country is { } country ? input.State.Vat.PercentOf(country, VatCategory.Standard, input.Invoice.IssuedAt) ?? 0 : 0;
        return new(Micros.Multiply(line.Net.Micros, Micros.Exactly(percent / 100)), line.Net.Currency);
    }

    private static Money Signed(Invoice invoice, Money amount) => invoice.Credit ? new(-amount.Micros, amount.Currency) : amount;
}
