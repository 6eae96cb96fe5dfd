using ControlTower.Core.Kernel;
using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class LaneCourseTests
{
    private static readonly GeoPoint Rotterdam = new(51.9, 4.1);
    private static readonly GeoPoint Shanghai = new(30.6, 122.1);
    private static readonly GeoPoint LongBeach = new(33.7, -118.2);

    [Fact]
    public void Between_TwoFarPlaces_GreatCircleHasTheShortestLength()
    {
        var way = GreatCircle.Between(Rotterdam, LongBeach);

        Assert.Equal(Rotterdam.DistanceKm(LongBeach), Length(way), 3);
        Assert.True(way.Max(p => p.Lat) > 60, "The way from Europe to California leads over Greenland.");
    }

    [Fact]
    public void Between_EqualOrOppositePlaces_GreatCircleIsJustBothEnds()
    {
        Assert.Equal(2, GreatCircle.Between(Rotterdam, Rotterdam).Count);
        Assert.All(GreatCircle.Between(new(0, 0), new(0, 180)), p => Assert.True(double.IsFinite(p.Lat + p.Lon)));
    }

    [Fact]
    public void Of_AirLaneOverThePole_StaysBelowIt()
    {
        var (from, to) = (new MapSite("A", "A", MapSiteKind.Plant, 20.7, -103.3), new MapSite("B", "B", MapSiteKind.Supplier, 17.4, 78.5));
        var top = WorldProjection.Project(75, 0).Y;

        var runs = LaneCourse.Of(MapLaneMode.Air, from, to);

        Assert.All(runs.SelectMany(run => run), point => Assert.True(point.Y >= top, $"{point.Y} lies above {top}"));
        Assert.Equal(WorldProjection.Project(from.Lat, from.Lon), runs[0][0]);
        Assert.Equal(WorldProjection.Project(to.Lat, to.Lon).X, runs[^1][^1].X, 3);
    }

    [Fact]
    public void Between_ShanghaiAndRotterdam_SailsThroughSuezAndGibraltar()
    {
        var way = SeaRoute.Between(Shanghai, Rotterdam);

        Assert.Contains(SeaWays.Points["Suez"], way);
        Assert.Contains(SeaWays.Points["Gibraltar"], way);
        Assert.InRange(Length(way), 18_000, 21_000);
    }

    [Fact]
    public void Between_TwoPorts_IsTheSameWayBack() =>
        Assert.Equal(SeaRoute.Between(Rotterdam, Shanghai), SeaRoute.Between(Shanghai, Rotterdam).Reverse());

    [Fact]
    public void SeaWays_AllTurns_HangTogether()
    {
        Assert.Equal(SeaWays.Points.Keys, SeaWays.Neighbours.Keys);
        Assert.All(SeaWays.Points.Values, p => Assert.NotEmpty(SeaRoute.Between(Rotterdam, p)));
    }

    [Fact]
    public void Of_SeaLaneOverThePacific_LeavesTheMapAndComesBack()
    {
        var runs = LaneCourse.Of(MapLaneMode.Sea, Site("CN", Shanghai), Site("US", LongBeach));

        Assert.Equal(2, runs.Count);
        Assert.True(runs[0][^1].X > runs[0][0].X && runs[1][0].X < runs[1][^1].X);
        Assert.Equal(runs[0][^1].Y, runs[1][0].Y, 3);
    }

    [Fact]
    public void Of_RoadLane_IsOneRunOfItsEnds() =>
        Assert.Equal(2, Assert.Single(LaneCourse.Of(MapLaneMode.Road, Site("A", Rotterdam), Site("B", new(45, 5)))).Count);

    private static MapSite Site(string id, GeoPoint at) => new(id, id, MapSiteKind.Port, at.Lat, at.Lon);

    private static double Length(IReadOnlyList<GeoPoint> way) => way.Zip(way.Skip(1)).Sum(leg => leg.First.DistanceKm(leg.Second));
}
