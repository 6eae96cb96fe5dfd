using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Tower.Backtest.Scenarios;
using ControlTower.Web.Features.Protocols.Authoring;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class BacktestComparisonTests
{
    [Fact]
    public void Compare_TwoThatAskOthers_NamesTheCaseAndBothWays()
    {
        var (draft, published) = (Played("operations"), Played("procurement"));

        var compared = BacktestComparison.Of(draft, published);

        var one = Assert.Single(compared.Differences);
        Assert.Equal((1, TimelineKind.CaseOpened, "asks procurement", "asks operations"), (compared.DifferenceCount, one.Opened.Kind, one.Published.Split(',')[0], one.Draft.Split(',')[0]));
        Assert.Equal((1, 1), (Assert.Single(compared.Days).Published, compared.Days[0].Draft));
        Assert.Equal("same", compared.Measures.Single(measure => measure.Name == "Asked of people").Change);
    }

    [Fact]
    public void Compare_OneWithItself_FindsNothing() => Assert.Equal(0, BacktestComparison.Of(Played("procurement"), Played("procurement")).DifferenceCount);

    private static BacktestResult Played(string function)
    {
        var text = $"id: late\ntitle: Late\ncases: [supplierDelay]\nlevel:\n  functions: [{function}]\n  window: 4 h\noptions: [wait]\n";
        var plan = Scenario.Parse("title: One delay\nhours: 24\nsignals:\n  - { at: 1, type: supplier.delayed, data: { site: SUP-1, delayHours: 60 } }").Plan;
        return BacktestRun.Play(plan with { Protocols = [new(ProtocolText.Parse(text).Value!, text)] }, Scene.Patient, null, CancellationToken.None).Value!;
    }
}
