using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CasePictureTests
{
    [Fact]
    public void Of_ACaseThatSpreads_DrawsItsLanesWithTheSitesAtTheirEnds()
    {
        var picture = Picture(Scene.Small().Delay(72).Settle(), "EX-1001")!;

        Assert.Equal("SUP-1", picture.Site);
        Assert.NotEmpty(picture.Lanes);
        Assert.All(picture.Lanes, lane => Assert.NotEqual(MapLaneState.Normal, lane.State));
        Assert.Equal(picture.Lanes.SelectMany(lane => new[] { lane.From, lane.To }).Distinct().Order(), picture.Sites.Select(site => site.Id).Order());
    }

    [Fact]
    public void Of_ACaseThatSpreads_NamesItWhereItBegan()
    {
        var tag = Assert.Single(Picture(Scene.Small().Delay(72).Settle(), "EX-1001")!.Tags);

        Assert.Equal("SUP-1", tag.SiteId);
        Assert.StartsWith("EX-1001", tag.Line1, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ACaseThatIsNotOpen_IsNothing() => Assert.Null(Picture(Scene.Small(), "EX-1001"));

    private static CasePicture? Picture(Scene scene, string id) => CasePicture.Of(scene.State, new Situations().Of(scene.State), id);
}
