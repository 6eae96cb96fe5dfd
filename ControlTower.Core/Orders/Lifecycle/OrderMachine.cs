using static ControlTower.Core.Orders.Lifecycle.Stage;
using static ControlTower.Core.Orders.Lifecycle.Told;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>
/// The life of an order, declared once: the API, the signals of warehouses and carriers, the page and the refusals all read this table.
/// What is not in it is refused. Each line moves units out of the stages in From (news from outside: also out of those in Implies)
/// to the stage in To; how many of which line is told, or else all of them.
/// </summary>
public static class OrderMachine
{
    public const string Allocate = "allocate";
    public const string Reassign = "reassign";
    public const string Deallocate = "deallocate";
    public const string Short = "short";
    public const string Release = "release";
    public const string Pick = "pick";
    public const string Pack = "pack";
    public const string Ship = "ship";
    public const string Deliver = "deliver";
    public const string Lose = "lose";
    public const string Ready = "ready";
    public const string PickUp = "pick-up";
    public const string Expire = "expire";
    public const string Settle = "settle";
    public const string Hold = "hold";
    public const string Resume = "resume";
    public const string Change = "change";
    public const string Cancel = "cancel";
    public const string RequestReturn = "request-return";
    public const string ReceiveReturn = "receive-return";
    public const string Inspect = "inspect";
    public const string Restock = "restock";
    public const string WriteOff = "write-off";
    public const string RefuseReturn = "refuse-return";
    public const string Refund = "refund";
    public const string Replace = "replace";
    public const string Exchange = "exchange";

    private static readonly Stage[] Reserved = [Allocated, Released, Picking, Packed, ReadyForPickUp];
    private static readonly Stage[] NotGone = [Placed, Backordered, .. Reserved];
    private static readonly Stage[] Judged = [Inspected, Restocked, WrittenOff];

    /// <summary>In the order in which an order meets them.</summary>
    public static IReadOnlyList<Transition> All { get; } =
    [
        new(Allocate, "Stock is set aside, site by site and lot by lot; what none has is backordered.") { From = [Placed, Backordered], To = Allocated, Otherwise = Backordered, Takes = [Lines, Site, Reason] },
        new(Reassign, "Somebody has it served by another site than the one that was found.") { From = [Placed, Backordered, Allocated, Released], To = Allocated, Only = HandOver.Shipping, Takes = [Lines], Needs = [Site, Reason] },
        new(Deallocate, "Stock that was set aside is free for others again.") { From = [Allocated, Released], To = Placed, Takes = [Lines, Site, Reason] },
        new(Short, "The stock that was set aside is not there; the order waits for other.") { From = Reserved, To = Backordered, WhileHeld = true, Takes = [Lines, Site], Needs = [Reason] },
        new(Release, "The warehouse is told to prepare it.") { From = [Allocated], Implies = [Placed, Backordered], To = Released, Takes = [Lines, Site] },
        new(Pick, "It is taken off the shelf.") { From = [Released], Implies = [Allocated, Placed, Backordered], To = Picking, Takes = [Lines, Site] },
        new(Pack, "It is packed.") { From = [Picking], Implies = [Released, Allocated, Placed, Backordered], To = Packed, Takes = [Lines, Site] },
        new(Ship, "It leaves the site as a shipment.") { From = [Packed], Implies = [Picking, Released, Allocated, Placed, Backordered], To = Shipped, Only = HandOver.Shipping, Takes = [Lines, Site, Shipment, Carrier, Tracking, Eta] },
        new(Deliver, "The customer has it.") { From = [Shipped], Implies = [Packed, Picking, Released, Allocated, Placed, Backordered], To = Delivered, Only = HandOver.Shipping, WhileHeld = true, Takes = [Lines, Shipment, Damaged] },
        new(Lose, "It left and will not arrive.") { From = [Shipped], To = Lost, WhileHeld = true, Takes = [Lines, Shipment], Needs = [Reason] },
        new(Ready, "It waits in the store for its customer, as long as the window says.") { From = [Packed], Implies = [Picking, Released, Allocated, Placed, Backordered], To = ReadyForPickUp, Only = HandOver.PickUp, Takes = [Lines, WindowHours] },
        new(PickUp, "The customer fetched it.") { From = [ReadyForPickUp], Implies = [Packed], To = Delivered, Only = HandOver.PickUp, Takes = [Lines] },
        new(Expire, "Nobody fetched it within the window: its stock is free again.") { From = [ReadyForPickUp], To = Cancelled, Only = HandOver.PickUp, WhileHeld = true, ByTower = true },
        new(Settle, "Its money is settled.") { From = [Delivered], To = Settled, Takes = [Lines] },
        new(Hold, "It stays where it is until it is resumed; what nobody has picked gives its stock back.") { From = [Allocated, Released], Touches = [Placed, Backordered, Picking, Packed, ReadyForPickUp], To = Placed, Needs = [Reason] },
        new(Resume, "It may go on.") { Touches = NotGone, WhileHeld = true, Takes = [Reason] },
        new(Change, "A line is to have another quantity: less gives stock back, more is ordered in addition.") { Touches = NotGone, Needs = [Quantities] },
        new(Cancel, "It is not wanted any more; its stock is free again.") { From = NotGone, To = Cancelled, WhileHeld = true, Takes = [Lines, Reason] },
        new(RequestReturn, "The customer wants to give it back.") { From = [Delivered, Settled], To = ReturnRequested, WhileHeld = true, Takes = [Lines, Return, Wish, Reason] },
        new(ReceiveReturn, "It came back, and waits for inspection.") { From = [ReturnRequested], Implies = [Delivered, Settled, Shipped], To = ReturnReceived, WhileHeld = true, Takes = [Lines, Return, Site, Reason] },
        new(Inspect, "What came back is judged.") { From = [ReturnReceived], To = Inspected, WhileHeld = true, Takes = [Lines, Return, Condition] },
        new(Restock, "It is for sale again.") { From = [Inspected], To = Restocked, WhileHeld = true, Takes = [Lines, Return] },
        new(WriteOff, "It is worth nothing any more.") { From = [Inspected], To = WrittenOff, WhileHeld = true, Takes = [Lines, Return, Reason] },
        new(RefuseReturn, "The customer keeps it, or gets it back.") { From = [ReturnRequested, ReturnReceived, Inspected], To = Delivered, WhileHeld = true, Takes = [Return], Needs = [Reason] },
        new(Refund, "The return ends: the customer gets the money back.") { Touches = Judged, WhileHeld = true, Takes = [Return, Amount] },
        new(Replace, "The return ends: the same is sent again, as a linked order.") { Touches = Judged, WhileHeld = true, Takes = [Return] },
        new(Exchange, "The return ends: something else is sent, as a linked order.") { Touches = Judged, WhileHeld = true, Takes = [Return], Needs = [Items] },
    ];

    /// <returns>Null where there is no such transition.</returns>
    public static Transition? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Units that have not left their site, and could still be cancelled.</summary>
    public static bool HasNotLeft(Stage stage) => NotGone.Contains(stage);

    /// <summary>Transitions by which sites are found for units.</summary>
    public static bool LooksForStock(string transition) => transition is Allocate or Reassign;

    /// <summary>Units that hold stock of a site.</summary>
    public static bool HoldsStock(Stage stage) => Reserved.Contains(stage);
}
