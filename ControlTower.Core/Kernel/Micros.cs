using System.Globalization;

namespace ControlTower.Core.Kernel;

/// <summary>Fixed-point arithmetic in integer millionths, so that sums do not depend on their order.</summary>
public static class Micros
{
    public const long PerUnit = 1_000_000;

    /// <summary>The greatest magnitude that is taken from outside, in whole units.</summary>
    public const decimal Limit = 1_000_000_000_000m;

    /// <exception cref="OverflowException">The magnitude is above <see cref="Limit"/>.</exception>
    public static long From(decimal units)
    {
        if (units is > Limit or < -Limit) throw new OverflowException($"{units.ToString(CultureInfo.InvariantCulture)} is beyond ±{Limit}.");
        return Exactly(units);
    }

    /// <summary>As <see cref="From"/> without its limit: sums of what was taken may lie beyond, and what was written must be read again.</summary>
    /// <exception cref="OverflowException">The value does not fit at all.</exception>
    public static long Exactly(decimal units) => (long)decimal.Round(units * PerUnit, MidpointRounding.ToEven);

    /// <summary>The value in whole units without trailing zeros, so that equal values have equal texts.</summary>
    public static decimal ToUnits(long micros)
    {
        var whole = micros / PerUnit;
        var rest = micros % PerUnit;
        return rest == 0 ? whole : new decimal(micros) / PerUnit;
    }

    /// <summary>a + b, held at the ends of what fits: for totals over many things, where one that is too large must not hide the rest.</summary>
    public static long AddCapped(long a, long b) => (long)Int128.Clamp((Int128)a + b, long.MinValue, long.MaxValue);

    /// <summary>a × b, both in millionths, rounded half to even.</summary>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public static long Multiply(long a, long b)
    {
        var product = (Int128)a * b;
        var (quotient, remainder) = Int128.DivRem(product, PerUnit);
        var twice = Int128.Abs(remainder) * 2;
        if (twice > PerUnit || (twice == PerUnit && Int128.IsOddInteger(quotient))) quotient += Int128.Sign(product);
        return checked((long)quotient);
    }
}
