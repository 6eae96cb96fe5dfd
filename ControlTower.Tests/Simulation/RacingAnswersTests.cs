using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Runs;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Simulation;

/// <summary>Many clients answer the same questions at once, in an order that a seed draws: each is decided once, and done once.</summary>
public sealed class RacingAnswersTests
{
    private static readonly DecisionMode[] Modes = [DecisionMode.One, DecisionMode.Joint, DecisionMode.Sequential];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void FiveHundredQuestions_ByUpToEightClients_AreEachDecidedOnceAndDoneOnce(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 56; round++)
        {
            var scene = Given(Asking.Level(Modes[round % 3], "procurement", "operations") with { Ladder = [new("management", 3)], Decision = Rule(round) });
            for (var n = 1; n <= 9; n++) scene.Ask(supplier: n);
            foreach (var (person, approval, yes) in Answers(random))
            {
                if (random.Next(40) == 0) scene.Pass(1);
                _ = yes ? scene.Yes(person, approval) : scene.No(person, approval);
            }
            Hold(scene);
        }
    }

    private static DecisionRule Rule(int round) => new(Modes[round % 3]) { Quorum = Modes[round % 3] == DecisionMode.Joint && round % 2 == 0 ? 1 : null };

    /// <summary>One to eight clients for each of nine questions, shuffled together.</summary>
    private static List<(string Person, string Approval, bool Yes)> Answers(Random random)
    {
        string[] people = ["P-1", "P-2", "P-3", "P-7", "P-1", "P-2", "P-4", "P-7"];
        var answers = Enumerable.Range(301, 9).SelectMany(id => people.Take(random.Next(1, 9)).Select(person => (person, $"AP-{id}", random.Next(4) != 0))).ToArray();
        random.Shuffle(answers);
        return [.. answers];
    }

    private static void Hold(Scene scene)
    {
        var ends = scene.Journal.Select(fact => fact.Body switch { ApprovalApproved one => one.Approval, ApprovalRejected one => one.Approval, ApprovalTimedOut one => one.Approval, ApprovalVoided one => one.Approval, _ => null }).OfType<string>().ToList();
        Assert.Equal(ends.Count, ends.Distinct().Count());
        var approved = scene.All<ApprovalApproved>().Select(one => scene.Approval(one.Approval).Run).Order(StringComparer.Ordinal);
        Assert.Equal(approved, scene.All<RunActing>().Select(one => one.Run).Order(StringComparer.Ordinal));
        Assert.Equal(scene.All<RunActing>().Count, scene.All<StepRequested>().Count);
        Assert.All(scene.All<ApprovalApproved>(), one => Assert.Equal(Verdict.Agreed, Quorum.Of(scene.Approval(one.Approval))));
    }
}
