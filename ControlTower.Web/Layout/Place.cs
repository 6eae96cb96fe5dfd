using ControlTower.Web.Shared.Icons;

namespace ControlTower.Web.Layout;

/// <summary>A page that the rail leads to, and the second key of its jump ("g e").</summary>
/// <param name="OnPhone">Stands in the bottom bar of a phone; the rest is under "More".</param>
public sealed record Place(string Href, string Name, IconName Icon, char Key, bool OnPhone = false)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/", "Overview", IconName.Overview, 'o', OnPhone: true),
        new("/exceptions", "Exceptions", IconName.Exceptions, 'e', OnPhone: true),
        new("/approvals", "Approvals", IconName.Approvals, 'a', OnPhone: true),
        new("/work", "My work", IconName.Check, 't'),
        new("/orders", "Orders", IconName.Orders, 'r', OnPhone: true),
        new("/returns", "Returns", IconName.Undo, 'b'),
        new("/settlement", "Settlement", IconName.Settlement, 'f'),
        new("/network", "Network", IconName.Network, 'n'),
        new("/production", "Production", IconName.Plan, 'm'),
        new("/protocols", "Protocols", IconName.Protocols, 'p'),
        new("/signals", "Signals", IconName.Signals, 's'),
        new("/kpis", "KPIs", IconName.Kpis, 'k'),
        new("/wall", "Wall", IconName.Wall, 'w'),
        new("/audit", "Audit", IconName.Audit, 'u'),
        new("/jobs", "Jobs", IconName.Jobs, 'j'),
        new("/admin", "Admin", IconName.Admin, 'd'),
    ];
}
