namespace ControlTower.Core.Runtime.Demo;

/// <summary>Demand before the demo began, so that surges and slumps have a baseline from the first minute.</summary>
public static class DemoDemand
{
    public const int HistoryDays = 35;

    /// <summary>
    /// Daily demand.observed of every watched series, up to two days before the start: the day before is reported live. In order of
    /// time, then of series; about eight thousand. They are history: nothing in them is a deviation.
    /// </summary>
    public static IEnumerable<DemoSignal> History(int seed, DateTimeOffset start)
    {
        var series = DemoSeries.All(seed);
        var today = DateOnly.FromDateTime(start.UtcDateTime);
        for (var day = today.AddDays(-HistoryDays - 1); day < today.AddDays(-1); day = day.AddDays(1))
        {
            var closed = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            foreach (var one in series) yield return DemoSignals.Observed(one, closed, day, one.On(seed, day));
        }
    }
}
