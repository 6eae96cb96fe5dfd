using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>Cases in the words and shapes of the screen.</summary>
public static class CaseWords
{
    public static StatusKind Status(ExceptionCase one) => one.Status == CaseStatus.Shelved ? StatusKind.Shelved : Status(one.Priority);

    public static StatusKind Status(Priority priority) => priority switch
    {
        Priority.Critical => StatusKind.Critical,
        Priority.Warning => StatusKind.Warning,
        _ => StatusKind.Watch,
    };

    public static StateKind State(CaseStatus status) => status switch
    {
        CaseStatus.New => StateKind.New,
        CaseStatus.Acknowledged => StateKind.Acknowledged,
        CaseStatus.InProgress => StateKind.InProgress,
        CaseStatus.Shelved => StateKind.Shelved,
        CaseStatus.ReturnedToNormal => StateKind.Returned,
        _ => StateKind.Resolved,
    };

    /// <summary>"Supplier delay" for SupplierDelay.</summary>
    public static string Kind(CaseKind kind) =>
        string.Concat(kind.ToString().Select((letter, place) => place > 0 && char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString()));

    public static string Where(TowerState state, Deviation deviation)
    {
        var sites = new[] { deviation.Site, deviation.OtherSite }.OfType<string>().Select(site => SiteName(state, site)).Distinct().ToList();
        var place = string.Join(" → ", deviation.Kind is CaseKind.LateShipment or CaseKind.PurchaseOrderConfirmation or CaseKind.Overdue && deviation.Reference is { } document ? [$"{document} {sites.FirstOrDefault()}", .. sites.Skip(1)] : sites);
        if (deviation is { Kind: CaseKind.Overdue }) return place;
        if (place.Length == 0) return deviation.Reference ?? (deviation.About is [var first, ..] ? first : "");
        if (deviation is { Kind: CaseKind.AutomationBelowNeed, Reference: { } system }) return $"{place}, {system}";
        return deviation.Items.Count == 1 ? $"{place}, {state.Network.Items.Find(deviation.Items[0])?.Entry.Name ?? deviation.Items[0]}" : place;
    }

    /// <summary>What each further hour costs, one amount a currency.</summary>
    public static IReadOnlyList<Money> CostOf(IReadOnlyList<HourCost> costs) =>
        [.. costs.GroupBy(cost => cost.Amount.Currency, StringComparer.Ordinal).Select(group => group.Select(cost => cost.Amount).Aggregate((sum, amount) => new(Micros.AddCapped(sum.Micros, amount.Micros), sum.Currency)))];

    /// <summary>Its parts in words, for those who point at it.</summary>
    public static string CostParts(IReadOnlyList<HourCost> costs) =>
        string.Join(", ", costs.Select(cost => $"{cost.Part switch { "lineStop" => "standstill", var part => part }} {cost.Amount.Amount:0.##} {cost.Amount.Currency}"));

    public static string SiteName(TowerState state, string site) => state.Network.Sites.Find(site)?.Name ?? site;

    /// <summary>Where plan, actual and band of what it is about are shown; null where it is not about a plan's item at a site.</summary>
    public static string? PlanAddress(Deviation deviation) => deviation is { Site: { } site, Items: [var item] } && PlanOf(deviation.Kind) is { } kind
        ? $"/network/{Uri.EscapeDataString(site)}?item={Uri.EscapeDataString(item)}&kind={kind}"
        : null;

    /// <summary>Where the invoice stands that a case is about; null where it is about none.</summary>
    public static string? InvoiceAddress(Deviation deviation) => deviation is { Kind: CaseKind.SettlementMismatch or CaseKind.SuspectedFraud, Reference: { } invoice }
        ? $"/settlement?id={Uri.EscapeDataString(invoice)}"
        : null;

    private static string? PlanOf(CaseKind kind) => kind switch
    {
        CaseKind.DemandSurge or CaseKind.DemandSlump => "demand",
        CaseKind.ProductionShortfall => "production",
        CaseKind.InboundShortfall => "inbound",
        _ => null,
    };
}
