using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Outward;
using ControlTower.Core.Orders.Promises;
using ControlTower.Core.Orders.Routing;

namespace ControlTower.Core.Orders;

/// <summary>Open orders and open movements; what is over lives on in the projections, its id here.</summary>
/// <param name="Ended">Ids of orders that are over, so that none is placed twice.</param>
/// <param name="Wanted">Unshipped lines by item, promise, order and line: the queue in which stock is used up.</param>
/// <param name="PurchaseOrders">Open ones.</param>
/// <param name="Shipments">Open ones.</param>
/// <param name="Arrived">Ids of movements that are over, shipments and purchase orders.</param>
public sealed record OrderState(
    OrdinalMap<Order> Open,
    OrdinalMap<OrderStatus> Ended,
    OrdinalMap<WantedLine> Wanted,
    OrdinalMap<Movement> PurchaseOrders,
    OrdinalMap<Movement> Shipments,
    OrdinalMap<bool> Arrived)
{
    /// <summary>Open ones.</summary>
    public OrdinalMap<ProductionOrder> ProductionOrders { get; init; } = OrdinalMap<ProductionOrder>.Empty;

    /// <summary>Ids of production orders that are over.</summary>
    public OrdinalMap<bool> Produced { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>Open purchase orders and shipments by item and id: what is on its way.</summary>
    public OrdinalMap<Quantity> Inbound { get; init; } = OrdinalMap<Quantity>.Empty;

    /// <summary>Open production orders by item and id: what is being made.</summary>
    public OrdinalMap<string> InProduction { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Open production orders that are made of other inputs than usual, by input and id.</summary>
    public OrdinalMap<string> MadeOtherwise { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Units of unshipped orders by site, promise and order.</summary>
    public OrdinalMap<Quantity> Queue { get; init; } = OrdinalMap<Quantity>.Empty;

    /// <summary>What should happen to all of these next.</summary>
    public DueIndex Due { get; init; } = DueIndex.Empty;

    public static OrderState Empty { get; } = new(
        OrdinalMap<Order>.Empty, OrdinalMap<OrderStatus>.Empty, OrdinalMap<WantedLine>.Empty,
        OrdinalMap<Movement>.Empty, OrdinalMap<Movement>.Empty, OrdinalMap<bool>.Empty);

    /// <summary>What suppliers delivered and confirmed on purchase orders, by their site.</summary>
    public OrdinalMap<PartnerRecord> Suppliers { get; init; } = OrdinalMap<PartnerRecord>.Empty;

    /// <summary>What carriers delivered, by name.</summary>
    public OrdinalMap<PartnerRecord> Carriers { get; init; } = OrdinalMap<PartnerRecord>.Empty;

    public PartnerRecord SupplierRecord(string site) => Suppliers.Find(site) ?? PartnerRecord.Empty;

    public PartnerRecord CarrierRecord(string carrier) => Carriers.Find(carrier) ?? PartnerRecord.Empty;

    /// <summary>Open shipments by where they show.</summary>
    public OrdinalMap<bool> ShipmentPlaces { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>Open purchase orders by where they show.</summary>
    public OrdinalMap<bool> PurchaseOrderPlaces { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>Open shipments from or to a site, in order of id.</summary>
    public IEnumerable<Movement> ShipmentsAt(string site) => MovementPlaces.At(ShipmentPlaces, MovementPlaces.AtSite(site)).Select(id => Shipments[id]);

    /// <summary>Open purchase orders from or to a site, in order of id.</summary>
    public IEnumerable<Movement> PurchaseOrdersAt(string site) => MovementPlaces.At(PurchaseOrderPlaces, MovementPlaces.AtSite(site)).Select(id => PurchaseOrders[id]);

    /// <summary>Orders that the tower carries through their life, also those that are over.</summary>
    public OrdinalMap<OrderTrack> Tracks { get; init; } = OrdinalMap<OrderTrack>.Empty;

    /// <summary>Site, item and order of all stock that is set aside for orders, or came back from them and is not judged.</summary>
    public OrdinalMap<bool> Reserving { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>By site: units of orders that it has promised and not packed yet.</summary>
    public OrdinalMap<Quantity> Load { get; init; } = OrdinalMap<Quantity>.Empty;

    /// <summary>Orders that wait for an item, in the order in which they are served.</summary>
    public OrdinalMap<string> Backlog { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Items whose backlog is still being served.</summary>
    public IReadOnlyList<string> BacklogLeft { get; init; } = [];

    /// <summary>Until when orders wait in a store for their customers.</summary>
    public DueTimes PickUpEnds { get; init; } = DueTimes.None;

    /// <summary>What was published of each message to customers, by kind and language.</summary>
    public OrdinalMap<MessageHistory> Messages { get; init; } = OrdinalMap<MessageHistory>.Empty;

    public static string MessageKey(MessageKind kind, string language) => Keys.Of($"{kind}", language);

    /// <returns>Null where nothing was.</returns>
    public MessageHistory? MessageOf(MessageKind kind, string language) => Messages.Find(MessageKey(kind, language));

    /// <summary>Which orders are sourced how, by id.</summary>
    public OrdinalMap<RoutingPolicy> Routing { get; init; } = OrdinalMap<RoutingPolicy>.Empty;

    /// <summary>Stock that is kept for baskets nobody has ordered yet.</summary>
    public OrdinalMap<Promise> Promises { get; init; } = OrdinalMap<Promise>.Empty;

    /// <summary>Until when it is.</summary>
    public DueTimes PromiseEnds { get; init; } = DueTimes.None;

    /// <summary>Number of the last promise.</summary>
    public int LastPromise { get; init; }

    /// <summary>Orders of open returns, by when the return was asked for, order and return.</summary>
    public OrdinalMap<string> Returning { get; init; } = OrdinalMap<string>.Empty;

    /// <summary>Orders of which something is still to be fetched in a store.</summary>
    public OrdinalMap<bool> ToBeFetched { get; init; } = OrdinalMap<bool>.Empty;

    /// <summary>What was saved of the last trouble of a site, or of a site and where its lane ends.</summary>
    public OrdinalMap<ResourceMark> Resourced { get; init; } = OrdinalMap<ResourceMark>.Empty;

    /// <summary>Who is told what of orders; null until the first were put.</summary>
    public OutwardTerms? Outward { get; init; }

    /// <summary>Ids of orders that have stock of an item bound at a site, in order.</summary>
    public IEnumerable<string> ReservingAt(string site, string item) =>
        Reserving.WithPrefix(Keys.Prefix(Keys.Of(site, item))).Select(pair => pair.Key[(site.Length + item.Length + 2)..]);

    public bool Knows(string order) => Open.ContainsKey(order) || Ended.ContainsKey(order);

    public bool KnowsMovement(string id) => Shipments.ContainsKey(id) || PurchaseOrders.ContainsKey(id) || Arrived.ContainsKey(id);

    public Movement? Movement(string id) => Shipments.Find(id) ?? PurchaseOrders.Find(id);

    /// <summary>Open movements that carry an item, with how much of it, in order of id.</summary>
    public IEnumerable<(Movement Movement, Quantity Quantity)> InboundOf(string item) =>
        Inbound.WithPrefix(Keys.Prefix(item)).Select(pair => (Movement(pair.Key[(item.Length + 1)..])!, pair.Value));

    /// <summary>Open production orders that make an item, in order of id.</summary>
    public IEnumerable<ProductionOrder> ProductionOf(string item) => InProduction.WithPrefix(Keys.Prefix(item)).Select(pair => ProductionOrders[pair.Value]);

    /// <summary>Open production orders that need an item and would not usually, in order of id.</summary>
    public IEnumerable<ProductionOrder> MadeOtherwiseOf(string item) => MadeOtherwise.WithPrefix(Keys.Prefix(item)).Select(pair => ProductionOrders[pair.Value]);

    /// <summary>Unshipped orders of a site, the earliest promise first, then by order.</summary>
    public IEnumerable<WaitingOrder> WaitingAt(string site) => Queue.WithPrefix(Keys.Prefix(site)).Select(pair => pair.Key.Split(Keys.Separator) is [_, var at, var order]
        ? new WaitingOrder(order, new(long.Parse(at, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero), pair.Value)
        : throw new InvalidOperationException($"'{pair.Key}' is no key of a queue."));

    /// <summary>Unshipped lines of an item, the earliest promise first, then by order and line id.</summary>
    public IEnumerable<WantedLine> WantedOf(string item) => Wanted.WithPrefix(Keys.Prefix(item)).Select(pair => pair.Value);
}

public sealed record WantedLine(string Order, string Line, string Item, Quantity Quantity, DateTimeOffset PromisedBy, string Destination, Money? Value, string Customer);
