namespace ControlTower.Core.Network;

/// <summary>What is to be shipped together.</summary>
/// <param name="WeightKg">Of all units.</param>
/// <param name="VolumeCm3">Of all units whose dimensions are known.</param>
public sealed record Consignment(decimal Units, decimal WeightKg, decimal VolumeCm3)
{
    public static Consignment Of(NetworkState network, IEnumerable<(string Item, decimal Units)> lines)
    {
        var (units, weight, volume) = (0m, 0m, 0m);
        foreach (var (item, quantity) in lines)
        {
            var entry = network.Items.Find(item)?.Entry;
            units += quantity;
            weight += quantity * (entry?.WeightKg ?? 0);
            volume += quantity * (entry?.DimensionsCm is [var length, var width, var height] ? length * width * height : 0);
        }
        return new(units, weight, volume);
    }
}

/// <summary>What a carrier charges for a consignment. Amounts are in the currency of the tower.</summary>
/// <param name="ChargeableKg">The weight, or where that is more, the volume as its dimensional weight.</param>
public sealed record FreightCharge(decimal Amount, decimal ChargeableKg)
{
    /// <summary>
    /// Fixed + units × price a unit + weight × price a kilogram, and at least the minimum. All of the weight is charged at the price of
    /// the highest break that it reaches; where it is cheaper to pay the least weight of a higher break, that is paid (deficit weight).
    /// </summary>
    /// <param name="carrier">Null where the carrier is not described: then volume is not charged.</param>
    public static FreightCharge Of(RateEntry rate, CarrierEntry? carrier, Consignment goods)
    {
        var chargeable = carrier?.DimensionalDivisor is { } divisor ? Math.Max(goods.WeightKg, goods.VolumeCm3 / divisor) : goods.WeightKg;
        var amount = (rate.Fixed ?? 0) + (goods.Units * (rate.PerUnit ?? 0)) + ByWeight(rate, chargeable);
        return new(Math.Max(amount, rate.Minimum ?? 0), chargeable);
    }

    private static decimal ByWeight(RateEntry rate, decimal chargeable)
    {
        var price = rate.PerKg ?? 0;
        var deficit = decimal.MaxValue;
        foreach (var one in rate.Breaks ?? [])
        {
            if (one.FromKg <= chargeable) price = one.PerKg;
            else deficit = Math.Min(deficit, one.FromKg * one.PerKg);
        }
        return chargeable == 0 ? 0 : Math.Min(chargeable * price, deficit);
    }
}
