using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Web.Api;

/// <summary>An order with where each of its units stands, and what may be done to it now.</summary>
public sealed record OrderDocument(string Id, string Customer, string? Destination, string? Region, string? Channel, DateTimeOffset PlacedAt, DateTimeOffset? PromisedBy, Money? PenaltyPerHour, IReadOnlyList<OrderLine> Lines)
{
    public OrderStatus Status { get; init; }

    public DateTimeOffset? ApprovedAt { get; init; }

    public DateTimeOffset? ShippedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; init; }

    public DateTimeOffset? KnownAt { get; init; }

    /// <summary>As its units stand.</summary>
    public OrderStand State { get; init; }

    /// <summary>0 while the tower only knows it, and moved nothing of it.</summary>
    public int Revision { get; init; }

    public int Priority { get; init; }

    public string? Held { get; init; }

    public PickUpPlace? PickUp { get; init; }

    public DateTimeOffset? PickUpUntil { get; init; }

    public string? LinkedTo { get; init; }

    public Quantity Damaged { get; init; }

    public IReadOnlyList<UnitsShape> Units { get; init; } = [];

    public IReadOnlyList<StageMark> Marks { get; init; } = [];

    public IReadOnlyList<OrderShipment> Shipments { get; init; } = [];

    public IReadOnlyList<OrderReturn> Returns { get; init; } = [];

    /// <summary>Transitions that may be asked for now.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <param name="track">Null where the tower only knows the order.</param>
    public static OrderDocument Of(Order order, OrderTrack? track)
    {
        var stands = track ?? OrderTrack.Of(order);
        return new(order.Id, order.Customer, order.Destination, order.Region, order.Channel, order.PlacedAt, order.PromisedBy, order.PenaltyPerHour, order.Lines)
        {
            Status = order.Status,
            ApprovedAt = order.ApprovedAt,
            ShippedAt = order.ShippedAt,
            DeliveredAt = order.DeliveredAt,
            KnownAt = order.KnownAt,
            State = track is null ? Told(order.Status) : OrderStanding.Of(track),
            Revision = track?.Revision ?? 0,
            Priority = stands.Priority,
            Held = stands.Held,
            PickUp = stands.PickUp,
            PickUpUntil = stands.PickUpUntil,
            LinkedTo = stands.LinkedTo,
            Damaged = stands.Damaged,
            Units = track is null ? [] : [.. track.Units.Select(UnitsShape.Of)],
            Marks = stands.Marks,
            Shipments = stands.Shipments,
            Returns = stands.Returns,
            Allowed = track is null && order.Status is not (OrderStatus.Placed or OrderStatus.Approved) ? [] : [.. MachineCheck.Allowed(stands)],
        };
    }

    private static OrderStand Told(OrderStatus status) => status switch
    {
        OrderStatus.Shipped => OrderStand.Shipped,
        OrderStatus.Delivered => OrderStand.Delivered,
        OrderStatus.Cancelled or OrderStatus.Unavailable => OrderStand.Cancelled,
        _ => OrderStand.Placed,
    };
}

/// <summary>Units of a line that stand together.</summary>
public sealed record UnitsShape(string Line, Stage Stage, Quantity Quantity, DateTimeOffset Since, string? Site, string? Lot, string? Shipment, string? Return, string? ReturnedTo)
{
    public static UnitsShape Of(UnitGroup group) =>
        new(group.Line, group.Place.Stage, group.Quantity, group.Since, group.Place.Site, group.Place.Lot, group.Place.Shipment, group.Place.Return, group.Place.ReturnedTo);
}

/// <summary>A transition as the table declares it, with the schema of its body.</summary>
public sealed record TransitionShape(string Name, string Meaning, IReadOnlyList<Stage> From, IReadOnlyList<Stage> Implies, IReadOnlyList<Stage> Touches, Stage? To, Stage? Otherwise, HandOver? Only, bool WhileHeld, bool ByTower, JsonElement? Body)
{
    public static TransitionShape Of(Transition one) => new(one.Name, one.Meaning, one.From, one.Implies, one.Touches, one.To, one.Otherwise, one.Only, one.WhileHeld, one.ByTower,
        TransitionSchema.All.Find(one.Name) is { } schema ? JsonSerializer.Deserialize<JsonElement>(schema.Text) : null);
}

/// <summary>An order that waits for an item, in the order in which it is served.</summary>
public sealed record BacklogShape(string Item, string Order, string Customer, int Priority, DateTimeOffset? PromisedBy, DateTimeOffset PlacedAt, Quantity Quantity, DateTimeOffset Since, decimal AgeHours)
{
    public static string ItemOf(string key) => key[..key.IndexOf(Keys.Separator)];

    public static BacklogShape Of(OrderTrack track, string item, DateTimeOffset now)
    {
        var waiting = track.At(Stage.Backordered).Where(group => track.Line(group.Line)!.Item == item).ToList();
        var since = waiting.Min(group => group.Since);
        return new(item, track.Id, track.Order.Customer, track.Priority, track.Order.PromisedBy, track.Order.PlacedAt, waiting.Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity), since, decimal.Round((decimal)(now - since).TotalHours, 2));
    }
}
