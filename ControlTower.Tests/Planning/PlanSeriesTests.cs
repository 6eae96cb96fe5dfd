using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;

namespace ControlTower.Tests.Planning;

public sealed class PlanSeriesTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void BandOf_WithFewerThanEightPeriodsOver_IsAQuarterOfThePlan()
    {
        var series = Over(7, day => 100 + day).With(Period(7, 200));
        Assert.Equal((150m, 250m), Band(series, 7));
    }

    /// <summary>Residuals −4 … 3: their median is −0.5, the distances' median 2, so the margin is 2 × 5.1891.</summary>
    [Fact]
    public void BandOf_WithEightPeriodsOver_IsTheMarginOfTheirResiduals()
    {
        var series = Over(8, day => 100 + day - 4).With(Period(8, 200));
        Assert.Equal((189.6218m, 210.3782m), Band(series, 8));
    }

    [Fact]
    public void BandOf_LooksAtTheLast28Only_AndNotAtWhatRunsOrIsUnknown()
    {
        var series = Enumerable.Range(0, 40).Aggregate(PlanSeries.Empty, (so, day) => so.With(Period(day, 100) with { Judged = true, Actual = Quantity.Of(day < 12 ? 1_000 + (100 * day) : 100) }));
        Assert.Equal((100m, 100m), Band(series.With(Period(40, 100)), 40));
        var unknown = Over(7, _ => 100).With(Period(7, 100) with { Judged = true }).With(Period(8, 100) with { Actual = Quantity.Of(1) }).With(Period(9, 100));
        Assert.Equal((75m, 125m), Band(unknown, 9));
    }

    [Fact]
    public void BandOf_NeverFallsBelowZero_AndKeepsWhatWasPublished()
    {
        var series = Over(8, day => day % 2 == 0 ? 0 : 1_000).With(Period(8, 10));
        Assert.Equal(0, Band(series, 8).Lower);
        Assert.Equal((5m, 11m), Band(series.With(Period(8, 10) with { Lower = Quantity.Of(5), Upper = Quantity.Of(11) }), 8));
        Assert.Equal(5, Band(series.With(Period(8, 10) with { Lower = Quantity.Of(5) }), 8).Lower);
    }

    [Fact]
    public void With_MoreThanAreKept_DropsTheOldest()
    {
        var series = Enumerable.Range(0, PlanSeries.Kept + 3).Aggregate(PlanSeries.Empty, (so, day) => so.With(Period(day, 1)));
        Assert.Equal((PlanSeries.Kept, Day.AddDays(3)), (series.Periods.Length, series.Periods[0].Start));
        Assert.Equal(series, series.With(Period(0, 9)));
    }

    [Fact]
    public void Covering_OfADayWithinAWeek_IsTheDay()
    {
        var series = PlanSeries.Empty.With(new(Day, Day.AddDays(7), Quantity.Of(70), null, null)).With(Period(2, 10));
        Assert.Equal(10, series.Covering(Day.AddDays(2), Day.AddDays(3))!.Plan.Units);
        Assert.Equal(70, series.Covering(Day.AddDays(3), Day.AddDays(4))!.Plan.Units);
        Assert.Null(series.Covering(Day.AddDays(6), Day.AddDays(8)));
        Assert.Null(series.Covering(Day.AddDays(7), Day.AddDays(7)));
        var told = series.WithActual(Day.AddDays(2), Day.AddDays(3), Quantity.Of(4));
        Assert.Equal([4m, 4m], told.Periods.Select(period => period.Actual!.Value.Units));
    }

    [Theory]
    [InlineData("2026-03-29T00:00:00+01:00", "day", "2026-03-29T22:00:00Z")]
    [InlineData("2026-10-25T00:00:00+02:00", "day", "2026-10-25T23:00:00Z")]
    [InlineData("2026-03-01T00:00:00+01:00", "month", "2026-03-31T22:00:00Z")]
    [InlineData("2026-03-23T00:00:00+01:00", "week", "2026-03-29T22:00:00Z")]
    [InlineData("2026-03-29T00:00:00Z", "day", "2026-03-30T00:00:00Z")]
    [InlineData("2026-03-29T00:30:00Z", "hour", "2026-03-29T01:30:00Z")]
    public void PeriodEnd_InBerlin_FollowsTheClockWhereThePeriodBeginsAtMidnight(string start, string period, string end)
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal(DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture), PeriodEnd.Of(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), period, berlin));
    }

    [Fact]
    public void PeriodEnd_WhereNobodyToldTheZone_GoesByTheOffsetThatWasSent()
    {
        var march = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.FromHours(1)), PeriodEnd.Of(march, "P1M", null));
        Assert.Equal(march.AddHours(24), PeriodEnd.Of(march, "P1D", null));
    }

    private static PlanPeriod Period(int day, decimal plan) => new(Day.AddDays(day), Day.AddDays(day + 1), Quantity.Of(plan), null, null);

    private static PlanSeries Over(int days, Func<int, decimal> actual) =>
        Enumerable.Range(0, days).Aggregate(PlanSeries.Empty, (series, day) => series.With(Period(day, 100) with { Judged = true, Actual = Quantity.Of(actual(day)) }));

    private static (decimal Lower, decimal Upper) Band(PlanSeries series, int day)
    {
        var band = series.BandOf(series.At(Day.AddDays(day))!);
        return (band.Lower.Units, band.Upper.Units);
    }
}
