using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Kernel;

namespace ControlTower.Tests.Finance.Rules;

/// <summary>
/// A supplier in Germany delivered ten of ITEM-1 at EUR 10 to Germany, as ordered, and bills them rightly: nothing is wrong until a test
/// says so. Beside it stand a customer's order that was shipped and a carrier's shipment.
/// </summary>
internal sealed class MatchScene
{
    public static readonly DateTimeOffset Ordered = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Came = Ordered.AddDays(5);
    public static readonly DateTimeOffset Issued = Ordered.AddDays(6);
    private const string Account = "DE02120300000000202051";

    private readonly List<Invoice> before = [];

    public FinanceTerms Terms { get; set; } = new("EUR")
    {
        Parties =
        [
            new("SUP-1") { Country = "DE", BankAccount = Account, VatNumber = "DE111111111" }, new("SUP-2") { Country = "FR", BankAccount = "FR7612345" },
            new("CARRIER-1") { Country = "DE", BankAccount = "DE99CARRIER" }, new("C-1") { Country = "DE" },
        ],
        Countries = [new("DC-1", "DE"), new("STORE-1", "DE")],
    };

    public VatTable Vat { get; set; } = new(1,
    [
        new("DE", VatCategory.Standard, 19, new(2021, 1, 1), null, "UStG § 12 (1)"), new("DE", VatCategory.Reduced, 7, new(2021, 1, 1), null, "UStG § 12 (2)"),
        new("FR", VatCategory.Standard, 20, new(2014, 1, 1), null, "CGI art. 278"),
    ]);

    public TradeBook Trade { get; set; } = TradeBook.Empty
        .Agreed(new("PO-1", TradeKind.Purchase, "SUP-1", "SUP-1", "DC-1", Ordered, [new("1", "ITEM-1", Units(10), Euro(10))])).Fulfilled("PO-1", Came)
        .Agreed(new("PO-2", TradeKind.Purchase, "SUP-2", "SUP-2", "DC-1", Ordered, [new("1", "ITEM-2", Units(5), Euro(20))])).Fulfilled("PO-2", Came)
        .Agreed(new("SO-1", TradeKind.Sale, "C-1", "DC-1", "STORE-1", Ordered, [new("1", "ITEM-1", Units(3), Euro(25))])).Fulfilled("SO-1", Came)
        .Agreed(new("SH-1", TradeKind.Shipment, "CARRIER-1", "DC-1", "STORE-1", Ordered, [new("1", "ITEM-1", Units(3), null)]) { Freight = 100 }).Fulfilled("SH-1", Came);

    public OrdinalMap<PartyRecord> Parties { get; set; } = OrdinalMap<PartyRecord>.Empty
        .Set("SUP-1", new(Account, 12, [.. Enumerable.Range(0, 12).Select(i => Euro(110 + i))]))
        .Set("CARRIER-1", new("DE99CARRIER", 3, []));

    public Invoice Invoice { get; set; } = Bill("IN-1100", "R-100", [Line("1", 10, 10)]);

    public static Quantity Units(decimal units) => Quantity.Of(units);

    public static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    /// <summary>Of ITEM-1 on PO-1, at 19 percent.</summary>
    public static InvoiceLine Line(string id, decimal quantity, decimal price, string document = "PO-1", string? item = "ITEM-1", decimal vat = 19)
    {
        var net = Euro(price) * Units(quantity);
        return new(id, Units(quantity), Euro(price), net) { Document = document, Item = item, VatPercent = vat, Vat = Euro(decimal.Round(net.Amount * vat / 100, 4)) };
    }

    public static Invoice Bill(string id, string number, IReadOnlyList<InvoiceLine> lines, string party = "SUP-1", InvoiceKind kind = InvoiceKind.Supplier) =>
        new(id, kind, number, party, lines, Sum(lines), Issued)
        {
            DueAt = Issued.AddDays(30),
            ReceivedAt = Issued.AddDays(1),
            BankAccount = kind == InvoiceKind.Customer ? null : party == "CARRIER-1" ? "DE99CARRIER" : Account,
        };

    /// <summary>The invoice has these lines, and the total that they add up to.</summary>
    public void Lines(params InvoiceLine[] lines) => Invoice = Invoice with { Lines = lines, Total = Sum(lines) };

    public void ByCarrier(params InvoiceLine[] lines) => Invoice = Bill("IN-1100", "F-100", lines, "CARRIER-1", InvoiceKind.Carrier);

    public void ToCustomer(params InvoiceLine[] lines) => Invoice = Bill("IN-1100", "A-100", lines, "C-1", InvoiceKind.Customer);

    public static InvoiceLine Freight(string id, decimal amount, string document) => Line(id, 1, amount, document, null) with { Kind = LineKind.Freight };

    /// <summary>An invoice that came before.</summary>
    public void Before(Invoice invoice) => before.Add(invoice);

    public void Party(Func<PartyTerms, PartyTerms> change) => Terms = Terms with { Parties = [.. Terms.Parties.Select(one => one.Party == Invoice.Party ? change(one) : one)] };

    /// <summary>What is sold to C-1 is credited, of what A-100 billed.</summary>
    public void CreditToCustomer(decimal quantity, decimal price = 25, string corrects = "A-50")
    {
        Before(Bill("IN-1001", "A-50", [Line("1", 3, 25, "SO-1")], "C-1", InvoiceKind.Customer));
        ToCustomer(Line("1", quantity, price, "SO-1"));
        Invoice = Invoice with { Credit = true, Corrects = corrects };
    }

    public IReadOnlyList<Mismatch> Match()
    {
        var book = before.Append(Invoice).Aggregate(InvoiceBook.Empty, (all, one) => all.With(one));
        var state = new FinanceState(Terms, Vat, Ledger.Empty, Trade, book) { Parties = Parties };
        return MatchRules.Match(new(state, Terms, Invoice, Issued.AddDays(1)));
    }

    private static Money Sum(IEnumerable<InvoiceLine> lines) => lines.Aggregate(Euro(0), (sum, line) => sum + line.Net + line.Vat);
}
