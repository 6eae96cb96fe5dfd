using ControlTower.Core.Kernel;

namespace ControlTower.Core.Orders;

/// <summary>How much of a movement came.</summary>
public static class Receipt
{
    /// <summary>Item by item no more than ordered. Where the arrival does not say, what was confirmed last came, and else all of it.</summary>
    /// <param name="confirmed">Over all lines; null where nothing was.</param>
    /// <param name="told">By the arrival; null where it did not say.</param>
    public static Quantity Of(IReadOnlyList<MovementLine> ordered, Quantity? confirmed, IReadOnlyList<MovementLine>? told)
    {
        if (told is null) return confirmed is { } promised ? Quantity.Min(promised, Sum(ordered)) : Sum(ordered);
        var came = Quantity.Zero;
        foreach (var item in ordered.Select(line => line.Item).Distinct(StringComparer.Ordinal))
        {
            var part = Quantity.Min(Sum(ordered.Where(line => line.Item == item)), Sum(told.Where(line => line.Item == item)));
            came = new(Micros.AddCapped(came.Micros, part.Micros));
        }
        return came;
    }

    public static Quantity Sum(IEnumerable<MovementLine> lines) => lines.Aggregate(Quantity.Zero, (sum, line) => new(Micros.AddCapped(sum.Micros, line.Quantity.Micros)));
}
