namespace ControlTower.Core.Signals;

/// <summary>How well a source does its work, in parts.</summary>
/// <param name="Last">Seconds between the latest signal's own time and its arrival; below zero where it told of what was still to come.</param>
/// <param name="Median">Over the last <see cref="SignalSource.LagsKept"/>, in seconds; null where none was heard.</param>
/// <param name="P95">So many seconds are not exceeded by 95 of 100, by nearest rank.</param>
/// <param name="RejectedShare">Of all that came in bulk or was taken, from 0 to 1, four decimals; null where nothing came.</param>
public sealed record SourceQuality(long? Last, long? Median, long? P95, int Lags, decimal? RejectedShare)
{
    public static SourceQuality Of(SignalSource source)
    {
        var sorted = source.Lags.Order().ToList();
        var all = source.Accepted + source.Rejected;
        return new(
            source.Lags.Count > 0 ? source.Lags[^1] : null, Ranked(sorted, 50), Ranked(sorted, 95), sorted.Count,
            all > 0 ? decimal.Round(source.Rejected / (decimal)all, 4) : null);
    }

    private static long? Ranked(List<long> sorted, int percent) => sorted.Count == 0 ? null : sorted[Math.Max(0, ((sorted.Count * percent) + 99) / 100 - 1)];
}
