using ControlTower.Core.Kpis;
using static ControlTower.Tests.Kpis.OrderOutcomes;

namespace ControlTower.Tests.Kpis;

public class KpiSliceTests
{
    [Theory]
    [InlineData("site", KpiSlice.Site)]
    [InlineData("Family", KpiSlice.Family)]
    [InlineData("week", KpiSlice.Week)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_Known_IsTaken(string? by, KpiSlice? slice) => Assert.Equal(slice, KpiSlices.Parse(by).Value.Slice);

    [Theory]
    [InlineData("colour")]
    [InlineData("0")]
    [InlineData("site,family")]
    public void Parse_Unknown_IsRefusedWithTheAllowed(string by)
    {
        var refusal = KpiSlices.Parse(by).Refusal!;
        Assert.Equal("by", refusal.Pointer);
        Assert.EndsWith("allowed are site, family, item, channel, supplier, carrier, region, month, week, day.", refusal.Message);
    }

    [Fact]
    public void ByFamily_AnOrderStandsInEachWithItsOwnLines()
    {
        var mixed = Open("1").WithLines(Line("1", "A", "S1", 5), Line("2", "B", "S2", 7));
        var plain = Open("2").WithLines(Line("1", "B", "S2", 1));
        var query = new KpiQuery(By: KpiSlice.Family);
        Assert.Equal([("A", 5d), ("B", 8d), ("unknown", 0d)], Figures("revenue", query, mixed, plain, Open("3")).Select(value => (value.By!, value.Value ?? 0)));
        Assert.Equal([("A", 1d), ("B", 2d), ("unknown", 1d)], Figures("orders", query, mixed, plain, Open("3")).Select(value => (value.By!, value.Value!.Value)));
    }

    [Fact]
    public void ByRegion_UnknownHasItsOwnSlice()
    {
        var values = Figures("orders", new KpiQuery(By: KpiSlice.Region), Open("1") with { Region = "north" }, Open("2"), Open("3") with { Region = "Zoo" });
        Assert.Equal(["Zoo", "north", "unknown"], values.Select(value => value.By!));
    }

    [Theory]
    [InlineData(KpiSlice.Day, "2025-12-31", "2026-01-01")]
    [InlineData(KpiSlice.Week, "2026-W01", "2026-W01")]
    [InlineData(KpiSlice.Month, "2025-12", "2026-01")]
    public void ByPeriod_NamesAreOfTheCalendar(KpiSlice period, string first, string second)
    {
        var eve = Open("1") with { PlacedAt = new(2025, 12, 31, 23, 0, 0, TimeSpan.Zero) };
        var values = Figures("orders", new KpiQuery(By: period), eve, eve with { Id = "2", PlacedAt = eve.PlacedAt.AddHours(2) });
        Assert.Equal(new[] { first, second }.Distinct(), values.Select(value => value.By!));
    }

    [Fact]
    public void ByWeek_BacklogIsThatOfTheWeeksEnd()
    {
        var values = Figures("backlog", new KpiQuery(By: KpiSlice.Week), Delivered("1", 3, 9), Delivered("2", 30, 9));
        Assert.Equal([("2026-W10", 1d)], values.Select(value => (value.By!, value.Value!.Value)));
    }

    [Fact]
    public void Trend_RunsInOrderOfTime()
    {
        var trend = TrendSeries.Of(KpiCatalog.Find("orders")!, new KpiQuery(By: KpiSlice.Day), new([Open("2") with { PlacedAt = Noon.AddDays(8) }, Open("1")], []));
        Assert.Equal(["2026-03-02", "2026-03-10"], trend.Points.Select(point => point.By!));
    }

    [Fact]
    public void Trend_BySite_IsABug() =>
        Assert.Throws<ArgumentException>(() => TrendSeries.Of(KpiCatalog.All[0], new KpiQuery(By: KpiSlice.Site), new([], [])));
}
