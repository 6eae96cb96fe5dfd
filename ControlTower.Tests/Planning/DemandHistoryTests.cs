using ControlTower.Core.Kernel;
using ControlTower.Core.Planning;

namespace ControlTower.Tests.Planning;

public sealed class DemandHistoryTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void With_AnyOrder_IsTheSameHistory()
    {
        var random = new Random(5);
        int[] days = [.. Enumerable.Range(0, 29)];
        var inOrder = days.Aggregate(DemandHistory.Empty, Observe);
        var mixed = days.OrderBy(_ => random.Next()).Aggregate(DemandHistory.Empty, Observe);
        Assert.Equal(inOrder.Periods.AsEnumerable(), mixed.Periods);
    }

    [Fact]
    public void With_SamePeriodInAnotherZone_AddsUp()
    {
        var history = Observe(DemandHistory.Empty, 1).With(Day.AddDays(1).ToOffset(TimeSpan.FromHours(9)), Quantity.Of(5));
        Assert.Equal(Quantity.Of(106), history.In(Day.AddDays(1)));
        Assert.Single(history.Periods);
    }

    [Theory]
    [InlineData(40, 29, 12)]
    [InlineData(-1, 29, 0)]
    [InlineData(5, 29, 0)]
    public void With_FullHistory_DropsTheOldest(int day, int count, int firstDay)
    {
        var history = Enumerable.Range(0, 29).Aggregate(DemandHistory.Empty, Observe);
        if (day > 28) history = Enumerable.Range(29, day - 28).Aggregate(history, Observe);
        else history = Observe(history, day);
        Assert.Equal((count, Day.AddDays(firstDay)), (history.Periods.Length, history.Periods[0].Start));
    }

    [Fact]
    public void BaselineBefore_LooksAtTheLast28BeforeAndNoOther()
    {
        var history = Enumerable.Range(0, 29).Aggregate(DemandHistory.Empty, (so, day) => so.With(Day.AddDays(day), Quantity.Of(day == 28 ? 1_000 : 10)));
        var usual = history.BaselineBefore(Day.AddDays(28))!;
        Assert.Equal((Quantity.Of(10), Quantity.Of(10), Quantity.Of(10), 28), (usual.Median, usual.Lower, usual.Upper, usual.Periods));
        Assert.Null(history.BaselineBefore(Day.AddDays(7)));
        Assert.NotNull(history.BaselineBefore(Day.AddDays(8)));
    }

    private static DemandHistory Observe(DemandHistory history, int day) => history.With(Day.AddDays(day), Quantity.Of(100 + day));
}
