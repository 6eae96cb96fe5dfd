using ControlTower.Core.Finance;
using ControlTower.Core.Kernel;
using static ControlTower.Tests.Finance.Rules.MatchScene;

namespace ControlTower.Tests.Finance.Rules;

/// <summary>The table of what can be wrong with an invoice: a row each, in the order in which a clerk would look.</summary>
internal static partial class MismatchCases
{
    private static MismatchCase Case(MismatchKind kind, string story, Action<MatchScene> arrange, (string? Expected, string? Found, decimal? AtRisk) told, params MismatchKind[] also) =>
        new(kind, story, scene => arrange((MatchScene)scene), told.Expected, told.Found, told.AtRisk) { Also = also };

    public static IReadOnlyList<MismatchCase> All { get; } = [.. Orders(), .. Figures(), .. Taxes(), .. Times(), .. Freights(), .. Frauds(), .. Credits()];

    private static IEnumerable<MismatchCase> Orders() =>
    [
        Case(MismatchKind.UnknownDocument, "bills PO-9, which nobody placed", s => s.Lines(Line("1", 10, 10, "PO-9")), (null, "PO-9", 100), MismatchKind.VatCountryUnknown),
        Case(MismatchKind.MissingReference, "names no order at all", s => s.Lines(Line("1", 10, 10) with { Document = null }), (null, "ITEM-1", 100), MismatchKind.VatCountryUnknown),
        Case(MismatchKind.WrongKindOfDocument, "a supplier bills what we sold", s => s.Lines(Line("1", 3, 25, "SO-1")), ("Purchase", "Sale SO-1", 75)),
        Case(MismatchKind.WrongParty, "SUP-1 bills what SUP-2 delivered", s => { s.Lines(Line("1", 5, 20, "PO-2", "ITEM-2")); s.Invoice = s.Invoice with { Origin = "DE" }; }, ("SUP-2", "SUP-1", 100)),
        Case(MismatchKind.CancelledBilled, "bills an order that was cancelled before anything came", s => { s.Trade = s.Trade.Agreed(Purchase("PO-3")).Cancelled("PO-3", Came); s.Lines(Line("1", 10, 10, "PO-3")); }, ("nothing", "10", 100)),
        Case(MismatchKind.UnknownLine, "bills an item that was not ordered", s => s.Lines(Line("1", 10, 10, "PO-1", "ITEM-9")), ("ITEM-1", "ITEM-9", 100)),
        Case(MismatchKind.WrongCurrency, "ordered in euros, billed in dollars", InDollars, ("EUR of PO-1", "USD", 119)),
        Case(MismatchKind.PriceAbove, "EUR 10.20 instead of 10, half a percent is allowed", s => s.Lines(Line("1", 10, 10.2m)), ("EUR 10", "EUR 10.2", 2)),
        Case(MismatchKind.PriceBelow, "EUR 9 instead of 10", s => s.Lines(Line("1", 10, 9)), ("EUR 10", "EUR 9", 10)),
        Case(MismatchKind.NoAgreedPrice, "the order has no price to hold it against", s => { s.Trade = s.Trade.Agreed(Purchase("PO-4", null)).Fulfilled("PO-4", Came); s.Lines(Line("1", 10, 10, "PO-4")); }, (null, "EUR 10", 100)),
    ];

    private static IEnumerable<MismatchCase> Figures() =>
    [
        Case(MismatchKind.QuantityAboveOrdered, "10 were ordered, 6 billed before, 5 now", s => { s.Before(Bill("IN-1001", "R-1", [Line("1", 6, 10)])); s.Lines(Line("1", 5, 10)); }, ("10", "11", 10), MismatchKind.QuantityAboveReceived),
        Case(MismatchKind.QuantityAboveReceived, "10 were ordered, 8 came, 10 are billed", s => { s.Trade = s.Trade.Agreed(Purchase("PO-5")).Fulfilled("PO-5", "ITEM-1", Units(8), Came); s.Lines(Line("1", 10, 10, "PO-5")); }, ("8", "10", 20)),
        Case(MismatchKind.NotYetReceived, "nothing came yet", s => { s.Trade = s.Trade.Agreed(Purchase("PO-6")); s.Lines(Line("1", 10, 10, "PO-6")); }, ("0", "10", 100)),
        Case(MismatchKind.ReturnedBilled, "4 of 10 went back, 10 are billed", s => s.Trade = s.Trade.Returned("PO-1", "ITEM-1", Units(4)), ("6", "10", 40)),
        Case(MismatchKind.LineTwice, "5 and 5 of the same line", s => s.Lines(Line("1", 5, 10), Line("2", 5, 10)), (null, "PO-1 ITEM-1", 50)),
        Case(MismatchKind.NothingBilled, "a line of no units", s => s.Lines(Line("1", 10, 10), Line("2", 0, 10, "PO-1", "ITEM-1") with { DocumentLine = "1", Id = "2" }), (null, "0", 0), MismatchKind.LineTwice),
        Case(MismatchKind.BrokenUnit, "nine and a half of what comes in pieces", s => s.Lines(Line("1", 9.5m, 10)), ("whole units", "9.5", null)),
        Case(MismatchKind.LineAmountWrong, "10 × 10 is said to be 110", s => s.Lines(Line("1", 10, 10) with { Net = Euro(110), Vat = Euro(20.9m) }), ("EUR 100", "EUR 110", 10)),
        Case(MismatchKind.TotalNotSumOfLines, "119 on the lines, 129 below", s => s.Invoice = s.Invoice with { Total = Euro(129) }, ("EUR 119", "EUR 129", 10)),
        Case(MismatchKind.RoundingDifference, "a cent more than the lines", s => s.Invoice = s.Invoice with { Total = Euro(119.01m) }, ("EUR 119", "EUR 119.01", 0.01m)),
        Case(MismatchKind.NothingAsked, "a total of nothing", s => s.Lines(Line("1", 10, 0)), (null, "EUR 0", null), MismatchKind.PriceBelow),
    ];

    private static IEnumerable<MismatchCase> Taxes() =>
    [
        Case(MismatchKind.VatRateWrong, "7 % where 19 % is due", s => s.Lines(Line("1", 10, 10, vat: 7)), ("19 % of DE", "7 %", 12)),
        Case(MismatchKind.VatAmountWrong, "19 % of 100 is said to be 21", s => s.Lines(Line("1", 10, 10) with { Vat = Euro(21) }), ("EUR 19", "EUR 21", 2)),
        Case(MismatchKind.VatRateUnknown, "the table has no second reduced rate", s => s.Lines(Line("1", 10, 10, vat: 5) with { VatCategory = VatCategory.SecondReduced }), ("DE SecondReduced on 2026-03-08", "5 %", 5)),
        Case(MismatchKind.VatCountryUnknown, "nobody told where the goods go", s => s.Terms = s.Terms with { Countries = [] }, ("origin and destination", null, null)),
        Case(MismatchKind.ReverseChargeMissing, "from France to Germany with German VAT", s => s.Invoice = s.Invoice with { Origin = "FR" }, ("reverse charge", "Standard, 19 %", 19)),
        Case(MismatchKind.ReverseChargeUnfounded, "within Germany without VAT", s => s.Lines(Reversed(Line("1", 10, 10))), ("19 %", "reverse charge", 19)),
        Case(MismatchKind.VatNumberMissing, "from France without VAT, and no VAT number is known", s => { s.Party(one => one with { VatNumber = null }); s.Lines(Reversed(Line("1", 10, 10))); s.Invoice = s.Invoice with { Origin = "FR" }; }, ("VAT number of SUP-1", null, null)),
    ];

    private static IEnumerable<MismatchCase> Times() =>
    [
        Case(MismatchKind.BeforeOrder, "issued the day before the order", s => Issue(s, Ordered.AddDays(-1)), ("2026-03-02 of PO-1", "2026-03-01", null)),
        Case(MismatchKind.BeforeShipment, "the customer is billed before the goods left", s => { s.ToCustomer(Line("1", 3, 25, "SO-1")); Issue(s, Came.AddDays(-1)); }, ("2026-03-07 of SO-1", "2026-03-06", null)),
        Case(MismatchKind.IssuedInFuture, "issued next month", s => Issue(s, Issued.AddDays(30)), ("2026-03-09", "2026-04-07", null)),
        Case(MismatchKind.IssuedTooLongAgo, "issued two years ago", s => { s.Vat = VatTable.Empty; Issue(s, Issued.AddDays(-730)); }, ("2025-03-09", "2024-03-08", null), MismatchKind.BeforeOrder),
        Case(MismatchKind.DueSooner, "30 days are agreed, 14 are granted", s => s.Invoice = s.Invoice with { DueAt = Issued.AddDays(14) }, ("2026-04-07", "2026-03-22", null)),
        Case(MismatchKind.DueBeforeIssue, "due before it was written", s => s.Invoice = s.Invoice with { DueAt = Issued.AddDays(-3) }, ("2026-03-08", "2026-03-05", null)),
        Case(MismatchKind.DiscountMissing, "2 % are agreed and not granted", s => s.Party(one => one with { DiscountPercent = 2, DiscountDays = 10 }), ("2 %", "0 %", 2.38m)),
    ];

    private static TradeDocument Purchase(string id, decimal? price = 10) =>
        new(id, TradeKind.Purchase, "SUP-1", "SUP-1", "DC-1", Ordered, [new("1", "ITEM-1", Units(10), price is { } known ? Euro(known) : null)]);

    private static InvoiceLine Reversed(InvoiceLine line) => line with { VatCategory = VatCategory.ReverseCharge, VatPercent = 0, Vat = Euro(0) };

    private static void Issue(MatchScene scene, DateTimeOffset at) => scene.Invoice = scene.Invoice with { IssuedAt = at, DueAt = at.AddDays(30) };

    private static void InDollars(MatchScene scene) => scene.Invoice = scene.Invoice with
    {
        Total = Money.Of(119, "USD"),
        Lines = [new InvoiceLine("1", Units(10), Money.Of(10, "USD"), Money.Of(100, "USD")) { Document = "PO-1", Item = "ITEM-1", VatPercent = 19, Vat = Money.Of(19, "USD") }],
    };
}
