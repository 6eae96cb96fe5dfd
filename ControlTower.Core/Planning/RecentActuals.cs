using System.Collections.Immutable;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Planning;

/// <summary>What was made or came in lately, so that a plan that is published later knows what was there before it.</summary>
/// <param name="Moments">Each time once, in order; at most <see cref="Kept"/>, the newest.</param>
public sealed record RecentActuals(ImmutableArray<ActualMoment> Moments)
{
    public const int Kept = 200;

    public static RecentActuals Empty { get; } = new([]);

    public RecentActuals With(DateTimeOffset at, Quantity quantity)
    {
        var place = Moments.Length;
        while (place > 0 && Moments[place - 1].At > at) place--;
        if (place > 0 && Moments[place - 1].At == at) return new(Moments.SetItem(place - 1, new(at, Moments[place - 1].Quantity + quantity)));
        if (Moments.Length < Kept) return new(Moments.Insert(place, new(at, quantity)));
        return place == 0 ? this : new([.. Moments.AsSpan()[1..place], new(at, quantity), .. Moments.AsSpan()[place..]]);
    }

    /// <summary>Null where nothing is known of the span.</summary>
    public Quantity? Within(DateTimeOffset from, DateTimeOffset until)
    {
        Quantity? sum = null;
        foreach (var moment in Moments)
        {
            if (moment.At >= from && moment.At < until) sum = (sum ?? Quantity.Zero) + moment.Quantity;
        }
        return sum;
    }
}

public readonly record struct ActualMoment(DateTimeOffset At, Quantity Quantity);
