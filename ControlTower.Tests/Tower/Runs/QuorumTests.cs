using ControlTower.Core.Protocols;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

public sealed class QuorumTests
{
    private static readonly string[] Three = ["procurement", "operations", "planning"];

    [Fact]
    public void One_OfSeveralFunctions_TheFirstAnswerDecides()
    {
        var yes = Given(Level(DecisionMode.One, Three)).Ask();
        Assert.True(yes.Yes("P-2").Succeeded);
        Assert.Equal(ApprovalStatus.Approved, yes.Status());
        var no = Given(Level(DecisionMode.One, Three)).Ask();
        Assert.True(no.No("P-4").Succeeded);
        Assert.Equal(ApprovalStatus.Rejected, no.Status());
    }

    [Fact]
    public void All_AnyRefusal_Rejects()
    {
        var scene = Given(Level(DecisionMode.Joint, Three)).Ask();
        scene.Yes("P-1");
        scene.No("P-2");
        Assert.Equal((ApprovalStatus.Rejected, RunStatus.Rejected), (scene.Status(), scene.Run().Status));
    }

    [Fact]
    public void TwoOfThree_OneRefusal_DecidesNothingYet()
    {
        var scene = Given(Level(DecisionMode.Joint, Three) with { Decision = new(DecisionMode.Joint) { Quorum = 2 } }).Ask();
        scene.No("P-1");
        Assert.Equal(ApprovalStatus.Waiting, scene.Status());
        Assert.Equal("procurement", scene.One<ApprovalRefused>().Function);
        Assert.Empty(scene.All<ApprovalRejected>());
        scene.Yes("P-2");
        Assert.Equal(ApprovalStatus.Waiting, scene.Status());
        scene.Yes("P-4");
        Assert.Equal(ApprovalStatus.Approved, scene.Status());
        Assert.Equal(["operations", "planning"], scene.One<RunActing>().Functions!);
    }

    [Fact]
    public void TwoOfThree_SecondRefusal_Rejects()
    {
        var scene = Given(Level(DecisionMode.Joint, Three) with { Decision = new(DecisionMode.Joint) { Quorum = 2 } }).Ask();
        scene.No("P-1");
        scene.No("P-4");
        Assert.Equal(ApprovalStatus.Rejected, scene.Status());
        Assert.Equal("planning", scene.One<ApprovalRejected>().Function);
    }

    [Fact]
    public void Veto_OfOneFunction_RejectsAloneAlsoWhereOthersAreEnough()
    {
        var scene = Given(Level(DecisionMode.Joint, Three) with { Decision = new(DecisionMode.Joint) { Quorum = 2, Veto = ["planning"] } }).Ask();
        scene.Yes("P-1");
        scene.No("P-4");
        Assert.Equal(ApprovalStatus.Rejected, scene.Status());
    }

    [Theory]
    [InlineData(ApprovalStatus.Approved, "P-1", "P-2")]
    [InlineData(ApprovalStatus.Waiting, "P-2", "P-4")]
    public void Weights_NeededSum_IsWhatCounts(ApprovalStatus expected, string first, string second)
    {
        var scene = Given(Level(DecisionMode.Joint, Three) with { Decision = new(DecisionMode.Joint) { WeightNeeded = 3, Weights = [new("procurement", 2)] } }).Ask();
        scene.Yes(first);
        scene.Yes(second);
        Assert.Equal(expected, scene.Status());
    }

    [Fact]
    public void Weights_ThatCannotBeReachedAnyMore_Reject()
    {
        var scene = Given(Level(DecisionMode.Joint, Three) with { Decision = new(DecisionMode.Joint) { WeightNeeded = 3, Weights = [new("procurement", 2)] } }).Ask();
        scene.No("P-1");
        Assert.Equal(ApprovalStatus.Rejected, scene.Status());
    }

    [Fact]
    public void Sequential_TheNextIsNotAskedBefore_AndItsWindowBeginsThen()
    {
        var scene = Given(Level(DecisionMode.Sequential, Three)).Ask();
        Assert.Equal("procurement", Assert.Single(scene.Approval().Asked).Function);
        Assert.Contains("asked first", scene.Yes("P-2").Refusal!.Message, StringComparison.Ordinal);
        scene.PassWithoutBells(3).Yes("P-1");
        Assert.Equal(("operations", scene.Now.AddHours(4)), (scene.One<ApprovalHandedOn>().Function, scene.Approval().Deadline));
        Assert.Equal(scene.Now, scene.Approval().Functions[1].AskedAt);
        scene.PassWithoutBells(3).Yes("P-2");
        scene.PassWithoutBells(3).Yes("P-4");
        Assert.Equal(ApprovalStatus.Approved, scene.Status());
        Assert.Equal(2, scene.All<ApprovalHandedOn>().Count);
    }

    [Fact]
    public void Sequential_RefusalOfOne_Rejects()
    {
        var scene = Given(Level(DecisionMode.Sequential, Three)).Ask();
        scene.Yes("P-1");
        scene.No("P-2");
        Assert.Equal(ApprovalStatus.Rejected, scene.Status());
    }

    [Fact]
    public void Sequential_LadderJoins_AndStaysForThoseAfter()
    {
        var scene = Given(Level(DecisionMode.Sequential, Three) with { Ladder = [new("management", 4)] }).Ask().Pass(4.5);
        Assert.Equal(1, scene.Approval().EscalationLevel);
        Assert.True(scene.Yes("P-3").Succeeded);
        Assert.Equal(("procurement", "management"), (scene.One<ApprovalAnswered>().Function, scene.One<ApprovalAnswered>().StandIn));
        Assert.Equal("operations", Assert.Single(scene.Approval().Asked).Function);
    }

    [Fact]
    public void Raise_AsksAtTheNextLevel_WithTheRecordOfTheFirst()
    {
        var scene = Given(Level(DecisionMode.Joint, "procurement", "operations") with { OnTimeout = TimeoutPolicy.Raise }, Level(DecisionMode.One, "management") with { Name = "above" }).Ask();
        scene.Yes("P-1");
        scene.Pass(5);
        Assert.Equal(("above", RunStatus.Weighing), (scene.One<RunRaised>().Level, scene.Run().Status));
        scene.Weigh(Option("A", 900));
        Assert.Equal(["management"], scene.Approval("AP-302").Functions.Select(one => one.Function));
        Assert.Contains(scene.Approval("AP-302").Evidence, line => line.Contains("AP-301 asked procurement and operations", StringComparison.Ordinal));
        Assert.Contains(scene.Approval("AP-302").Evidence, line => line.Contains("procurement agreed to option A", StringComparison.Ordinal));
        Assert.True(scene.Yes("P-3", "AP-302").Succeeded);
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
    }

    [Fact]
    public void SafeOption_AboveAuthority_IsNotTakenBecauseNobodyAnswered()
    {
        var scene = Given(Level(DecisionMode.One, "procurement") with { OnTimeout = TimeoutPolicy.SafeOption, Authority = new() { PerDecision = Networks.Euro(100) } }).Ask().Pass(5);
        Assert.Equal(RunStatus.Parked, scene.Run().Status);
        Assert.Empty(scene.All<RunActing>());
    }
}
