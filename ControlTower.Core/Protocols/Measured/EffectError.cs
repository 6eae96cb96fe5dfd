namespace ControlTower.Core.Protocols.Measured;

/// <summary>How far the real effect leaves the forecast, in one figure.</summary>
public static class EffectError
{
    /// <summary>
    /// The mean over cost, orders, lines, stop hours and hours until service is regained of the difference as a share of the larger of the
    /// two: −1 to 1, above 0 where it came worse than forecast. What is known on one side only, or is 0 on both, is left out; four decimals.
    /// </summary>
    /// <returns>Null where nothing can be compared.</returns>
    public static decimal? Of(EffectFigures forecast, EffectFigures real, DateTimeOffset actedAt)
    {
        decimal?[] shares =
        [
            Share(real.Cost?.Amount, forecast.Cost?.Amount),
            Share(forecast.OrdersSaved, real.OrdersSaved),
            Share(forecast.LinesSaved, real.LinesSaved),
            Share(forecast.StopHoursSaved, real.StopHoursSaved),
            Share(Hours(real.ServiceRegainedAt, actedAt), Hours(forecast.ServiceRegainedAt, actedAt)),
        ];
        var known = shares.OfType<decimal>().ToList();
        return known.Count == 0 ? null : decimal.Round(known.Average(), 4);
    }

    /// <summary>From acting until then, not below 0; null where that is not known.</summary>
    public static decimal? Hours(DateTimeOffset? at, DateTimeOffset from) =>
        at is { } then ? Math.Max(0, decimal.Round((then - from).Ticks / (decimal)TimeSpan.TicksPerHour, 4)) : null;

    /// <summary>By how much <paramref name="larger"/> is above the other, as a share of the larger of both.</summary>
    private static decimal? Share(decimal? larger, decimal? smaller)
    {
        if (larger is not { } a || smaller is not { } b || (a == 0 && b == 0)) return null;
        return Math.Clamp((a - b) / Math.Max(Math.Abs(a), Math.Abs(b)), -1, 1);
    }
}
