using Bunit;
using ControlTower.Web.Shared.Time;

namespace ControlTower.Tests.Web.Shared.Time;

public sealed class CountdownTextTests : ComponentTest
{
    [Theory]
    [InlineData(168 * 60, "2 h 48 m left", "in")]
    [InlineData(200, "3 m 20 s left", "in")]
    [InlineData(-160 * 60, "+2 h 40 m", "over")]
    public void Text_ByDeadline_ShowsWhatIsLeftOrHowFarOver(int seconds, string expected, string level)
    {
        var countdown = Render<CountdownText>(p => p.Add(c => c.Deadline, Now.AddSeconds(seconds)));

        Assert.Equal(expected, Spaced(countdown));
        Assert.Equal(level, countdown.Find(".cd").GetAttribute("data-level"));
    }

    [Fact]
    public void Level_InTheLastQuarter_Warns()
    {
        var countdown = Render<CountdownText>(p => p.Add(c => c.OpenedAt, Now.AddMinutes(-45)).Add(c => c.Deadline, Now.AddMinutes(15)));

        Assert.Equal("warn", countdown.Find(".cd").GetAttribute("data-level"));
    }

    [Fact]
    public void Markup_AnyText_HasFivePiecesForTheScript() =>
        Assert.Equal(5, Render<CountdownText>(p => p.Add(c => c.Deadline, Now.AddHours(4))).Find(".cd").ChildElementCount);

    [Fact]
    public void Redraw_WithTheSameDeadline_IsLeftToTheScript()
    {
        var countdown = Render<CountdownText>(p => p.Add(c => c.Deadline, Now.AddHours(4)));
        var age = Render<AgeText>(p => p.Add(c => c.Since, Now.AddHours(-4)));

        countdown.Render(p => p.Add(c => c.Deadline, Now.AddHours(4)));
        age.Render(p => p.Add(c => c.Since, Now.AddHours(-4)));
        Assert.Equal((1, 1), (countdown.RenderCount, age.RenderCount));

        countdown.Render(p => p.Add(c => c.Deadline, Now.AddHours(5)));
        age.Render(p => p.Add(c => c.Since, Now.AddHours(-5)));
        Assert.Equal((2, 2), (countdown.RenderCount, age.RenderCount));
    }

    private static string Spaced(IRenderedComponent<CountdownText> countdown) =>
        countdown.Find(".cd").TextContent.Replace('\u202f', ' ').Replace('\u00a0', ' ');
}
