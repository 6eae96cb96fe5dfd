using System.Globalization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance.Rules;

/// <summary>An invoice beside all that it is held against.</summary>
/// <param name="State">With the invoice in it.</param>
public sealed record MatchInput(FinanceState State, FinanceTerms Terms, Invoice Invoice, DateTimeOffset Now)
{
    public MatchTolerance Tolerance => Terms.Tolerance;

    public IEnumerable<InvoiceLine> Goods => Invoice.Lines.Where(line => line.Kind == LineKind.Goods);

    public IEnumerable<InvoiceLine> Freight => Invoice.Lines.Where(line => line.Kind == LineKind.Freight);

    /// <summary>The documents that the invoice bills and that are known, each once, in the order of the lines.</summary>
    public IEnumerable<TradeDocument> Documents => Invoice.Lines.Select(line => line.Document).OfType<string>().Distinct(StringComparer.Ordinal).Select(State.Trade.Find).OfType<TradeDocument>();

    /// <summary>Which documents an invoice of its kind bills.</summary>
    public TradeKind Bills => Invoice.Kind switch
    {
        InvoiceKind.Supplier => TradeKind.Purchase,
        InvoiceKind.Carrier => TradeKind.Shipment,
        _ => TradeKind.Sale,
    };

    public TradeDocument? Document(InvoiceLine line) => line.Document is { } id ? State.Trade.Find(id) : null;

    /// <summary>What was agreed about the goods of a line; null where its document is not known or has no such line.</summary>
    public AgreedGoods? Agreed(InvoiceLine line)
    {
        if (Document(line) is not { } document || document.Kind != Bills) return null;
        var lines = document.Lines.Where(one => line.DocumentLine is { } id ? one.Id == id && (line.Item is null || one.Item == line.Item) : one.Item == line.Item).ToList();
        return lines.Count == 0 ? null : AgreedGoods.Of(document, lines);
    }

    /// <summary>What other invoices, told of earlier and not rejected, have billed of the same goods; what was credited counts against.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public Quantity BilledBefore(InvoiceLine line) => Earlier(State.Invoices.Billing(line.Document!)).Aggregate(Quantity.Zero, (sum, other) => other.Lines
        .Where(one => one.Kind == LineKind.Goods && IsSameGoods(one, line))
        .Aggregate(sum, (part, one) => other.Credit ? part - one.Quantity : part + one.Quantity));

    /// <summary>Told of before this one, and not rejected.</summary>
    public IEnumerable<Invoice> Earlier(IEnumerable<Invoice> invoices) => invoices.Where(one => one.Status != InvoiceStatus.Rejected && NumberOf(one) < NumberOf(Invoice));

    public static bool IsSameGoods(InvoiceLine a, InvoiceLine b) =>
        a.Document == b.Document && (a.DocumentLine is { } line && b.DocumentLine is { } other ? line == other : a.Item == b.Item);

    /// <summary>An amount of the invoice's currency.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public Money Amount(decimal units) => Money.Of(units, Invoice.Currency);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Percent(decimal value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.######} %");

    private static int NumberOf(Invoice invoice) => int.Parse(invoice.Id.AsSpan(invoice.Id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}

/// <summary>What was agreed and came of the goods that a line bills, over the lines of the document that it may mean.</summary>
/// <param name="Price">For one unit; null where none was agreed.</param>
public sealed record AgreedGoods(TradeDocument Document, Money? Price, Quantity Ordered, Quantity Fulfilled, Quantity Returned)
{
    internal static AgreedGoods Of(TradeDocument document, IReadOnlyList<TradeLine> lines) => new(
        document, lines.Select(line => line.Price).FirstOrDefault(price => price is not null), Sum(lines, line => line.Ordered), Sum(lines, line => line.Fulfilled), Sum(lines, line => line.Returned));

    private static Quantity Sum(IReadOnlyList<TradeLine> lines, Func<TradeLine, Quantity> part) => lines.Aggregate(Quantity.Zero, (sum, line) => sum + part(line));
}
