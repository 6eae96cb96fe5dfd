using Bunit;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Shared.Status;

public sealed class ResponseTrackTests : ComponentTest
{
    [Theory]
    [InlineData(-60, 180, "in", "in its window")]
    [InlineData(-75, 25, "warn", "last quarter")]
    [InlineData(-240, -1, "over", "over its window")]
    public void Current_ByUsedShare_WarnsFromTheLastQuarterAndHatchesPastTheEnd(int opened, int ends, string level, string told)
    {
        var track = Render<ResponseTrack>(p => p
            .Add(t => t.Done, 2)
            .Add(t => t.Window, new ResponseWindow(Now.AddMinutes(opened), Now.AddMinutes(ends))));

        Assert.Equal(level, track.Find("i.n").GetAttribute("data-level"));
        Assert.Contains(told, track.Find(".trk").GetAttribute("aria-label"));
        Assert.Equal(2, track.FindAll("i.d").Count);
        Assert.Equal(5, track.FindAll("i").Count);
    }

    [Fact]
    public void Current_OneQuarterUsed_FillsOneQuarter()
    {
        var track = Render<ResponseTrack>(p => p
            .Add(t => t.Done, 0)
            .Add(t => t.Window, new ResponseWindow(Now.AddHours(-1), Now.AddHours(3))));

        Assert.Equal("--p:25", track.Find("i.n").GetAttribute("style"));
    }

    [Fact]
    public void AllDone_WithoutWindow_HasNoCurrentStep()
    {
        var track = Render<ResponseTrack>(p => p.Add(t => t.Done, 5));

        Assert.Empty(track.FindAll("i.n"));
        Assert.Equal("All five steps done", track.Find(".trk").GetAttribute("aria-label"));
    }

    [Fact]
    public void Wide_WithSteps_TellsRuleAndOutcomeOfAllFive()
    {
        var steps = Enumerable.Range(1, 5).Select(n => new ResponseStepText($"≤ {n} h", $"outcome {n}")).ToList();
        var track = Render<ResponseTrack>(p => p.Add(t => t.Done, 1).Add(t => t.Wide, true).Add(t => t.Steps, steps));

        Assert.Equal(5, track.FindAll(".trk-steps > div").Count);
        Assert.Contains("Acknowledged", track.Markup);
        Assert.Contains("outcome 5", track.Markup);
    }
}
