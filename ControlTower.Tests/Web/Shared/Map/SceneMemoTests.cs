using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class SceneMemoTests
{
    [Fact]
    public void Of_TheSameMapTwice_IsOneScene() => Assert.Same(Scene(MapTrouble.None, 900), Scene(MapTrouble.None, 900));

    [Fact]
    public void Of_OtherTroubleOrSize_IsAnotherScene()
    {
        Assert.Equal(MapTrouble.Critical, Scene(MapTrouble.Critical, 901).Marks.Single().Trouble);
        Assert.Equal(MapTrouble.None, Scene(MapTrouble.None, 901).Marks.Single().Trouble);
        Assert.NotSame(Scene(MapTrouble.None, 901), Scene(MapTrouble.None, 902));
    }

    private static MapScene Scene(MapTrouble trouble, double width) =>
        SceneMemo.Of(new([new("A", "Plant", MapSiteKind.Plant, 48, 11, trouble)], [], []), (width, 500), MapZoom.None, MapMetrics.Desk);
}
