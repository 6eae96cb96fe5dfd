using Bunit;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Shared;
using ControlTower.Web.Features.Wall;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Features.Wall;

public sealed class WallViewTests : ComponentTest
{
    [Fact]
    public void Headline_Quiet_SaysAllWell()
    {
        var wall = Render<WallNow>(p => p.Add(w => w.View, View(Scene.Small())));

        Assert.Equal("All well", wall.Find(".wall-count").TextContent.Trim());
        Assert.Single(wall.FindAll(".wall-cases li"));
    }

    [Fact]
    public void Headline_Critical_CountsTheWorstAndNumbersTheMap()
    {
        var view = View(Scene.Small().Delay(72).Settle());
        var wall = Render<WallNow>(p => p.Add(w => w.View, view));

        Assert.Equal((StatusKind.Critical, 1), (view.Worst, view.WorstCount));
        Assert.Equal("1", wall.Find(".wall-count .f6").TextContent);
        Assert.StartsWith("1 ", Assert.Single(view.Tags).Line1, StringComparison.Ordinal);
    }

    [Fact]
    public void Queues_CaseThatWaits_StandsAtItsFunction()
    {
        var wall = Render<WallService>(p => p.Add(w => w.View, View(Scene.Small().Delay(72).Settle())));

        Assert.Contains("Procurement", wall.Find(".wall-queues").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Turn_EachTwentySeconds_IsTheNextSceneForEveryWall()
    {
        var turn = WallTurn.At(Now);

        Assert.Equal(turn.Scene, WallTurn.At(turn.To.AddTicks(-1)).Scene);
        Assert.Equal(WallTurn.All, [.. Enumerable.Range(0, 3).Select(n => WallTurn.At(turn.From + (n * WallTurn.Stay)).Scene).Order()]);
    }

    private static WallView View(Scene scene) => WallView.Of(scene.State, new Situations().Of(scene.State));
}
