using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower.Runs;
using ControlTower.Web.Shared.Decisions;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Web.Shared.Decisions;

public sealed class DecisionRuleWordsTests
{
    public static TheoryData<DecisionRule, string> Rules => new()
    {
        { new(DecisionMode.One), "any of 3 decides" },
        { new(DecisionMode.Joint), "all 3 must approve" },
        { new(DecisionMode.Joint) { Quorum = 2 }, "2 of 3 must approve" },
        { new(DecisionMode.Joint) { WeightNeeded = 2.5m }, "votes of weight 2.5 must approve" },
        { new(DecisionMode.Sequential), "3 decide one after the other" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Asks_ByItsRule_IsSaid(DecisionRule rule, string words)
    {
        var scene = Given(Asking.Level(DecisionMode.Joint, "procurement", "operations", "planning") with { Decision = rule }).Ask();
        Assert.Equal(words, DecisionView.Of(scene.State, scene.Approval(), new(null, id => id ?? "")).Asks);
    }

    [Fact]
    public void Answers_TellVetoRefusalAndWhoComesLater()
    {
        var rule = new DecisionRule(DecisionMode.Joint) { Quorum = 2, Veto = ["planning"] };
        var scene = Given(Asking.Level(DecisionMode.Joint, "procurement", "operations", "planning") with { Decision = rule }).Lend("P-1", "P-5", "procurement").Ask();
        scene.No("P-5");
        var answers = DecisionView.Of(scene.State, scene.Approval(), new(null, id => $"desk {id}")).Answers;
        Assert.Equal((true, "desk P-1", "has a veto"), (answers[0].Refused, answers[0].OnBehalfOf, answers[2].Voice));
        var turns = Given(Asking.Level(DecisionMode.Sequential, "procurement", "operations")).Ask();
        Assert.Equal([false, true], DecisionView.Of(turns.State, turns.Approval(), new(null, id => id ?? "")).Answers.Select(one => one.Later));
    }
}
