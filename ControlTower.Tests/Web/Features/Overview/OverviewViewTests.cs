using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Overview;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Tests.Web.Features.Overview;

public sealed class OverviewViewTests
{
    [Fact]
    public void Of_EmptyTower_SaysSo() => Assert.True(OverviewView.Of(TowerState.Empty, new Situations().Of(TowerState.Empty), null).Empty);

    [Fact]
    public void Of_JointDecision_IsMineForItsFunctionsOnly()
    {
        var scene = Scene.Small().Delay(72).Settle();
        var now = new Situations().Of(scene.State);

        var asked = OverviewView.Of(scene.State, now, scene.State.People.Persons.Find("P-1"));
        var other = OverviewView.Of(scene.State, now, scene.State.People.Persons.Find("P-5"));

        Assert.Equal((1, 1, 1), (asked.NeedsCount, asked.ApprovalsCount, asked.MineCount));
        Assert.Equal((1, 1, 0), (other.NeedsCount, other.ApprovalsCount, other.MineCount));
        Assert.Equal("Procurement and Operations", Assert.Single(asked.Approvals).Functions);
    }

    [Fact]
    public void Arrange_WhileSomebodyPoints_MovesNoRow()
    {
        var held = new HeldCases();
        var first = new Situations().Of(Scene.Small().Delay(72).Settle().State).Cases;
        held.Arrange(first);
        held.Holding = true;
        var more = first.Prepend(first[0] with { Id = "EX-1002" }).ToList();

        Assert.Equal(["EX-1001"], held.Arrange(more).Select(one => one.Id));
        Assert.Equal(1, held.Waiting);

        held.Release();
        Assert.Equal(["EX-1002", "EX-1001"], held.Arrange(more).Select(one => one.Id));
        Assert.Equal(0, held.Waiting);
    }
}
