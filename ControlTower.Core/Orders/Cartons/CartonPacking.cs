namespace ControlTower.Core.Orders.Cartons;

/// <summary>
/// The cheapest set of cartons that was found for goods: all in one, of each type as many as it takes, or what is largest first into the carton that takes most for its price and the rest
/// into the smallest that hold it. What is found can be packed; <see cref="CartonSet.LeastPrice"/> says how far from the least it can be.
/// </summary>
public static class CartonPacking
{
    /// <summary>What is more is reckoned as so many times as many in the same proportions.</summary>
    private const int MostUnits = 24;

    public static CartonSet Of(IReadOnlyList<CartonType> types, IReadOnlyList<PackedItem> goods)
    {
        var cheapest = types.OrderBy(type => type.Price).ThenBy(type => type.Volume).ThenBy(type => type.Id, StringComparer.Ordinal).ToList();
        var fitting = goods.Where(item => cheapest.Exists(type => Fits(type, item))).ToList();
        var (all, taken) = (fitting.Sum(item => item.Count), new List<PackedItem>());
        foreach (var item in fitting.OrderByDescending(item => Volume(item.SizeCm)).ThenBy(item => item.Item, StringComparer.Ordinal)) taken.Add(item with { Count = all <= MostUnits ? item.Count : Math.Max(1, item.Count * MostUnits / all) });
        var loose = goods.Sum(item => item.Count) - all;
        if (all == 0) return new(0, 0, [], loose);
        var units = taken.SelectMany(item => Enumerable.Repeat(item, (int)item.Count)).ToList();
        var best = Ways(cheapest, units).MinBy(cartons => cartons.Sum(carton => carton.Price))!;
        var times = all <= MostUnits ? 1 : (long)Math.Ceiling((decimal)all / units.Count);
        var uses = best.GroupBy(carton => carton.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new CartonUse(group.Key, group.Count() * times)).ToList(); // ordered: as they first occur
        return new(best.Sum(carton => carton.Price) * times, Least(cheapest, fitting), uses, loose);
    }

    /// <summary>A first type for all that fits it, and for each unit the cheapest that takes what is left of it.</summary>
    private static IEnumerable<List<CartonType>> Ways(List<CartonType> types, List<PackedItem> units)
    {
        foreach (var first in types) yield return Filled([first, .. types.Where(type => type != first)], units);
        yield return Filled([.. types.OrderBy(type => type.Price / type.Volume)], units);
    }

    /// <summary>Opens the first type in order that the largest unit left fits, lays in what fits after it, and shrinks the last carton to the cheapest that takes the same.</summary>
    private static List<CartonType> Filled(List<CartonType> order, List<PackedItem> units)
    {
        var (left, cartons) = (units, new List<CartonType>());
        while (left.Count > 0)
        {
            var carton = order.First(type => Fits(type, left[0]));
            var (inside, outside) = Laid(carton, left);
            cartons.Add(order.Where(type => type.Price < carton.Price && Laid(type, inside).Outside.Count == 0).MinBy(type => type.Price) ?? carton);
            left = outside;
        }
        return cartons;
    }

    private static (List<PackedItem> Inside, List<PackedItem> Outside) Laid(CartonType carton, List<PackedItem> units)
    {
        var (space, inside, outside) = (new CartonSpace(carton), new List<PackedItem>(), new List<PackedItem>());
        foreach (var unit in units) (space.Lay(unit.SizeCm, unit.WeightKg) ? inside : outside).Add(unit);
        return (inside, outside);
    }

    private static decimal Least(List<CartonType> types, List<PackedItem> goods)
    {
        var volume = goods.Sum(item => Volume(item.SizeCm) * item.Count) * types.Min(type => type.Price / type.Volume);
        var weight = goods.Sum(item => item.WeightKg * item.Count) * types.Min(type => type.Price / type.MostKg);
        return Math.Max(Math.Max(volume, weight), goods.Max(item => types.Where(type => Fits(type, item)).Min(type => type.Price)));
    }

    private static bool Fits(CartonType type, PackedItem item)
    {
        if (item.SizeCm.Count != 3 || item.WeightKg > type.MostKg) return false;
        var (inner, size) = (type.InnerCm.Order().ToList(), item.SizeCm.Order().ToList());
        return size[0] <= inner[0] && size[1] <= inner[1] && size[2] <= inner[2];
    }

    private static decimal Volume(IReadOnlyList<decimal> size) => size[0] * size[1] * size[2];
}
