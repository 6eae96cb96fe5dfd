using Bunit;
using ControlTower.Core.People;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Wall;

namespace ControlTower.Tests.Web.Features.Wall;

public sealed class WallPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(WallPage))]
    public async Task Wall_NothingWrong_SaysAllWell()
    {
        await SeedAsync();
        Assert.Equal("All well", Open("now").Find(".wall-count").TextContent.Trim());
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(WallPage))]
    public async Task Wall_ACaseOpens_CountsItByItself()
    {
        await SeedAsync();
        var wall = Open("now");
        await DelayAsync(60, "s-1");
        wall.WaitForAssertion(() => Assert.Equal("1", wall.Find(".wall-count .f6").TextContent));
    }

    [Fact]
    [Shows(PageState.Stale, typeof(WallPage))]
    public async Task Wall_NothingCanBeTakenIn_SaysNoMoreThatItIsFresh()
    {
        await SeedAsync();
        var wall = Open("now");
        var heard = Heard(wall);
        Journal.Full = true;
        Assert.False((await SendAsync(new AddFunction("quality", "Quality"))).Succeeded);
        Clock.Now += WallScreen.Heartbeat;
        Clock.Fire(WallScreen.Heartbeat);
        Journal.Full = false;

        Assert.Equal(heard, Heard(wall));
        await AskAsync(new AddFunction("quality", "Quality"));
        wall.WaitForAssertion(() => Assert.NotEqual(heard, Heard(wall)));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(WallPage))]
    public async Task Wall_WithATokenThatIsNone_ShowsNothingOfTheTower()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var wall = Render<WallScreen>(p => p.Add(one => one.Token, "ct_nothing"));
        Assert.Equal("This wall is switched off", wall.Find(".wall-shut h1").TextContent);
        Assert.DoesNotContain("Supplier one", wall.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("now", "Network now")]
    [InlineData("Clocks", "Clocks")]
    [InlineData("service", "Service and queues")]
    public async Task Wall_ThatKeepsToAScene_ShowsItAlsoWhenItsTurnIsOver(string scene, string title)
    {
        await SeedAsync();
        var wall = Open(scene);
        for (var turn = 0; turn < WallTurn.All.Count; turn++)
        {
            var heard = Heard(wall);
            Clock.Now += WallTurn.Stay;
            await AskAsync(new AddFunction($"f{turn}", "Another"));
            wall.WaitForAssertion(() => Assert.NotEqual(heard, Heard(wall)));
            Assert.Equal(title, wall.Find(".wall-head h1").TextContent);
        }
    }

    private IRenderedComponent<WallScreen> Open(string scene) => Render<WallScreen>(p => p.Add(one => one.Scene, scene));

    /// <summary>What the browser counts the age of the data from.</summary>
    private static string Heard(IRenderedComponent<WallScreen> wall) => wall.Find("[data-server-now]").GetAttribute("data-server-now")!;
}
