namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>
/// Where units of an order's line stand. An order has no stage of its own: one part of a line may be shipped while another waits.
/// What the whole order is said to be follows from its units (<see cref="OrderStanding"/>).
/// </summary>
public enum Stage
{
    /// <summary>Ordered, and nothing set aside for it.</summary>
    Placed,

    /// <summary>Nothing is there for it; it is served when stock comes.</summary>
    Backordered,

    /// <summary>Stock of a site and lot is reserved for it.</summary>
    Allocated,

    /// <summary>The warehouse has been told to prepare it.</summary>
    Released,

    /// <summary>It is taken off the shelf.</summary>
    Picking,

    Packed,

    /// <summary>It waits in the store for its customer.</summary>
    ReadyForPickUp,

    /// <summary>It has left and is on its way.</summary>
    Shipped,

    /// <summary>The customer has it.</summary>
    Delivered,

    /// <summary>Delivered, and the money is settled.</summary>
    Settled,

    /// <summary>The customer has it and wants to give it back.</summary>
    ReturnRequested,

    /// <summary>It came back and waits for inspection.</summary>
    ReturnReceived,

    /// <summary>It is judged, and not yet back on the shelf.</summary>
    Inspected,

    /// <summary>It is for sale again.</summary>
    Restocked,

    /// <summary>It came back and is worth nothing.</summary>
    WrittenOff,

    /// <summary>It left and never arrived.</summary>
    Lost,

    Cancelled,
}
