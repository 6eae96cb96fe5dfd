using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>An order that the tower carries: where each of its units stands. It outlives the open order, since what was delivered may come back.</summary>
/// <param name="Order">As it was placed, with the quantities that it has now.</param>
/// <param name="Revision">Counts what happened to it, from 1.</param>
/// <param name="Units">In the order of lines, then in the order in which the places were reached.</param>
public sealed record OrderTrack(Order Order, int Revision, IReadOnlyList<UnitGroup> Units)
{
    public int Priority { get; init; }

    public PickUpPlace? PickUp { get; init; }

    public string? LinkedTo { get; init; }

    public bool Unasked { get; init; }

    /// <summary>Why it is held; null where it is not.</summary>
    public string? Held { get; init; }

    /// <summary>Until when what is ready waits for its customer.</summary>
    public DateTimeOffset? PickUpUntil { get; init; }

    public IReadOnlyList<OrderShipment> Shipments { get; init; } = [];

    public IReadOnlyList<OrderReturn> Returns { get; init; } = [];

    /// <summary>What carriers were asked to fetch, the oldest first.</summary>
    public IReadOnlyList<OrderBooking> Bookings { get; init; } = [];

    /// <summary>When it will arrive as its customer was told last; null where the promise holds.</summary>
    public DateTimeOffset? Expected { get; init; }

    /// <summary>What came of it step by step, one entry for each stage that was reached, in the order of stages.</summary>
    public IReadOnlyList<StageMark> Marks { get; init; } = [];

    /// <summary>Units that arrived damaged.</summary>
    public Quantity Damaged { get; init; }

    /// <summary>By line the fact that last looked for stock of it: there stands what was decided, and before it the state in which.</summary>
    public OrdinalMap<long> SourcedBy { get; init; } = OrdinalMap<long>.Empty;

    [JsonIgnore]
    public string Id => Order.Id;

    [JsonIgnore]
    public HandOver HandOver => PickUp is null ? HandOver.Shipping : HandOver.PickUp;

    /// <summary>Before anything happened to it.</summary>
    public static OrderTrack Of(Order order) => new(order, 0, [.. order.Lines.Select(line => new UnitGroup(line.Id, new(Stage.Placed), line.Quantity, order.PlacedAt))])
    {
        Marks = [new(Stage.Placed, order.Lines.Aggregate(Quantity.Zero, (sum, line) => sum + line.Quantity), order.PlacedAt, order.PlacedAt)],
    };

    public OrderLine? Line(string id) => Order.Lines.FirstOrDefault(line => line.Id == id);

    public IEnumerable<UnitGroup> At(params ReadOnlySpan<Stage> stages)
    {
        var wanted = stages.ToArray();
        return Units.Where(group => wanted.Contains(group.Place.Stage));
    }

    /// <summary>What a carrier is to fetch from a site, the newest; null where nothing is.</summary>
    public OrderBooking? OpenBookingAt(string site) => Bookings.LastOrDefault(one => one.Open && one.Site == site);

    public OrderReturn? FindReturn(string id) => Returns.FirstOrDefault(one => one.Id == id);
}

/// <summary>How much of the order has reached a stage so far, and when the first and the last of it did.</summary>
public sealed record StageMark(Stage Stage, Quantity Quantity, DateTimeOffset First, DateTimeOffset Last);

/// <summary>What left a site for the order at once.</summary>
public sealed record OrderShipment(string Id, string Site, DateTimeOffset ShippedAt)
{
    public string? Carrier { get; init; }

    public string? Tracking { get; init; }

    public DateTimeOffset? Eta { get; init; }
}

public enum ReturnOutcome { Refund, Replacement, Exchange, Refusal }

/// <summary>Goods that come back. It ends in one outcome, once.</summary>
/// <param name="Wish">What the customer wants for it.</param>
public sealed record OrderReturn(string Id, DateTimeOffset RequestedAt, ReturnOutcome? Wish, string? Reason)
{
    /// <summary>What inspection found.</summary>
    public string? Condition { get; init; }

    /// <summary>Null while it is open.</summary>
    public ReturnOutcome? Outcome { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the customer gets back.</summary>
    public Money? Amount { get; init; }

    /// <summary>The order that replaces it.</summary>
    public string? LinkedOrder { get; init; }
}
