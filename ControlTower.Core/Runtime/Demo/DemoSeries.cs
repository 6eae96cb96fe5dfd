namespace ControlTower.Core.Runtime.Demo;

/// <summary>Demand of one item in one store, watched day by day.</summary>
/// <param name="Base">Units on an ordinary day.</param>
/// <param name="Hot">Has its surges and slumps, and no daily report beside them, since observations of one period add up.</param>
internal sealed record DemoSeries(string Site, string Item, int Base, bool Hot)
{
    private const int WatchedItems = 8;
    private const int HotItems = 2;

    /// <summary>Eight items a store; at fourteen units and more a day rounding does not hide the spread.</summary>
    public static IReadOnlyList<DemoSeries> All(int seed)
    {
        var series = new List<DemoSeries>();
        var stores = DemoSites.Of(Network.SiteKind.Store);
        for (var s = 0; s < stores.Count; s++)
        {
            var random = DemoRandom.For(seed, "series", s);
            var shift = random.Below(DemoItems.Sold.Count);
            for (var i = 0; i < WatchedItems; i++)
            {
                var item = DemoItems.Sold[(shift + (i * 3)) % DemoItems.Sold.Count].Id;
                var most = item.StartsWith("BIKE", StringComparison.Ordinal) ? 24 : 48;
                series.Add(new(stores[s].Id, item, random.From(14, most), i >= WatchedItems - HotItems));
            }
        }
        return series;
    }

    /// <summary>Units sold on a day: the base, a share for the weekday, and a spread of ±12 %.</summary>
    public int On(int seed, DateOnly day) =>
        (int)Math.Round(Base * Weekday(day) * DemoRandom.For(seed, $"{Site}|{Item}", day.DayNumber).From(88, 112) / 10_000m);

    /// <summary>What planning expects of a day, and between which bounds.</summary>
    public (int Plan, int Lower, int Upper) Plan(DateOnly day)
    {
        var units = Base * Weekday(day) / 100m;
        return ((int)Math.Round(units), (int)Math.Floor(units * 0.84m), (int)Math.Ceiling(units * 1.16m));
    }

    private static int Weekday(DateOnly day) => day.DayOfWeek switch { DayOfWeek.Saturday => 109, DayOfWeek.Friday => 105, DayOfWeek.Sunday => 93, _ => 98 };
}
