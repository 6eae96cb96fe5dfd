using System.Globalization;
using System.Text.RegularExpressions;
using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class WorldProjectionTests
{
    [Theory]
    [InlineData(0, 11)]
    [InlineData(47.7, 17.6)]
    [InlineData(5.4, 100.3)]
    [InlineData(-54.8, -68.3)]
    [InlineData(66, -168.5)]
    [InlineData(66, -170)]
    [InlineData(-41, 175)]
    [InlineData(89, 0)]
    public void Unproject_ProjectedPlace_IsThePlace(double lat, double lon)
    {
        var back = WorldProjection.Unproject(WorldProjection.Project(lat, lon));

        Assert.NotNull(back);
        Assert.Equal(lat, back.Value.Lat, 6);
        Assert.Equal(lon, back.Value.Lon, 6);
    }

    [Fact]
    public void Project_EquatorOnTheMiddleMeridian_IsTheMiddle() =>
        Assert.Equal(new MapPoint(5_000, 2_600), WorldProjection.Project(0, 11));

    [Fact]
    public void Project_EitherSideOfTheBeringStrait_LiesAtOppositeEdges()
    {
        Assert.True(WorldProjection.Project(0, -168.9).X < 10);
        Assert.True(WorldProjection.Project(0, -169.1).X > 9_990);
    }

    [Fact]
    public void Project_LatitudeBeyondThePole_StopsThere() =>
        Assert.Equal(WorldProjection.Project(90, 20), WorldProjection.Project(95, 20));

    [Fact]
    public void Unproject_BeyondTheMap_IsNull()
    {
        Assert.Null(WorldProjection.Unproject(new(0, 100)));
        Assert.Null(WorldProjection.Unproject(new(5_000, -400)));
    }

    [Fact]
    public void Outline_OfTheMap_IsInTheProjectionsUnits()
    {
        var outline = File.ReadAllText(Path.Combine(Root(), "ControlTower.Web/wwwroot/map/world.svg"));

        Assert.Contains($"viewBox=\"0 0 {WorldProjection.Width} {WorldProjection.Height}\"", outline, StringComparison.Ordinal);
        Assert.InRange(outline.Length, 60_000, 120_000);
        // Tierra del Fuego is the southernmost land that is drawn.
        var coast = Regex.Match(outline, "id=\"land\" d=\"([^\"]+)\"").Groups[1].Value;
        var starts = Regex.Matches(coast, @"M(\d+) (\d+)").Select(m => double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(starts.Max(), WorldProjection.Project(-50, -69).Y, WorldProjection.Project(-57, -69).Y);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ControlTower.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
