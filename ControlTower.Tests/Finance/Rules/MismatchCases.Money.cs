using ControlTower.Core.Finance;
using static ControlTower.Tests.Finance.Rules.MatchScene;

namespace ControlTower.Tests.Finance.Rules;

/// <summary>Freight, frauds and credits.</summary>
internal static partial class MismatchCases
{
    private static IEnumerable<MismatchCase> Freights() =>
    [
        Case(MismatchKind.FreightNotAgreed, "a supplier who delivers free bills freight", s => s.Lines(Line("1", 10, 10), Freight("2", 2, "PO-1")), (null, "EUR 2", 2)),
        Case(MismatchKind.FreightAbove, "the lane costs 100, 120 are billed", s => s.ByCarrier(Freight("1", 120, "SH-1")), ("EUR 100 for SH-1", "EUR 120", 20)),
        Case(MismatchKind.FreightTwice, "SH-1 was billed in F-50", s => { s.Before(Bill("IN-1001", "F-50", [Freight("1", 99, "SH-1")], "CARRIER-1", InvoiceKind.Carrier)); s.ByCarrier(Freight("1", 100, "SH-1")); }, ("F-50 of CARRIER-1", "EUR 100", 100)),
        Case(MismatchKind.ChargeNotAgreed, "a surcharge for small orders", s => s.Lines(Line("1", 10, 10), Freight("2", 3, "PO-1") with { Kind = LineKind.Charge }), (null, "EUR 3", 3)),
    ];

    private static IEnumerable<MismatchCase> Frauds() =>
    [
        Case(MismatchKind.DuplicateNumber, "R-100 came before", s => s.Before(Bill("IN-1001", "R-100", [Line("1", 1, 10, "PO-7")])), (null, "IN-1001 of 2026-03-08", 119)),
        Case(MismatchKind.DuplicateContent, "the same was billed as R-77", s => s.Before(Bill("IN-1001", "R-77", [Line("1", 10, 10)])), (null, "IN-1001 as R-77", 119), MismatchKind.QuantityAboveOrdered, MismatchKind.QuantityAboveReceived),
        Case(MismatchKind.DuplicateOfOtherParty, "SUP-2 billed R-100 over the same sum", s => s.Before(Bill("IN-1001", "R-100", [Line("1", 10, 10, "PO-8")], "SUP-2") with { BankAccount = null }), (null, "IN-1001 of SUP-2", 119)),
        Case(MismatchKind.BankAccountChanged, "the money is to go elsewhere", s => s.Invoice = s.Invoice with { BankAccount = "LT123456789012345678" }, ("DE02…2051", "LT12…5678", 119)),
        Case(MismatchKind.BankAccountMissing, "nobody knows where the money is to go", s => { s.Party(one => one with { BankAccount = null }); s.Parties = s.Parties.Set("SUP-1", new(null, 12, [])); s.Invoice = s.Invoice with { BankAccount = null }; }, ("a bank account", null, 119)),
        Case(MismatchKind.BankAccountOfOther, "the account is that of SUP-2", s => s.Invoice = s.Invoice with { BankAccount = "FR7612345" }, ("SUP-1", "FR76…2345 of SUP-2", 119), MismatchKind.BankAccountChanged),
        Case(MismatchKind.NewPayee, "nothing was ever paid to SUP-1", s => s.Parties = s.Parties.Remove("SUP-1"), (null, "SUP-1", 119)),
        Case(MismatchKind.PayeeBlocked, "SUP-1 is blocked", s => s.Party(one => one with { Blocked = true }), (null, "SUP-1", 119)),
        Case(MismatchKind.AmountOutOfPattern, "it billed about 10 each time, and bills 119", s => s.Parties = s.Parties.Set("SUP-1", new("DE02120300000000202051", 12, [.. Enumerable.Range(0, 12).Select(i => Euro(9 + (i % 3)))])), ("about EUR 10", "EUR 119", 119)),
        Case(MismatchKind.SplitBelowAuthority, "two of 119 within a week, where 120 is the limit", s => { s.Terms = s.Terms with { Authority = [new("finance", 120), new("management", 1_000)] }; s.Before(Bill("IN-1001", "R-99", [Line("1", 10, 10, "PO-7")])); }, ("EUR 120 in 3 days", "2 invoices, EUR 238", 119)),
    ];

    private static IEnumerable<MismatchCase> Credits() =>
    [
        Case(MismatchKind.CreditOfUnknownInvoice, "credits A-404", s => { s.CreditToCustomer(1, corrects: "A-404"); Returned(s, 3); }, ("an invoice", "A-404", 29.75m)),
        Case(MismatchKind.CreditAboveInvoice, "credits 4 of 3", s => { s.CreditToCustomer(4); Returned(s, 4); }, ("EUR 89.25", "EUR 119", 29.75m)),
        Case(MismatchKind.CreditWithoutReturn, "credits 2, 1 came back", s => { s.CreditToCustomer(2); Returned(s, 1); }, ("1", "2", 50)),
        Case(MismatchKind.CreditDiffersInTerms, "billed at 25, credited at 20", s => { s.CreditToCustomer(2, 20); Returned(s, 2); }, ("EUR 25", "EUR 20", 10)),
    ];

    private static void Returned(MatchScene scene, decimal units) => scene.Trade = scene.Trade.Returned("SO-1", "ITEM-1", Units(units));
}
