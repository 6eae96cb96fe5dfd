using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>A fact that moves stock besides what else it tells.</summary>
public interface IMovesStock
{
    IEnumerable<StockShift> Shifts();
}

/// <summary>Stock of a lot goes from one account of the book to another.</summary>
/// <param name="Lot">Null for what belongs to none.</param>
public sealed record StockShift(string Site, string Item, string? Lot, StockTerms Terms);

/// <summary>By how much one unit moves each account.</summary>
public readonly record struct StockUnits
{
    public int OnHand { get; init; }

    public int Allocated { get; init; }

    public int Inspecting { get; init; }

    public int InTransit { get; init; }

    public int Shipped { get; init; }

    public int Returned { get; init; }

    public int WrittenOff { get; init; }

    public StockTerms Times(Quantity quantity) => new()
    {
        OnHand = new(OnHand * quantity.Micros),
        Allocated = new(Allocated * quantity.Micros),
        Inspecting = new(Inspecting * quantity.Micros),
        InTransit = new(InTransit * quantity.Micros),
        Shipped = new(Shipped * quantity.Micros),
        Returned = new(Returned * quantity.Micros),
        WrittenOff = new(WrittenOff * quantity.Micros),
    };
}

/// <summary>By how much each account moves.</summary>
public readonly record struct StockTerms
{
    public Quantity OnHand { get; init; }

    public Quantity Allocated { get; init; }

    public Quantity Inspecting { get; init; }

    public Quantity InTransit { get; init; }

    public Quantity Shipped { get; init; }

    public Quantity Returned { get; init; }

    public Quantity WrittenOff { get; init; }
}
