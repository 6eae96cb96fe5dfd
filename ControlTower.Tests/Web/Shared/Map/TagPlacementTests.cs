using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class TagPlacementTests
{
    private static readonly MapRect Screen = new(0, 0, 800, 500);

    [Fact]
    public void Place_ManyTagsOfNeighbours_NoneLiesOverAnotherOrItsLeader()
    {
        var anchors = Enumerable.Range(0, 14).ToDictionary(i => $"S{i:00}", i => new MapPoint(360 + (i * 37 % 90), 220 + (i * 53 % 80)));

        var placed = Place(anchors, []);

        Assert.True(placed.Count > 8, $"Only {placed.Count} of 14 tags found room.");
        foreach (var (a, b) in from a in placed from b in placed where a != b select (a, b))
        {
            Assert.False(Box(a).Overlaps(Box(b)), $"{a.Tag.SiteId} lies over {b.Tag.SiteId}.");
            Assert.False(Box(a).IsCrossedBy(At(b, b.LeaderFrom), At(b, b.LeaderTo)), $"The leader of {b.Tag.SiteId} crosses {a.Tag.SiteId}.");
        }
        Assert.All(placed, p => Assert.True(Screen.Contains(Box(p))));
    }

    [Fact]
    public void Place_SameTagsInAnotherOrder_AreInTheSamePlaces()
    {
        var anchors = Enumerable.Range(0, 6).ToDictionary(i => $"S{i:00}", i => new MapPoint(300 + (i * 20), 250));
        var tags = anchors.Keys.Select(id => new MapTag(id, MapTrouble.Warning, "EX-1042 +72 h", "two")).ToArray();

        Assert.Equal(Placement([]).Place(tags, anchors), Placement([]).Place(tags.Reverse(), anchors));
    }

    [Fact]
    public void Place_WorstTag_ComesFirst()
    {
        var anchors = new Dictionary<string, MapPoint> { ["A"] = new(400, 250), ["B"] = new(404, 250) };

        var placed = Placement([]).Place([new("A", MapTrouble.Watch, "watch"), new("B", MapTrouble.Critical, "critical")], anchors);

        Assert.Equal(["B", "A"], placed.Select(p => p.Tag.SiteId));
    }

    [Fact]
    public void Place_Leader_EndsAtTheNearestEdge()
    {
        var tag = Assert.Single(Place(new() { ["A"] = new(400, 250) }, []));

        Assert.Equal(tag.Box.Nearest(new(0, 0)), tag.LeaderTo);
        Assert.Equal(MapMetrics.Desk.Ring(MapTrouble.Critical), new MapPoint(0, 0).DistanceTo(tag.LeaderFrom), 6);
    }

    [Fact]
    public void Place_ReservedCorner_StaysFree()
    {
        var reserved = new MapRect(0, 0, 800, 240);

        Assert.All(Place(new() { ["A"] = new(400, 250), ["B"] = new(60, 260) }, [reserved]), p => Assert.False(reserved.Overlaps(Box(p))));
    }

    [Fact]
    public void Place_SiteOutsideOrNoRoom_GetsNoTag()
    {
        Assert.Empty(Place(new() { ["A"] = new(-50, 250) }, []));
        Assert.Empty(Place(new() { ["A"] = new(400, 250) }, [Screen]));
    }

    private static IReadOnlyList<PlacedTag> Place(Dictionary<string, MapPoint> anchors, IReadOnlyList<MapRect> reserved) =>
        Placement(reserved).Place(anchors.Keys.Select(id => new MapTag(id, MapTrouble.Critical, "EX-1042 +72 h", "Penang Electronics", "PO-88121")), anchors);

    private static TagPlacement Placement(IReadOnlyList<MapRect> reserved) => new(new(Screen, reserved, [], []), MapMetrics.Desk);

    private static MapRect Box(PlacedTag tag) => tag.Box with { X = tag.Box.X + tag.Anchor.X, Y = tag.Box.Y + tag.Anchor.Y };

    private static MapPoint At(PlacedTag tag, MapPoint about) => new(tag.Anchor.X + about.X, tag.Anchor.Y + about.Y);
}
