using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Runs;
using ControlTower.Web.Features.Overview.Feed;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Tests.Web.Features.Overview;

public sealed class FeedWordsTests
{
    [Fact]
    public void Say_SignalThatOpensACase_ReadsAsASentenceAndOpensIt()
    {
        var scene = Scene.Small().Delay(72);

        var lines = scene.Last.Select(fact => FeedWords.Say(fact, scene.State)).OfType<FeedLine>().ToList();

        Assert.Contains(lines, line => line.Word == "supplier.delayed" && line.Text.EndsWith("from erp", StringComparison.Ordinal));
        var opened = Assert.Single(lines, line => line.Word == "case");
        Assert.Equal((StatusKind.Critical, "/exceptions/EX-1001"), (opened.Status, opened.Href));
        Assert.StartsWith("EX-1001 Supplier delay +72 h, ", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_FactThatNobodyReadsAbout_IsPassedOver()
    {
        var scene = Scene.Small();
        scene.PersonWith("P-9", ["viewer"]);

        Assert.Null(FeedWords.Say(Assert.Single(scene.Last), scene.State));
    }

    [Fact]
    public void Say_BreakerThatAPersonCloses_NamesItsProtocolAndTheReason()
    {
        var scene = Asking.Given(new Breakers(0, null), Asking.Level(DecisionMode.Automatic, "planning")).Ask();
        scene.When(new ResetBreaker("late.actionsPerHour", "looked at"), Core.Tower.Caller.Of("P-1"));

        var line = FeedWords.Say(Assert.Single(scene.Last), scene.State)!;

        Assert.Equal(("breaker closed", StatusKind.Ok, "Late: 0 automatic actions in the last hour reach the limit of 0; closed by a person: looked at"), (line.Word, line.Status, line.Text));
    }
}
