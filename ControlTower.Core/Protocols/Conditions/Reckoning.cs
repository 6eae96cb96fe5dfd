namespace ControlTower.Core.Protocols.Conditions;

/// <summary>
/// Arithmetic that always ends in a figure: what is beyond <see cref="Beyond"/> is endless and stays it, and a division by
/// 0 is endless, or 0 where nothing is divided.
/// </summary>
internal static class Reckoning
{
    public const decimal Beyond = 1_000_000_000_000_000_000_000m;

    public static decimal Add(decimal a, decimal b) => IsEndless(a) ? a : IsEndless(b) ? b : Held(a + b);

    public static decimal Subtract(decimal a, decimal b) => Add(a, -b);

    public static decimal Multiply(decimal a, decimal b)
    {
        if (a == 0 || b == 0) return 0;
        if (IsEndless(a) || IsEndless(b) || Math.Abs((double)a * (double)b) >= (double)Beyond) return Endless(Math.Sign(a) * Math.Sign(b));
        return Held(a * b);
    }

    public static decimal Divide(decimal a, decimal b)
    {
        if (a == 0) return 0;
        if (b == 0) return Endless(Math.Sign(a));
        if (IsEndless(b)) return IsEndless(a) ? Endless(Math.Sign(a) * Math.Sign(b)) : 0;
        return IsEndless(a) || Math.Abs((double)a / (double)b) >= (double)Beyond ? Endless(Math.Sign(a) * Math.Sign(b)) : Held(a / b);
    }

    public static decimal ShareOf(decimal a, decimal b) => Divide(Multiply(a, b), 100);

    public static decimal ShareBy(decimal a, decimal b) => Divide(Multiply(a, 100), b);

    private static bool IsEndless(decimal value) => value is >= Beyond or <= -Beyond;

    private static decimal Held(decimal value) => IsEndless(value) ? Endless(Math.Sign(value)) : value;

    private static decimal Endless(int sign) => sign < 0 ? -ConditionFields.Endless : ConditionFields.Endless;
}
