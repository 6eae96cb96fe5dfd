namespace ControlTower.Web.Shared.Backtests;

/// <summary>Which backtests are forgotten.</summary>
internal static class BacktestMemory
{
    /// <summary>The last that ended and that somebody asked for by hand.</summary>
    private const int Kept = 10;

    /// <summary>The last for each purpose, of so many purposes.</summary>
    private const int Purposes = 100;

    /// <summary>From its end on; the newest stays, so that no number is given twice.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <param name="jobs">In order of their numbers.</param>
    public static IReadOnlyList<int> Forgotten(IEnumerable<BacktestJob> jobs, DateTimeOffset now)
    {
        var ended = jobs.Reverse().Skip(1).Where(job => job.Status.Ended).ToList();
        var byHand = ended.Where(job => job.Status.Purpose is null).Skip(Kept);
        var repeated = jobs.Reverse().Where(job => job.Status.Purpose is not null).GroupBy(job => job.Status.Purpose!.About, StringComparer.Ordinal).SelectMany((group, index) => group.Skip(index < Purposes ? 1 : 0)).Where(job => job.Status.Ended);
        return [.. byHand.Concat(repeated).Concat(ended.Where(job => now - job.Status.EndedAt > Longest)).Select(job => job.Number).Distinct().Order()];
    }
}
