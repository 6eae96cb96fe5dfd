using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class EscalationTests
{
    [Fact]
    public void Ladder_WhenNobodyAnswers_IsClimbedInOrderOnceAndThenParks()
    {
        var scene = Scene.Small().Delay(24).Settle();
        var asked = scene.Now;
        scene.Pass(30);
        Assert.Equal(
            [(1, "operations", asked.AddHours(6)), (2, "management", asked.AddHours(8))],
            scene.All<ApprovalEscalated>().Select(rung => (rung.Level, rung.Function, rung.Deadline)));
        Assert.Equal(TimeoutPolicy.Park, scene.One<ApprovalTimedOut>().Policy);
        Assert.Equal((ApprovalStatus.TimedOut, asked.AddHours(8)), (scene.Approval().Status, scene.Approval().DecidedAt));
        Assert.Equal(RunStatus.Parked, scene.Run().Status);
    }

    [Fact]
    public void Bell_RungEarlyOrTwice_ChangesNothing()
    {
        var scene = Scene.Small().Delay(24).Settle().PassWithoutBells(3.9);
        scene.When(new RingTimers());
        Assert.Empty(scene.Last);
        scene.PassWithoutBells(0.2).When(new RingTimers());
        Assert.Single(scene.Last);
        scene.When(new RingTimers());
        Assert.Empty(scene.Last);
    }

    [Fact]
    public void Rung_ThatHasNotJoined_MayNotAnswer()
    {
        var scene = Scene.Small().Delay(24).Settle();
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new Approve("AP-301", null, "yes"), Caller.Of("P-2")).Kind);
        scene.Pass(4);
        scene.When(new Approve("AP-301", null, "yes"), Caller.Of("P-2"));
        Assert.Equal(("procurement", "operations"), (scene.One<ApprovalAnswered>().Function, scene.One<ApprovalAnswered>().StandIn));
        scene.Pass(100);
        Assert.Single(scene.All<ApprovalEscalated>());
    }

    [Theory]
    [InlineData("safeOption", RunStatus.Completed)]
    [InlineData("reject", RunStatus.Rejected)]
    [InlineData("park", RunStatus.Parked)]
    public void TimeOut_ByItsPolicy_ActsOrNot(string policy, RunStatus ended)
    {
        var scene = Scene.Small();
        var text = ProtocolText.Shipped.Single(one => one.Contains("id: supplier-delay-under-48h", StringComparison.Ordinal))
            .Replace("onTimeout: park", $"onTimeout: {policy}", StringComparison.Ordinal);
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
        scene.Delay(24).Settle().Pass(9);
        Assert.Equal(ended, scene.Run().Status);
        if (policy == "safeOption") Assert.Equal("wait", scene.Run().Options.Single(option => option.Id == scene.Run().Chosen).Kind);
    }

    [Fact]
    public void Run_StaysWithTheVersionItStartedWith()
    {
        var scene = Scene.Small().Delay(24);
        var text = ProtocolText.Shipped.Single(one => one.Contains("id: supplier-delay-under-48h", StringComparison.Ordinal))
            .Replace("windowHours: 4", "windowHours: 9", StringComparison.Ordinal);
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text));
        scene.Settle();
        Assert.Equal((1, scene.Now.AddHours(4)), (scene.Approval().Version, scene.Approval().Deadline));
    }

    [Fact]
    public void ParkedRun_OfACaseThatIsOver_EndsWithIt()
    {
        var scene = Scene.Small().Delay(24).Settle().Pass(10);
        scene.When(new Core.Exceptions.ResolveCase("EX-1001", "settled by telephone"), Caller.Of("P-1"));
        Assert.Equal(RunStatus.Superseded, scene.Run().Status);
    }
}
