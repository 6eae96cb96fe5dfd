using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

public sealed class SeparationTests
{
    public static TheoryData<string> Names => [.. SeparationCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Way_RoundTheSecondPairOfEyes_DecidesNothing(string name)
    {
        var scene = SeparationCases.All[name]();
        Assert.Empty(scene.All<ApprovalApproved>());
        Assert.Empty(scene.All<ApprovalRejected>());
        Assert.Empty(scene.All<RunActing>());
        // Those who may decide still can: it was the way that was closed, not the question.
        if (scene.State.Protocols.Waiting.TryFirst(out var waiting, out _)) DecidedRightly(scene, waiting);
    }

    [Fact]
    public void Cases_AreAtLeastSixty() => Assert.True(SeparationCases.All.Count >= 60, $"{SeparationCases.All.Count}");

    [Fact]
    public void Delegate_InTheNameOfAnother_IsSeenInTheRecord()
    {
        var scene = Given(Level(DecisionMode.One, "procurement")).Lend("P-1", "P-5", "procurement").Ask();
        Assert.True(scene.Yes("P-5").Succeeded);
        var answer = scene.Approval().Functions[0];
        Assert.Equal(("P-5", "P-1", "DG-1"), (By(answer), answer.OnBehalfOf, answer.Delegation));
        Assert.Equal(("P-1", "DG-1"), (scene.One<ApprovalAnswered>().OnBehalfOf, scene.One<ApprovalAnswered>().Delegation));
    }

    [Fact]
    public void Delegation_EndsWithItsTime_AndSaysSo()
    {
        var scene = Given(Level(DecisionMode.One, "procurement")).Lend("P-1", "P-5", "procurement").Pass(241);
        Assert.Equal(("DG-1", "its time is over"), (scene.One<DelegationEnded>().Delegation, scene.One<DelegationEnded>().Because));
        Assert.Empty(scene.State.People.Delegations);
    }

    [Fact]
    public void Delegation_IsEndedByNobodyElse() =>
        Assert.Equal(RefusalKind.Forbidden, Given(Level(DecisionMode.One, "procurement")).Lend("P-1", "P-5", "procurement").Refused(new EndDelegation("DG-1"), Caller.Of("P-2")).Kind);

    /// <summary>Five of 1,000 at once, under a day's authority of 3,000: each is within alone, and the fourth goes up the ladder.</summary>
    [Fact]
    public void Splitting_OverFiveOrders_GoesUpTheLadderPastTheDaysAuthority()
    {
        var level = Level(DecisionMode.One, "procurement") with { Ladder = [new("management", 4)], Authority = new() { PerDecision = Networks.Euro(2_000), PerDay = Networks.Euro(3_000) } };
        var scene = Given(level);
        for (var n = 1; n <= 5; n++) scene.Ask(1_000, n);
        for (var n = 1; n <= 5; n++) Assert.True(scene.Yes(n % 2 == 0 ? "P-7" : "P-1", $"AP-{300 + n}").Succeeded);
        Assert.Equal(3, scene.All<RunActing>().Count);
        Assert.Equal(["AP-304", "AP-305"], scene.All<ApprovalWidened>().Select(one => one.Approval));
        Assert.Contains(scene.Approval("AP-304").Evidence, line => line.Contains("above the authority of EUR 3000 a day", StringComparison.Ordinal));
        scene.Yes("P-3", "AP-304");
        Assert.Equal(4, scene.All<RunActing>().Count);
        scene.Ask(1_000, 6);
        Assert.Equal(["procurement", "management"], scene.Approval("AP-306").Functions.Select(one => one.Function));
        scene.PassWithoutBells(25).Ask(1_000, 7);
        Assert.Equal(["procurement"], scene.Approval("AP-307").Functions.Select(one => one.Function));
    }

    [Fact]
    public void Splitting_WhereTheTowerActsOnItsOwn_AsksAPersonPastTheDaysAuthority()
    {
        var scene = Given(Level(DecisionMode.Automatic, "planning") with { Authority = new() { PerDay = Networks.Euro(2_500) } });
        for (var n = 1; n <= 3; n++) scene.Ask(1_000, n);
        Assert.Equal((2, 1), (scene.All<RunActing>().Count, scene.State.Protocols.Waiting.Count));
    }

    [Fact]
    public void Answer_ThatLapsed_IsAskedAgainWithTheReason()
    {
        var scene = Given(Level(DecisionMode.Joint, "procurement", "operations")).Ask().Try("P-1");
        scene.When(new ChangePerson("P-1", [Roles.Viewer], []));
        Assert.True(scene.Yes("P-2").Succeeded);
        Assert.Equal(("procurement", ApprovalStatus.Waiting), (scene.One<ApprovalAnswerLapsed>().Function, scene.Status()));
        Assert.Contains(scene.Approval().Evidence, line => line.Contains("no longer stands", StringComparison.Ordinal));
        Assert.True(scene.Yes("P-7").Succeeded);
        Assert.Equal(ApprovalStatus.Approved, scene.Status());
    }

    /// <summary>What is above the authority of a level without a ladder is nobody's to decide.</summary>
    private static void DecidedRightly(Scene scene, string approval)
    {
        var asked = scene.Approval(approval);
        var limits = scene.State.Protocols.Published[Protocol].Document.Levels[0].Authority;
        if (asked.Ladder.Count == 0 && limits is not null) return;
        scene.Rightly(approval);
        Assert.Equal(ApprovalStatus.Approved, scene.Status(approval));
    }
}
