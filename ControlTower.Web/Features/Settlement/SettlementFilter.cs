using ControlTower.Core.Finance;
using Microsoft.AspNetCore.WebUtilities;

namespace ControlTower.Web.Features.Settlement;

/// <summary>Which part of the desk is shown, and which invoices of it; it is what stands in the address.</summary>
/// <param name="Show">"held", "waiting", "approved", "over", "ageing" or "vat".</param>
/// <param name="Kind">Only with this mismatch; null: whatever is wrong.</param>
/// <param name="Id">The invoice that is looked at; null: none.</param>
public sealed record SettlementFilter(string Show, string? Party, MismatchKind? Kind, string? Id)
{
    public const string Path = "/settlement";
    public const string Held = "held";
    public const string Waiting = "waiting";
    public const string Approved = "approved";
    public const string Over = "over";
    public const string AgeingTab = "ageing";
    public const string VatTab = "vat";

    public static SettlementFilter Read(Func<string, string?> query)
    {
        var show = query("show") is Waiting or Approved or Over or AgeingTab or VatTab ? query("show")! : Held;
        return new(show, Blank(query("party")), Enum.TryParse<MismatchKind>(query("kind"), true, out var kind) && Enum.IsDefined(kind) ? kind : null, Blank(query("id")));
    }

    public bool Any => Party is not null || Kind is not null;

    public bool IsQueue => Show is not (AgeingTab or VatTab);

    public bool Fits(Invoice one) => IsIn(one, Show) && (Party is null || one.Party == Party) && (Kind is not { } kind || one.Findings.Any(found => found.Kind == kind));

    public static bool IsIn(Invoice one, string show) => show switch
    {
        Held => one.Status is InvoiceStatus.Held or InvoiceStatus.Disputed,
        Waiting => one.Status == InvoiceStatus.Waiting,
        Approved => one.Status is InvoiceStatus.Approved or InvoiceStatus.InPayment,
        _ => one.Over,
    };

    public string Url(string path = Path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["show"] = Show == Held ? null : Show,
        ["party"] = Party,
        ["kind"] = Kind?.ToString(),
        ["id"] = Id,
    }.Where(pair => pair.Value is not null));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
