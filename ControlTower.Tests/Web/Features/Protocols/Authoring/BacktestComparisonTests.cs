using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Backtest.Scenarios;
using ControlTower.Tests.Tower.Runs;
using ControlTower.Web.Features.Protocols.Authoring;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class BacktestComparisonTests
{
    [Fact]
    public void Compare_TwoThatAskOthers_NamesTheCaseAndBothWays()
    {
        var (draft, other) = (Played("operations"), Played("procurement"));

        var compared = BacktestComparison.Of(draft, other);

        var one = Assert.Single(compared.Differences);
        Assert.Equal((1, TimelineKind.CaseOpened, "asks procurement", "asks operations"), (compared.DifferenceCount, one.Opened.Kind, one.Other.Split(',')[0], one.Draft.Split(',')[0]));
        Assert.Equal((1, 1), (Assert.Single(compared.Days).Other, compared.Days[0].Draft));
        Assert.Equal("same", compared.Measures.Single(measure => measure.Name == "Asked of people").Change);
    }

    [Fact]
    public void Compare_OneWithItself_FindsNothing() => Assert.Equal(0, BacktestComparison.Of(Played("procurement"), Played("procurement")).DifferenceCount);

    [Fact]
    public void Compare_OneWithAnotherWindow_SaysWhatComesLater()
    {
        var compared = BacktestComparison.Of(Played("procurement", 6), Played("procurement", 4));

        var one = Assert.Single(compared.Differences);
        Assert.Equal((one.Other, "times out 2 h later, is parked 2 h later"), (one.Draft, one.Times!.Replace('\u202F', ' ')));
    }

    [Fact]
    public void Opponents_OfADraft_ArePublishedVersionsAndOtherDrafts()
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.One, "planning"));
        scene.When(new DraftProtocol("other", Text("finance", 4).Replace("id: late", "id: other", StringComparison.Ordinal), 0), Core.Tower.Caller.Of("P-8"));
        scene.When(new DraftProtocol("broken", "id: [", 0), Core.Tower.Caller.Of("P-8"));
        var opponents = new BacktestOpponents(scene.State.Protocols, "late");

        Assert.Equal([("published", "what is published"), ("v1", "v1, in force"), ("draft broken", "the draft of broken"), ("draft other", "the draft of other")], opponents.Choices.Select(one => (one.Id, one.Label)));
        Assert.Equal(["late", "other"], opponents.Of("draft other")!.Select(one => one.Document.Id));
        Assert.Equal((1, null, null), (opponents.Of("v1")!.Count, opponents.Of("v2"), opponents.Of("draft broken")));
        Assert.Equal(["Published", "v1", "Draft of other"], new[] { "published", "v1", "draft other" }.Select(BacktestOpponents.Head));
    }

    private static string Text(string function, int hours) => $"id: late\ntitle: Late\ncases: [supplierDelay]\nlevel:\n  functions: [{function}]\n  window: {hours} h\noptions: [wait]\n";

    private static BacktestResult Played(string function, int hours = 4)
    {
        var text = Text(function, hours);
        var plan = Scenario.Parse("title: One delay\nhours: 24\nsignals:\n  - { at: 1, type: supplier.delayed, data: { site: SUP-1, delayHours: 60 } }").Plan;
        return BacktestRun.Play(plan with { Protocols = [new(ProtocolText.Parse(text).Value!, text)] }, Scene.Patient, null, CancellationToken.None).Value!;
    }
}
