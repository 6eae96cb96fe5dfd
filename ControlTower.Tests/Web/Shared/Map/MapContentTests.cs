using ControlTower.Web.Shared.Map;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class MapContentTests
{
    [Fact]
    public void Equals_TheSameInOtherLists_IsTheSame()
    {
        Assert.Equal(Content(MapTrouble.None), Content(MapTrouble.None));
        Assert.Equal(Content(MapTrouble.None).GetHashCode(), Content(MapTrouble.None).GetHashCode());
    }

    [Fact]
    public void Equals_ASiteInTrouble_IsAnother() => Assert.NotEqual(Content(MapTrouble.None), Content(MapTrouble.Critical));

    [Fact]
    public void Equals_AnotherTagOrSelection_IsAnother()
    {
        var content = Content(MapTrouble.None);

        Assert.NotEqual(content, content with { Tags = [new("A", MapTrouble.Warning, "+2 h")] });
        Assert.NotEqual(content, content with { Selected = "A" });
    }

    private static MapContent Content(MapTrouble trouble) => new([new("A", "Plant", MapSiteKind.Plant, 48, 11, trouble)], [new("A", "B")], []);
}
