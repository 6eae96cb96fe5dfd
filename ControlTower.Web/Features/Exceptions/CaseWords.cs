using ControlTower.Core.Exceptions;
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
        var place = string.Join(" → ", deviation.Kind == CaseKind.LateShipment && deviation.Reference is { } shipment ? [$"{shipment} {sites.FirstOrDefault()}", .. sites.Skip(1)] : sites);
        if (place.Length == 0) return deviation.Reference ?? (deviation.About is [var first, ..] ? first : "");
        return deviation.Items.Count == 1 ? $"{place}, {state.Network.Items.Find(deviation.Items[0])?.Entry.Name ?? deviation.Items[0]}" : place;
    }

    public static string SiteName(TowerState state, string site) => state.Network.Sites.Find(site)?.Name ?? site;
}
