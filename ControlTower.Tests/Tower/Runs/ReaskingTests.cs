using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

public sealed class ReaskingTests
{
    private static Scene Half()
    {
        var scene = Given(Level(DecisionMode.Joint, "procurement", "operations") with { ReaskShare = 0.1m }).Ask();
        scene.Yes("P-1");
        return scene;
    }

    [Fact]
    public void News_ThatMovesTheCostTooFar_VoidsWhatWasAnsweredAndAsksAnew()
    {
        var scene = Half().Tell(1, 20).Weigh(Option("A", 1_200));
        Assert.Equal(ApprovalStatus.Void, scene.Status());
        Assert.Contains("from EUR 1000 to EUR 1200", scene.Approval().Reason, StringComparison.Ordinal);
        Assert.Equal(["procurement"], scene.Agreed());
        Assert.Equal((ApprovalStatus.Waiting, "AP-302"), (scene.Status("AP-302"), scene.Run().Approval));
        Assert.Empty(scene.Agreed("AP-302"));
        Assert.Contains(scene.Approval("AP-302").Evidence, line => line.Contains("counts no longer", StringComparison.Ordinal));
        Assert.Equal(RefusalKind.Conflict, scene.Yes("P-2").Refusal!.Kind);
        scene.Yes("P-1", "AP-302");
        scene.Yes("P-2", "AP-302");
        Assert.Equal("hash-A-1200", scene.One<RunActing>().OptionHash);
    }

    [Fact]
    public void News_WithinTheShare_LeavesTheQuestionAndItsAnswers()
    {
        var scene = Half().Tell(1, 20).Weigh(Option("A", 1_050));
        Assert.Equal((ApprovalStatus.Waiting, 1), (scene.Status(), scene.All<RunWeighingHeld>().Count));
        scene.Yes("P-2");
        Assert.Equal("hash-A-1000", scene.One<RunActing>().OptionHash);
    }

    [Fact]
    public void News_ThatChangesTheEffect_AsksAnew() =>
        Assert.Equal(ApprovalStatus.Void, Half().Tell(1, 20).Weigh(Option("A", 1_000, saved: 0)).Status());

    [Fact]
    public void News_ThatRulesTheOptionOut_AsksAnew()
    {
        var scene = Half().Tell(1, 20).Weigh(Option("B", 500) with { Id = "A" });
        Assert.Equal(ApprovalStatus.Void, scene.Status());
        Assert.Contains("can no longer be carried out", scene.Approval().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void News_WithoutAShare_NeverAsksAnew()
    {
        var scene = Given(Level(DecisionMode.One, "procurement")).Ask().Tell(1, 20).Weigh(Option("A", 9_000));
        Assert.Equal(ApprovalStatus.Waiting, scene.Status());
    }

    [Fact]
    public void Answer_WithdrawnBeforeItIsDecided_IsOpenAgain()
    {
        var scene = Half();
        scene.When(new WithdrawAnswer("AP-301", "too early"), Caller.Of("P-1"));
        Assert.Empty(scene.Agreed());
        Assert.Null(scene.Approval().Option);
        scene.Yes("P-2", option: "B");
        Assert.Equal(ApprovalStatus.Waiting, scene.Status());
        scene.Yes("P-1");
        Assert.Equal(("B", ApprovalStatus.Approved), (scene.One<RunActing>().Option, scene.Status()));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new WithdrawAnswer("AP-301", "too late"), Caller.Of("P-1")).Kind);
    }

    [Fact]
    public void Answer_OfAnother_IsNotWithdrawn() =>
        Assert.Equal(RefusalKind.Forbidden, Half().Refused(new WithdrawAnswer("AP-301", "not mine"), Caller.Of("P-2")).Kind);

    [Fact]
    public void Question_WithdrawnByItsPlanner_IsVoidWithTheReason()
    {
        var scene = Half();
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new WithdrawQuestion("AP-301", "no"), Caller.Of("P-1")).Kind);
        scene.When(new WithdrawQuestion("AP-301", "ordered elsewhere"), Caller.Of("P-8"));
        Assert.Equal((ApprovalStatus.Void, "ordered elsewhere", RunStatus.Superseded), (scene.Status(), scene.Approval().Reason, scene.Run().Status));
    }
}
