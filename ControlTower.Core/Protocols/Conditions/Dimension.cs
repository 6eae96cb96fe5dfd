namespace ControlTower.Core.Protocols.Conditions;

/// <summary>What a figure is a figure of, as powers of the base units; all zero is a mere number.</summary>
/// <param name="Clock">1 for a time of day, which can be compared and nothing else.</param>
public readonly record struct Dimension(sbyte Hours = 0, sbyte Km = 0, sbyte Kg = 0, sbyte Units = 0, sbyte Money = 0, sbyte Percent = 0, sbyte Clock = 0)
{
    /// <summary>Beyond it no figure of supply chains means anything.</summary>
    private const int MostPower = 3;

    public static Dimension None { get; }

    public static Dimension Time { get; } = new(Hours: 1);

    public static Dimension Length { get; } = new(Km: 1);

    public static Dimension Mass { get; } = new(Kg: 1);

    public static Dimension Goods { get; } = new(Units: 1);

    public static Dimension Amount { get; } = new(Money: 1);

    public static Dimension Share { get; } = new(Percent: 1);

    public static Dimension TimeOfDay { get; } = new(Clock: 1);

    public bool IsMeaningful => Powers().All(power => Math.Abs(power.Power) <= MostPower) && Clock is 0 or 1;

    /// <summary>In base units, such as "money/h".</summary>
    public string Words
    {
        get
        {
            if (this == None) return "a number without a unit";
            if (this == TimeOfDay) return "a time of day";
            var above = string.Join(" ", Powers().Where(power => power.Power > 0).Select(Text));
            var below = string.Join(" ", Powers().Where(power => power.Power < 0).Select(Text));
            return below.Length == 0 ? above : $"{(above.Length == 0 ? "1" : above)}/{below}";
        }
    }

    public Dimension Times(Dimension other) => Combine(other, 1);

    public Dimension Over(Dimension other) => Combine(other, -1);

    private Dimension Combine(Dimension other, int sign) => new(
        (sbyte)(Hours + (sign * other.Hours)), (sbyte)(Km + (sign * other.Km)), (sbyte)(Kg + (sign * other.Kg)), (sbyte)(Units + (sign * other.Units)),
        (sbyte)(Money + (sign * other.Money)), (sbyte)(Percent + (sign * other.Percent)), (sbyte)(Clock + other.Clock));

    private IEnumerable<(string Name, int Power)> Powers() =>
        [("h", Hours), ("km", Km), ("kg", Kg), ("units", Units), ("money", Money), ("%", Percent)];

    private static string Text((string Name, int Power) one) => Math.Abs(one.Power) == 1 ? one.Name : $"{one.Name}^{Math.Abs(one.Power)}";
}
