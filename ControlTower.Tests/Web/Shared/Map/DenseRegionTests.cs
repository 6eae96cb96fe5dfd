using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class DenseRegionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Find_ManyPoints_IsTheWindowThatCountingAllWouldChoose(int seed)
    {
        var random = new Random(seed);
        MapPoint[] points = [.. Enumerable.Range(0, 400).Select(i => new MapPoint((random.NextDouble() * 900) - 50, (i % 3 == 0 ? 40 : 500) * random.NextDouble()))];

        var found = DenseRegion.Find(points, 150, 90);

        var windows = points.Select(point => MapRect.Around(point, 150, 90)).ToList();
        var fullest = windows.MaxBy(window => points.Count(window.Contains));
        MapPoint[] held = [.. points.Where(fullest.Contains)];
        Assert.Equal(MapRect.Around(MapRect.Bounding(held).Center, 150, 90), found);
    }

    [Fact]
    public void Find_FewerThanEight_IsNone() => Assert.Null(DenseRegion.Find([.. Enumerable.Range(0, 7).Select(i => new MapPoint(i, i))], 100, 100));
}
