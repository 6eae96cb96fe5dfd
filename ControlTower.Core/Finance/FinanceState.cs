using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What is owed and owned: the books, what was agreed and came of it, invoices, payments and taxes.</summary>
/// <param name="Terms">Null until the first are put.</param>
public sealed record FinanceState(FinanceTerms? Terms, VatTable Vat, Ledger Ledger, TradeBook Trade, InvoiceBook Invoices)
{
    public static FinanceState Empty { get; } = new(null, VatTable.Empty, Ledger.Empty, TradeBook.Empty, InvoiceBook.Empty);

    /// <summary>What is remembered of those who bill us.</summary>
    public OrdinalMap<PartyRecord> Parties { get; init; } = OrdinalMap<PartyRecord>.Empty;

    /// <summary>By invoice: of those that are approved and not over.</summary>
    public OrdinalMap<BookedInvoice> Booked { get; init; } = OrdinalMap<BookedInvoice>.Empty;

    public OrdinalMap<Payment> Payments { get; init; } = OrdinalMap<Payment>.Empty;

    public int LastPayment { get; init; }

    /// <summary>By order: what was paid for those that are to be paid first, and for those for which money came.</summary>
    public OrdinalMap<OrderPayment> Orders { get; init; } = OrdinalMap<OrderPayment>.Empty;

    /// <summary>What stands on a return, by day in UTC, country, box, category, rate and currency.</summary>
    public OrdinalMap<VatEntry> VatDays { get; init; } = OrdinalMap<VatEntry>.Empty;

    public PartyRecord Party(string party) => Parties.Find(party) ?? PartyRecord.Empty;

    /// <summary>The company's own, or what holds until it has put some.</summary>
    public FinanceTerms TermsOr(string currency) => Terms ?? FinanceTerms.Default(currency);

    /// <summary>Of the days from one up to and without another, in their order.</summary>
    public IEnumerable<VatEntry> VatOf(DateOnly from, DateOnly to) => VatDays.FromKey(DayOf(from)).TakeWhile(pair => string.CompareOrdinal(pair.Key, DayOf(to)) < 0).Select(pair => pair.Value);

    internal static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
