using ControlTower.Core.Finance;

namespace ControlTower.Web.Shared.Texts;

/// <summary>Where an invoice stands, as people read it on every page.</summary>
public static class InvoiceWords
{
    public static string Of(InvoiceStatus status) => status switch
    {
        InvoiceStatus.Waiting => "to approve",
        InvoiceStatus.InPayment => "in payment",
        _ => status.ToString().ToLowerInvariant(),
    };
}
