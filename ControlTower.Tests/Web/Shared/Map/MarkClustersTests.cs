using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class MarkClustersTests
{
    private static readonly MapView View = new(0.1, 0, 0);
    private static readonly HashSet<string> None = [];

    [Theory]
    [InlineData(12, 12)]
    [InlineData(13, 1)]
    public void Of_SitesInOnePlace_ClusterFromThirteenOn(int sites, int marks) =>
        Assert.Equal(marks, MarkClusters.Of(Near(sites), View, 1, None).Count);

    [Fact]
    public void Of_ClusterWithACriticalSite_TellsTheWorst()
    {
        var mark = Assert.Single(MarkClusters.Of([.. Near(20), new("Z", "Z", MapSiteKind.Plant, 48, 10, MapTrouble.Critical)], View, 1, None));

        Assert.Equal((21, MapTrouble.Critical), (mark.Sites.Count, mark.Trouble));
    }

    [Fact]
    public void Of_TaggedSite_StaysAlone()
    {
        var marks = MarkClusters.Of(Near(20), View, 1, new HashSet<string> { "S03" });

        Assert.Contains(marks, m => !m.IsCluster && m.Site.Id == "S03");
        Assert.Contains(marks, m => m.Sites.Count == 19);
    }

    [Fact]
    public void Of_ZoomedIn_ClustersComeApart()
    {
        MapSite[] spread = [.. Enumerable.Range(0, 20).Select(i => new MapSite($"S{i:00}", "", MapSiteKind.Store, 48, 5 + (i * 0.3)))];

        Assert.True(MarkClusters.Of(spread, View, 1, None).Count < 20);
        Assert.Equal(20, MarkClusters.Of(spread, View, 12, None).Count);
    }

    [Fact]
    public void Of_SitesInAnotherOrder_GivesTheSameMarks()
    {
        MapSite[] sites = [.. Enumerable.Range(0, 300).Select(i => new MapSite($"S{i:000}", "", MapSiteKind.Store, 40 + (i % 17), i * 7 % 31))];

        var there = MarkClusters.Of(sites, View, 1, None).Select(m => (m.At, m.Sites.Count));
        var back = MarkClusters.Of(sites.Reverse(), View, 1, None).Select(m => (m.At, m.Sites.Count));

        Assert.Equal(there, back);
        Assert.Equal(300, there.Sum(m => m.Count));
    }

    private static MapSite[] Near(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new MapSite($"S{i:00}", "", MapSiteKind.Store, 48 + (i * 0.01), 10))];
}
