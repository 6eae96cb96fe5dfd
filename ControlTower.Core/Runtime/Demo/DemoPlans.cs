namespace ControlTower.Core.Runtime.Demo;

/// <summary>What planning published before the demo began: the demand of some stores, day by day.</summary>
public static class DemoPlans
{
    private const int Planned = 12;
    private const int DaysBefore = 14;
    private const int DaysAhead = 14;

    /// <summary>In order of series, then of day.</summary>
    public static IEnumerable<DemoSignal> Published(int seed, DateTimeOffset start)
    {
        var today = DateOnly.FromDateTime(start.UtcDateTime);
        var published = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return from series in DemoSeries.All(seed).Where(one => !one.Hot).GroupBy(one => one.Site).Take(Planned).Select(store => store.First())
               from day in Enumerable.Range(-DaysBefore, DaysBefore + DaysAhead).Select(today.AddDays)
               select DemoSignals.Planned(series, published, day, series.Plan(day));
    }
}
