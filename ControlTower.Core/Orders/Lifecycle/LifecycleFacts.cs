using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Orders.Lifecycle;

/// <summary>The tower carries an order from now on: all of its units stand at <see cref="Stage.Placed"/>.</summary>
/// <param name="Priority">0 to 9; the higher is served first where stock is short.</param>
[FactKind("order.taken")]
public sealed record OrderTaken(string Order, int Priority) : IFact
{
    /// <summary>Where it is fetched; null where it is sent.</summary>
    public PickUpPlace? PickUp { get; init; }

    /// <summary>The order that it replaces or was exchanged for.</summary>
    public string? LinkedTo { get; init; }

    /// <summary>Stock is looked for without being asked to, whenever units stand at placed.</summary>
    public bool Unasked { get; init; }
}

/// <param name="WindowHours">How long it waits there once it is ready.</param>
public sealed record PickUpPlace(string Site, decimal WindowHours);

/// <summary>A transition of <see cref="OrderMachine"/> was made. It moves units and the stock behind them at once, so that both books agree at every version.</summary>
/// <param name="Moves">Empty where the order as a whole changed, and no unit moved.</param>
[FactKind("order.moved")]
public sealed record OrderMoved(string Order, string Transition, IReadOnlyList<UnitMove> Moves) : IFact, IMovesStock
{
    public string? Reason { get; init; }

    /// <summary>Those that left by it.</summary>
    public IReadOnlyList<OrderShipment>? Shipments { get; init; }

    /// <summary>The return that it opens, goes on with or ends, as it is afterwards.</summary>
    public OrderReturn? Return { get; init; }

    /// <summary>Until when what is ready waits for its customer.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How its sites were found, where some were.</summary>
    public SourcingNote? Sourcing { get; init; }

    public IEnumerable<StockShift> Shifts() => Moves.SelectMany(move => move.Shifts());
}

/// <summary>Units of a line go from one place to another.</summary>
/// <param name="From">Null where they are ordered only now.</param>
public sealed record UnitMove(string Line, string Item, Quantity Quantity, UnitPlace? From, UnitPlace To)
{
    /// <summary>Of them, so many arrived damaged.</summary>
    public Quantity? Damaged { get; init; }

    public IEnumerable<StockShift> Shifts() =>
        (From is null ? [] : StageStock.Of(From, Item, -Quantity)).Concat(StageStock.Of(To, Item, Quantity));
}

/// <summary>So many lines wait for stock that they are served bit by bit; these items are left.</summary>
[FactKind("order.backlogLeft")]
public sealed record BacklogLeft(IReadOnlyList<string> Items) : IFact;
