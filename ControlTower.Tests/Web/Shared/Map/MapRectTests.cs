using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class MapRectTests
{
    private static readonly MapRect Box = new(10, 10, 20, 10);

    [Fact]
    public void Overlaps_TouchingEdge_IsNoOverlap()
    {
        Assert.False(Box.Overlaps(new(30, 10, 5, 5)));
        Assert.True(Box.Overlaps(new(29.9, 10, 5, 5)));
    }

    [Theory]
    [InlineData(0, 15, 40, 15, true)]
    [InlineData(0, 0, 40, 40, true)]
    [InlineData(0, 0, 40, 0, false)]
    [InlineData(0, 15, 5, 15, false)]
    [InlineData(15, 12, 20, 14, true)]
    [InlineData(0, 30, 30, 0, true)]
    [InlineData(0, 20, 10, 30, false)]
    public void IsCrossedBy_Line_TellsWhetherItRunsInside(double ax, double ay, double bx, double by, bool crosses) =>
        Assert.Equal(crosses, Box.IsCrossedBy(new(ax, ay), new(bx, by)));

    [Fact]
    public void Nearest_PointOutside_IsOnTheEdge() => Assert.Equal(new MapPoint(30, 12), Box.Nearest(new(50, 12)));
}
