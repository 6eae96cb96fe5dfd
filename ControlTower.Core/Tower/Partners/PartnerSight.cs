using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Signals;

namespace ControlTower.Core.Tower.Partners;

/// <summary>
/// What is a partner's own: its sites, what moves from or to them, what it carries, and the open cases that show there. All is read
/// by the partner's own places, so neither an answer nor the work for it depends on what others have.
/// </summary>
public sealed class PartnerSight(TowerState state, string partner)
{
    /// <summary>What a partner is told of; other kinds speak of the company's own affairs.</summary>
    private static readonly CaseKind[] Told =
    [
        CaseKind.SupplierDelay, CaseKind.SupplierDown, CaseKind.SiteDown, CaseKind.LateShipment, CaseKind.CountDifference,
        CaseKind.DemandSurge, CaseKind.DemandSlump, CaseKind.ProductionShortfall, CaseKind.CarrierService,
    ];

    public string Partner { get; } = partner;

    /// <summary>In order of id.</summary>
    public IEnumerable<KeyValuePair<string, Site>> Sites => state.Network.OwnedBy(Partner).Select(id => KeyValuePair.Create(id, state.Network.Sites[id]));

    /// <summary>Open ones in order of id.</summary>
    public IEnumerable<KeyValuePair<string, Movement>> Shipments => Movements(state.Orders.Shipments, state.Orders.ShipmentPlaces);

    /// <summary>Open ones in order of id.</summary>
    public IEnumerable<KeyValuePair<string, Movement>> PurchaseOrders => Movements(state.Orders.PurchaseOrders, state.Orders.PurchaseOrderPlaces);

    /// <summary>Open ones in order of id.</summary>
    public IEnumerable<KeyValuePair<string, ExceptionCase>> Cases =>
        state.Network.OwnedBy(Partner).SelectMany(CasesAt)
            .Concat(Shipments.Select(pair => state.Exceptions.OpenAbout(CaseKind.LateShipment, pair.Key)).OfType<ExceptionCase>())
            .Concat(state.Exceptions.OpenUnder(CaseKind.CarrierService, Partner))
            .DistinctBy(one => one.Id)
            .OrderBy(one => one.Id, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.Id, one));

    /// <summary>Where its keys sent from, in order of name.</summary>
    public IEnumerable<KeyValuePair<string, SignalSource>> Sources => state.Signals.Sources.WithPrefix(PartnerSources.Prefix(Partner));

    /// <summary>What its keys sent and was not taken, in order of id.</summary>
    public IEnumerable<KeyValuePair<string, RejectedSignal>> Rejected =>
        state.Signals.RejectedBy.WithPrefix(Keys.Prefix(Actors.Partner(Partner))).Select(pair => pair.Key[(pair.Key.LastIndexOf(Keys.Separator) + 1)..])
            .Select(id => KeyValuePair.Create(id, state.Signals.Rejected[id]));

    public bool Owns(string site) => state.Network.IsOwned(Partner, site);

    public bool Is(string carrier) => carrier == Partner;

    public Site? Site(string id) => Owns(id) ? state.Network.Sites[id] : null;

    public Movement? Shipment(string id) => IsOwn(state.Orders.ShipmentPlaces, id) ? state.Orders.Shipments[id] : null;

    public Movement? PurchaseOrder(string id) => IsOwn(state.Orders.PurchaseOrderPlaces, id) ? state.Orders.PurchaseOrders[id] : null;

    /// <summary>Open ones that show at one of its sites, in order of id.</summary>
    public IEnumerable<ExceptionCase> CasesAt(string site) => state.Exceptions.OpenAt(site).Where(one => Told.Contains(one.Deviation.Kind));

    public ExceptionCase? Case(string id) => Cases.FirstOrDefault(pair => pair.Key == id).Value;

    /// <summary>The partner delivers it, has it at a site, or has it on the way.</summary>
    public bool Handles(string item) =>
        state.Network.OwnedBy(Partner).Any(site => state.Network.Suppliers.ContainsKey(Keys.Of(site, item)) || state.Network.Stock.ContainsKey(Keys.Of(site, item)))
        || Shipments.Concat(PurchaseOrders).Any(pair => pair.Value.Lines.Any(line => line.Item == item));

    private IEnumerable<string> Places => state.Network.OwnedBy(Partner).Select(MovementPlaces.AtSite).Append(MovementPlaces.WithCarrier(Partner));

    private bool IsOwn(OrdinalMap<bool> places, string id) => Places.Any(place => MovementPlaces.IsAt(places, place, id));

    private IEnumerable<KeyValuePair<string, Movement>> Movements(OrdinalMap<Movement> movements, OrdinalMap<bool> places) =>
        Places.SelectMany(place => MovementPlaces.At(places, place)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => KeyValuePair.Create(id, movements[id]));
}
