namespace ControlTower.Core.Orders.Cartons;

/// <param name="Price">Of one, in the currency of the tower.</param>
/// <param name="InnerCm">Length, width and height that goods may take.</param>
/// <param name="MostKg">Of goods in it.</param>
public sealed record CartonType(string Id, decimal Price, IReadOnlyList<decimal> InnerCm, decimal MostKg)
{
    internal decimal Volume => InnerCm.Aggregate(1m, (volume, side) => volume * side);
}

/// <summary>Units of an item as they are packed.</summary>
/// <param name="SizeCm">Length, width and height of one.</param>
/// <param name="WeightKg">Of one.</param>
public sealed record PackedItem(string Item, IReadOnlyList<decimal> SizeCm, decimal WeightKg, long Count);

/// <param name="Count">At least one.</param>
public sealed record CartonUse(string Carton, long Count);

/// <summary>Cartons that take all that fits any of them.</summary>
/// <param name="LeastPrice">No set of cartons costs less, by what each unit, the volume and the weight of all need.</param>
/// <param name="Loose">Units that fit no carton, or whose size nobody told.</param>
public sealed record CartonSet(decimal Price, decimal LeastPrice, IReadOnlyList<CartonUse> Cartons, long Loose);
