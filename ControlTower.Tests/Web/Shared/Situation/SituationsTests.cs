using ControlTower.Core.Exceptions;
using ControlTower.Tests.Tower;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Shared.Situation;

public sealed class SituationsTests
{
    private readonly Scene scene = Scene.Small();
    private readonly Situations situations = new();

    [Fact]
    public void Of_QuietNetwork_HasEverySiteNormal()
    {
        var now = situations.Of(scene.State);

        Assert.Empty(now.Cases);
        Assert.Equal(now.Figures.Sites, now.Figures.NormalSites);
        Assert.NotEmpty(now.Picture.Lanes);
    }

    [Fact]
    public void Of_LongDelay_WaitsForADecisionWithItsWindow()
    {
        scene.Delay(72).Settle().When(new AcknowledgeCase("EX-1001"));

        var one = Assert.Single(situations.Of(scene.State).Cases);

        Assert.Equal(("EX-1001", StatusKind.Critical, "Decide", "+72 h"), (one.Id, one.Level, one.Next, one.Delta));
        Assert.Equal((scene.Approval().Deadline, "Decide"), (one.Window!.Deadline, one.Clock));
        Assert.Equal(["procurement", "operations"], one.Asked);
        Assert.Contains("AP-301", one.Waits, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongDelayThatNobodySaw_ShowsTheClockThatEndsFirst()
    {
        scene.Delay(72).Settle();

        var one = Assert.Single(situations.Of(scene.State).Cases);

        Assert.Equal(("Decide", "Acknowledge"), (one.Next, one.Clock));
        Assert.Equal(scene.Now + ResponseTargets.Acknowledged(scene.Case().Priority), one.Window!.Deadline);
    }

    [Fact]
    public void Of_LongDelay_DrawsRingTagAndDisruptedLane()
    {
        scene.Delay(72).Settle();

        var picture = situations.Of(scene.State).Picture;

        Assert.Equal(MapTrouble.Critical, picture.Sites.Single(site => site.Id == "SUP-1").Trouble);
        Assert.Equal("SUP-1", Assert.Single(picture.Tags).SiteId);
        Assert.Contains(picture.Lanes, lane => lane is { From: "SUP-1", State: MapLaneState.Disrupted });
    }

    [Fact]
    public void Of_NewCaseThatNobodyDecides_IsDueToBeAcknowledged()
    {
        scene.Delay(1);

        var one = Assert.Single(situations.Of(scene.State).Cases);

        Assert.Equal("Acknowledge", one.Next);
        Assert.Equal(scene.Now + ResponseTargets.Acknowledged(scene.Case().Priority), one.Window!.Deadline);
    }

    [Fact]
    public void Of_ShelvedCase_CountsApartAndTroublesNoSite()
    {
        scene.Delay(72).Settle().When(new ShelveCase("EX-1001", scene.Now.AddHours(8), "later"));

        var now = situations.Of(scene.State);

        Assert.Equal((0, 1), (now.Figures.Critical, now.Figures.Shelved));
        Assert.False(now.Cases[0].ActionDue);
        Assert.Equal(now.Figures.Sites, now.Figures.NormalSites);
    }

    [Fact]
    public void Of_ChangeThatItDoesNotShow_KeepsItsReferences()
    {
        scene.Delay(72).Settle();
        var before = situations.Of(scene.State);

        scene.PersonWith("P-9", ["viewer"]);

        Assert.Same(before, situations.Of(scene.State));
    }

    [Fact]
    public void Of_AcknowledgedCase_KeepsThePictureOnlyIfNoCaseChanged()
    {
        scene.Delay(72).Settle();
        var before = situations.Of(scene.State);

        scene.When(new AcknowledgeCase("EX-1001"));

        var after = situations.Of(scene.State);
        Assert.Equal((1, 2), (before.Cases[0].Done, after.Cases[0].Done));
    }
}
