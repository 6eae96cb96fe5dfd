using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Whether an option is more than a level decides on its own, in words.</summary>
internal static class Excess
{
    /// <summary>By itself; null where it is within.</summary>
    public static string? Of(Authority? authority, RunOption option, DateTimeOffset now)
    {
        if (authority is null) return null;
        if (authority.PerDecision is { } money && IsAbove(option.Cost, money)) return $"{Wording.Amount(option.Cost)} is above the authority of {money}";
        if (authority.Quantity is { } most && QuantityOf(option) is var quantity && quantity > most.Micros) return $"{Math.Ceiling(Micros.ToUnits(quantity) * 100) / 100:0.##} units are above the authority of {most}";
        if (authority.DurationHours is not { } hours) return null;
        if (option.Effect.ServiceRegainedAt is not { } regained) return $"nobody knows how long it lasts, which is above the authority of {hours:0.##} h";
        var lasts = (regained - now).Ticks / (decimal)TimeSpan.TicksPerHour;
        return lasts > hours ? $"{lasts:0.##} h are above the authority of {hours:0.##} h" : null;
    }

    /// <summary>
    /// With what the same functions decided under the protocol in the 24 hours before, so that an amount that is split is seen as one;
    /// null where it is within.
    /// </summary>
    public static string? OfDay(ProtocolState protocols, (string Protocol, Authority? Authority) level, (IEnumerable<string> Functions, RunOption Option, DateTimeOffset At) asked)
    {
        if (level.Authority?.PerDay is not { } limit || asked.Option.Cost.Micros <= 0) return null;
        foreach (var function in asked.Functions)
        {
            var spent = protocols.SpentBy(level.Protocol, function, asked.At).Where(one => one.Currency == limit.Currency).Aggregate(0L, (sum, one) => Micros.AddCapped(sum, one.Micros));
            if (!IsAbove(new(Micros.AddCapped(spent, asked.Option.Cost.Micros), asked.Option.Cost.Currency), limit)) continue;
            return $"{Wording.Amount(asked.Option.Cost)} with {Wording.Amount(new(spent, limit.Currency))} that {function} decided in 24 h is above the authority of {limit} a day";
        }
        return null;
    }

    /// <summary>An amount in another currency cannot be compared, so it is never within.</summary>
    public static bool IsAbove(Money amount, Money limit) => amount.Currency == limit.Currency ? amount > limit : amount.Micros > 0;

    private static long QuantityOf(RunOption option) =>
        option.Moves.Select(move => move.Quantity).Concat((option.Production ?? []).Select(one => one.Quantity)).Aggregate(0L, (sum, one) => Micros.AddCapped(sum, one.Micros));
}
