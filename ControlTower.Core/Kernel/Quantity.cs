using System.Globalization;
using System.Text.Json.Serialization;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Kernel;

/// <summary>An amount of an item in its unit, exact to a millionth; may be negative where it is a difference. Default is zero.</summary>
[JsonConverter(typeof(QuantityConverter))]
public readonly record struct Quantity(long Micros) : IComparable<Quantity>
{
    public static Quantity Zero => default;

    /// <exception cref="OverflowException">Beyond ±10¹².</exception>
    public static Quantity Of(decimal units) => new(Kernel.Micros.From(units));

    [JsonIgnore]
    public decimal Units => Kernel.Micros.ToUnits(Micros);

    [JsonIgnore]
    public bool IsWhole => Units == decimal.Truncate(Units);

    /// <summary>The next whole number of units, upwards.</summary>
    public Quantity Ceiling() => Of(decimal.Ceiling(Units));

    public static Quantity operator +(Quantity a, Quantity b) => new(checked(a.Micros + b.Micros));

    public static Quantity operator -(Quantity a, Quantity b) => new(checked(a.Micros - b.Micros));

    public static Quantity operator -(Quantity a) => new(-a.Micros);

    public static bool operator <(Quantity a, Quantity b) => a.Micros < b.Micros;

    public static bool operator >(Quantity a, Quantity b) => a.Micros > b.Micros;

    public static bool operator <=(Quantity a, Quantity b) => a.Micros <= b.Micros;

    public static bool operator >=(Quantity a, Quantity b) => a.Micros >= b.Micros;

    public static Quantity Min(Quantity a, Quantity b) => a < b ? a : b;

    public static Quantity Max(Quantity a, Quantity b) => a > b ? a : b;

    public int CompareTo(Quantity other) => Micros.CompareTo(other.Micros);

    public override string ToString() => Units.ToString(CultureInfo.InvariantCulture);
}
