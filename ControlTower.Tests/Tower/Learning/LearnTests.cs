using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Learning;
using ControlTower.Tests.Tower.Runs;
using static ControlTower.Tests.Tower.Learning.Decisions;

namespace ControlTower.Tests.Tower.Learning;

public sealed class LearnTests
{
    [Fact]
    public void GivenTwentyThatWereApprovedAtOnce_WhenLookedAt_ThenAHigherLimitIsProposedAndNothingElseChanges()
    {
        var scene = Given(Text);
        var inForce = scene.State.Protocols.Published["late"];
        for (var n = 0; n < 20; n++) Answer(scene, 5, cost: 900 + n);
        var proposal = Learn.From(scene.State.Protocols, "late", scene.Now).Single(one => one.Kind == ProposalKind.RaiseLimit);
        Assert.Equal("Raise the limit from EUR 500 to EUR 920", proposal.Title);
        Assert.Equal((20, 20, "of 20 asked, 20 were approved as proposed within 10 min"), (proposal.Evidence.Asked, proposal.Evidence.Fitting, proposal.Because));
        Assert.Equal(Text.Replace("amount: 500", "amount: 920", StringComparison.Ordinal), proposal.Text);
        Assert.Equal(920, proposal.Document.Levels[0].Authority!.PerDecision!.Value.Amount);
        Assert.Same(inForce, scene.State.Protocols.Published["late"]);
    }

    [Fact]
    public void GivenOneTooFew_WhenLookedAt_ThenNothingIsProposed()
    {
        var scene = Given(Text);
        for (var n = 0; n < 19; n++) Answer(scene, 5);
        Assert.Empty(Learn.From(scene.State.Protocols, "late", scene.Now));
    }

    [Fact]
    public void GivenTwoOfTwentyRefused_WhenLookedAt_ThenTheLimitStays()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 5, option: n < 2 ? null : "A");
        Assert.DoesNotContain(Learn.From(scene.State.Protocols, "late", scene.Now), one => one.Kind == ProposalKind.RaiseLimit);
    }

    [Fact]
    public void GivenAmountsFarAboveTheLimit_WhenLookedAt_ThenItGrowsByAStep()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 5, cost: 40_000);
        Assert.Equal("Raise the limit from EUR 500 to EUR 1500", Learn.From(scene.State.Protocols, "late", scene.Now)[0].Title);
    }

    [Fact]
    public void GivenOneApproverWhoNeverObjects_WhenLookedAt_ThenTheTowerMayDecideThatMuchAlone()
    {
        var scene = Given(Text.Replace("decision: automatic", "decision: one", StringComparison.Ordinal));
        for (var n = 0; n < 20; n++) Answer(scene, 5, cost: 300);
        var proposal = Learn.From(scene.State.Protocols, "late", scene.Now).Single(one => one.Kind == ProposalKind.DecideAlone);
        Assert.Equal((DecisionMode.Automatic, 300m), (proposal.Document.Levels[0].Decision.Mode, proposal.Document.Levels[0].Authority!.PerDecision!.Value.Amount));
    }

    [Fact]
    public void GivenAnOptionThatNobodyTakes_WhenLookedAt_ThenItIsToGo()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 90, option: "B");
        var proposal = Assert.Single(Learn.From(scene.State.Protocols, "late", scene.Now));
        Assert.Equal((ProposalKind.DropOption, "Offer expedite no longer"), (proposal.Kind, proposal.Title));
        Assert.Equal(["activateBackup"], proposal.Document.Options.Select(option => option.Kind));
        Assert.Contains("# as agreed in spring", proposal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void GivenAFunctionThatAlwaysRefuses_WhenLookedAt_ThenWhatItRefusesIsToGoAndItIsNamed()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 90, option: null);
        Assert.All(Learn.From(scene.State.Protocols, "late", scene.Now), one => Assert.Contains("planning refused 20 of the questions", one.Because, StringComparison.Ordinal));
        Assert.Equal(2, Learn.From(scene.State.Protocols, "late", scene.Now).Count);
    }

    [Fact]
    public void GivenWindowsThatAreNeverNeeded_WhenLookedAt_ThenAShorterOneIsProposed()
    {
        var scene = Given(Text.Replace("windowHours: 4", "window: 8 h", StringComparison.Ordinal));
        for (var n = 0; n < 20; n++) Answer(scene, n == 0 ? 60 : 20, option: n % 2 == 0 ? "A" : "B");
        var proposal = Assert.Single(Learn.From(scene.State.Protocols, "late", scene.Now));
        Assert.Equal((ProposalKind.ShortenWindow, "Shorten the window from 8 h to 2 h", 2m), (proposal.Kind, proposal.Title, proposal.Document.Levels[0].WindowHours));
    }

    [Fact]
    public void GivenWindowsThatAlwaysRunOut_WhenLookedAt_ThenALongerOneIsProposed()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++)
        {
            scene.Ask(supplier: (n % 9) + 1).Pass(4.1);
            scene.When(new ResolveCase(scene.State.Exceptions.Open.Keys.Single(), "over"));
        }
        var proposal = Assert.Single(Learn.From(scene.State.Protocols, "late", scene.Now));
        Assert.Equal((ProposalKind.LengthenWindow, 8m), (proposal.Kind, proposal.Document.Levels[0].WindowHours));
    }

    [Fact]
    public void GivenDecisionsOfLongAgo_WhenLookedAt_ThenTheySayNothing()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 5);
        Assert.NotEmpty(Learn.From(scene.State.Protocols, "late", scene.Now.AddDays(89)));
        Assert.Empty(Learn.From(scene.State.Protocols, "late", scene.Now.AddDays(91)));
    }

    [Fact]
    public void GivenAnswersWithoutAPattern_WhenLookedAt_ThenNothingIsProposed()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new Random(seed);
            var scene = Given(Text);
            for (var n = 0; n < 40; n++) Answer(scene, random.Next(1, 235), random.Next(501, 9_000), random.Next(4) switch { 0 => null, 1 => "B", _ => "A" });
            Assert.Empty(Learn.From(scene.State.Protocols, "late", scene.Now));
        }
    }

    [Fact]
    public void GivenTheSameDecisions_WhenLookedAtTwice_ThenTheProposalsAreTheSame()
    {
        var scene = Given(Text);
        for (var n = 0; n < 20; n++) Answer(scene, 5);
        Assert.Equal(Told(scene), Told(scene));

        static IEnumerable<string> Told(Scene scene) => Learn.From(scene.State.Protocols, "late", scene.Now).Select(one => $"{one.Number} {one.Title} {one.Text}");
    }
}
