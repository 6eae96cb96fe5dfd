using ControlTower.Core.Finance;
using ControlTower.Core.Finance.Rules;
using ControlTower.Core.Tower.Finance;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Settlement;

/// <summary>Invoices in the words and shapes of the screen.</summary>
internal static class SettlementWords
{
    public static StateKind State(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Held => StateKind.New,
        InvoiceStatus.Disputed => StateKind.Shelved,
        InvoiceStatus.Waiting => StateKind.Waiting,
        InvoiceStatus.Approved or InvoiceStatus.InPayment => StateKind.InProgress,
        InvoiceStatus.Rejected => StateKind.RuledOut,
        _ => StateKind.Resolved,
    };

    /// <summary>Null where nothing holds it.</summary>
    public static StatusKind? Trouble(Invoice one) =>
        one.Findings.Any(found => MatchRules.Of(found.Kind).Fraud) ? StatusKind.Critical : MatchRules.Hold(one.Findings) ? StatusKind.Warning : null;

    public static string First(Invoice one) => one.Findings switch
    {
        [] => "",
        [var only] => MatchRules.Of(only.Kind).Title,
        [var first, ..] => $"{MatchRules.Of(first.Kind).Title} +{one.Findings.Count - 1}",
    };

    public static string Of(InvoiceStep step) => step switch
    {
        InvoiceStep.Approve => "Approve",
        InvoiceStep.Release => "Let through",
        InvoiceStep.Dispute => "Dispute",
        _ => "Send back",
    };

    public static string Consequence(InvoiceStep step) => step switch
    {
        InvoiceStep.Approve => "It goes into the books and is paid when it is due; where it takes more authority than yours, the next is asked.",
        InvoiceStep.Release => "It goes on although something does not match, and another person approves it.",
        InvoiceStep.Dispute => "It stays held until the party answers or the goods come.",
        _ => "It is over, and nothing of it is paid.",
    };

    public static string Of(VatBox box) => box switch
    {
        VatBox.SalesTaxed => "Sales, taxed",
        VatBox.SalesReverseCharged => "Sales, reverse charge",
        VatBox.SalesWithoutVat => "Sales without VAT",
        VatBox.PurchasesTaxed => "Purchases, taxed",
        VatBox.PurchasesReverseCharged => "Purchases, reverse charge",
        _ => "Purchases without VAT",
    };
}
