using System.Globalization;
using System.Text.Json.Serialization;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Kernel;

/// <summary>An amount in one currency (ISO 4217), exact to a millionth. Amounts of two currencies are never added.</summary>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money : IComparable<Money>
{
    /// <exception cref="ArgumentException">The currency is not three capital letters.</exception>
    public Money(long micros, string currency)
    {
        if (!IsCurrency(currency)) throw new ArgumentException($"'{currency}' is not an ISO 4217 code.", nameof(currency));
        Micros = micros;
        Currency = currency;
    }

    public long Micros { get; }

    public string Currency { get; }

    public decimal Amount => Kernel.Micros.ToUnits(Micros);

    /// <exception cref="OverflowException">Beyond ±10¹².</exception>
    public static Money Of(decimal amount, string currency) => new(Kernel.Micros.From(amount), currency);

    public static Money Zero(string currency) => new(0, currency);

    public static bool IsCurrency(string? code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    public static Money operator +(Money a, Money b) => new(checked(a.Micros + b.Like(a).Micros), a.Currency);

    public static Money operator -(Money a, Money b) => new(checked(a.Micros - b.Like(a).Micros), a.Currency);

    public static Money operator *(Money price, Quantity quantity) => new(Kernel.Micros.Multiply(price.Micros, quantity.Micros), price.Currency);

    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Micros.CompareTo(other.Like(this).Micros);

    public override string ToString() => $"{Currency} {Amount.ToString(CultureInfo.InvariantCulture)}";

    private Money Like(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be reckoned together.");
}
