using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols.Conditions;

/// <summary>The units that a figure may carry in a condition, and what they are in base units.</summary>
public static class UnitNames
{
    /// <summary>As they are offered to whoever wrote another.</summary>
    public const string Spoken = "h, d, min, %, km, kg, units or a currency such as EUR";

    public static bool TryFind(string name, out Dimension dimension, out decimal factor)
    {
        (dimension, factor) = name switch
        {
            "h" => (Dimension.Time, 1m),
            "d" => (Dimension.Time, 24m),
            "min" => (Dimension.Time, 1m / 60m),
            "%" => (Dimension.Share, 1m),
            "km" => (Dimension.Length, 1m),
            "kg" => (Dimension.Mass, 1m),
            "units" => (Dimension.Goods, 1m),
            _ when Money.IsCurrency(name) => (Dimension.Amount, 1m),
            _ => (Dimension.None, 0m),
        };
        return factor != 0;
    }
}
