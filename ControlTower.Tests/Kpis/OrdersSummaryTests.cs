using ControlTower.Core.Kpis;
using static ControlTower.Tests.Kpis.OrderOutcomes;

namespace ControlTower.Tests.Kpis;

public class OrdersSummaryTests
{
    private static readonly OrderOutcome Whole = Delivered("1", 3, 9) with { ApprovedAt = Noon.AddDays(1), ShippedAt = Noon.AddDays(2) };

    [Theory]
    [InlineData(-1, OrderStage.NotYetPlaced)]
    [InlineData(0, OrderStage.Placed)]
    [InlineData(1, OrderStage.Approved)]
    [InlineData(2, OrderStage.Shipped)]
    [InlineData(3, OrderStage.Delivered)]
    public void StageAt_FollowsTheTimeStamps(int days, OrderStage stage) => Assert.Equal(stage, OrdersSummary.StageAt(Whole, Noon.AddDays(days)));

    [Fact]
    public void StageAt_ImpossibleTimes_TheFurthestStageCounts() =>
        Assert.Equal(OrderStage.Shipped, OrdersSummary.StageAt(Whole with { ShippedAt = Noon.AddHours(1) }, Noon.AddHours(2)));

    [Fact]
    public void StageAt_DeliveredWithoutDate_StaysInItsLastDatedState() =>
        Assert.Equal(OrderStage.Shipped, OrdersSummary.StageAt(Whole with { DeliveredAt = null, EndedAt = null }, Noon.AddDays(99)));

    [Theory]
    [InlineData(OrderEnd.Cancelled, 1, OrderStage.Approved)]
    [InlineData(OrderEnd.Cancelled, 2, OrderStage.Cancelled)]
    [InlineData(OrderEnd.Unavailable, 2, OrderStage.Unavailable)]
    public void StageAt_EndedAtAKnownTime_IsLiveBefore(OrderEnd ended, int days, OrderStage stage) =>
        Assert.Equal(stage, OrdersSummary.StageAt(Open("1") with { ApprovedAt = Noon, Ended = ended, EndedAt = Noon.AddDays(2) }, Noon.AddDays(days)));

    [Fact]
    public void At_EndedAtAnUnknownTime_IsNeverLive()
    {
        var summary = OrdersSummary.At([Whole with { Ended = OrderEnd.Cancelled, EndedAt = null }, Whole, Open("3")], Noon.AddDays(9));
        Assert.Equal((2, 1, 1, 1), (summary.Live, summary.Placed, summary.Delivered, summary.EndedUndated));
    }
}
