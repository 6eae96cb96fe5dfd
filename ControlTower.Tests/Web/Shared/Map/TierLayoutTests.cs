using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class TierLayoutTests
{
    [Fact]
    public void Of_KindsAndTiers_StandInTheOrderOfTheFlow()
    {
        MapSite[] sites =
        [
            Site("C", MapSiteKind.Customer), Site("D", MapSiteKind.DistributionCenter), Site("O", MapSiteKind.Port), Site("P", MapSiteKind.Plant),
            Site("T1", MapSiteKind.Supplier), Site("T2", MapSiteKind.Supplier) with { Tier = 2 },
        ];

        var scene = TierLayout.Of(sites, [], 1_200);

        Assert.Equal(
            ["Suppliers, tier 2", "Suppliers, tier 1", "Plants", "Ports, cross-docks", "DCs", "Customers"], scene.Columns.Select(c => c.Title));
        Assert.Equal((1, 1), (scene.Columns[3].Count, scene.Columns[4].Count));
        Assert.True(scene.Columns.Zip(scene.Columns.Skip(1)).All(c => c.First.X + c.First.Width < c.Second.X));
    }

    [Fact]
    public void Of_LongColumn_KeepsTheWorstAndGroupsTheRest()
    {
        var sites = Enumerable.Range(0, 100).Select(i => Site($"S{i:000}", MapSiteKind.Store, i >= 95 ? MapTrouble.Critical : MapTrouble.None)).ToArray();

        var column = Assert.Single(TierLayout.Of(sites, [], 800).Columns);

        Assert.Equal(TierLayout.MostRows, column.Nodes.Count);
        Assert.Equal((100, 61), (column.Count, column.Nodes[^1].Sites.Count));
        Assert.Equal(5, column.Nodes.Count(n => n.Trouble == MapTrouble.Critical));
        Assert.Equal("61 more", column.Nodes[^1].Name);
    }

    [Fact]
    public void Of_LanesToOneGroup_AreOneCurve()
    {
        MapSite[] sites = [Site("P", MapSiteKind.Plant), .. Enumerable.Range(0, 100).Select(i => Site($"S{i:000}", MapSiteKind.Store))];
        var lanes = sites.Skip(1).Select(s => new MapLane("P", s.Id, 1)).ToArray();

        var path = Assert.Single(TierLayout.Of(sites, lanes, 800).Lanes);

        Assert.Equal(TierLayout.MostRows, path.Data.Count(c => c == 'M'));
    }

    [Fact]
    public void Of_LongName_IsCutToItsRoom()
    {
        var node = TierLayout.Of([Site(new string('n', 80), MapSiteKind.Plant)], [], 172).Columns[0].Nodes[0];

        Assert.EndsWith("…", node.Name, StringComparison.Ordinal);
        Assert.True(node.Name.Length < 30);
    }

    private static MapSite Site(string id, MapSiteKind kind, MapTrouble trouble = MapTrouble.None) => new(id, id, kind, 0, 0, trouble);
}
