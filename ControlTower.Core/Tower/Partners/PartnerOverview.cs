using ControlTower.Core.Exceptions;
using ControlTower.Core.Network;

namespace ControlTower.Core.Tower.Partners;

/// <summary>A supplier or carrier as people look at it.</summary>
/// <param name="Tier">Of a supplier's site; null for carriers.</param>
/// <param name="OpenCases">In order of id.</param>
public sealed record PartnerLine(string Id, string Name, int? Tier, PartnerFigures Figures, IReadOnlyList<string> OpenCases);

/// <summary>All suppliers and carriers with their health; each costs what is remembered of it, not what it ever did.</summary>
public static class PartnerOverview
{
    /// <summary>Sites that are suppliers, and others from which something was bought, in order of id.</summary>
    public static IEnumerable<KeyValuePair<string, PartnerLine>> Suppliers(TowerState state) => state.Network.Sites
        .Where(pair => IsSupplier(state, pair.Value))
        .Select(pair => KeyValuePair.Create(pair.Key, Supplier(state, pair.Value)));

    public static PartnerLine? Supplier(TowerState state, string id) => state.Network.Sites.Find(id) is { } site && IsSupplier(state, site) ? Supplier(state, site) : null;

    /// <summary>Those that lanes name, that carry something or did, in order of name.</summary>
    public static IEnumerable<KeyValuePair<string, PartnerLine>> Carriers(TowerState state) => Names(state).Select(name => KeyValuePair.Create(name, Line(state, name)));

    public static PartnerLine? Carrier(TowerState state, string id) => Names(state).Contains(id) ? Line(state, id) : null;

    private static bool IsSupplier(TowerState state, Site site) => (site.Kind == SiteKind.Supplier && !site.Retired) || state.Orders.Suppliers.ContainsKey(site.Id);

    private static PartnerLine Supplier(TowerState state, Site site) =>
        new(site.Id, site.Name, site.Entry.Tier, PartnerFigures.Of(state.Orders.SupplierRecord(site.Id)), [.. state.Exceptions.OpenAt(site.Id).Select(one => one.Id)]);

    private static PartnerLine Line(TowerState state, string carrier) => new(
        carrier, carrier, null, PartnerFigures.Of(state.Orders.CarrierRecord(carrier)),
        [.. state.Exceptions.OpenUnder(CaseKind.CarrierService, carrier).Concat(state.Exceptions.OpenUnder(CaseKind.CarrierHealth, carrier)).Select(one => one.Id).Order(StringComparer.Ordinal)]);

    private static SortedSet<string> Names(TowerState state)
    {
        var names = new SortedSet<string>(state.Orders.Carriers.Keys, StringComparer.Ordinal);
        names.UnionWith(state.Network.LanesFrom.Values.Select(lane => lane.Carrier).OfType<string>());
        names.UnionWith(state.Orders.Shipments.Values.Select(shipment => shipment.Carrier).OfType<string>());
        return names;
    }
}
