using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class LanePathsTests
{
    private static readonly MapView View = new(0.1, 0, 0);
    private static readonly Dictionary<string, MapSite> Sites = new[]
    {
        new MapSite("A", "A", MapSiteKind.Plant, 47, 17), new MapSite("B", "B", MapSiteKind.Store, 52, 5), new MapSite("C", "C", MapSiteKind.Store, 45, 5),
    }.ToDictionary(s => s.Id);

    [Fact]
    public void Of_ManyLanesOfOneLook_IsOnePath()
    {
        var lanes = Enumerable.Repeat(new MapLane("A", "B", 5), 500).Append(new("A", "C", 5, MapLaneMode.Road, MapLaneState.Disrupted)).ToArray();

        var paths = LanePaths.Of(lanes, Sites, View);

        Assert.Equal(2, paths.Count);
        Assert.Equal("map-lane disrupted", paths[^1].Class);
        Assert.Equal(500, paths[0].Data.Count(c => c == 'M'));
    }

    [Fact]
    public void Of_MoreFlow_IsWider()
    {
        var paths = LanePaths.Of([new("A", "B", 1), new("A", "C", 100)], Sites, View);

        Assert.True(paths[1].Width > paths[0].Width);
    }

    [Fact]
    public void Of_UnknownEndOrNoWay_IsLeftOut() =>
        Assert.Empty(LanePaths.Of([new("A", "X", 1), new("A", "A", 1)], Sites, View));

    [Fact]
    public void Troubled_LaneStates_OnlyImpactAndDisrupted()
    {
        Assert.Empty(LanePaths.Troubled([new("A", "B"), new("A", "C", 1, MapLaneMode.Road, MapLaneState.NextHop)], Sites, View, 16));
        Assert.NotEmpty(LanePaths.Troubled([new("A", "C", 1, MapLaneMode.Road, MapLaneState.Impact)], Sites, View, 16));
    }

    [Fact]
    public void Straight_Points_AreWrittenAsSteps()
    {
        var path = new PathText(1);

        path.Straight([new(1.24, 2), new(3.26, 1), new(3.26, 5)]);

        Assert.Equal("M1.2 2l2.1 -1l0 4", path.ToString());
    }
}
