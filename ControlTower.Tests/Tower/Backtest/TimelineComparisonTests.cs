using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Tests.Tower.Backtest;

public sealed class TimelineComparisonTests
{
    [Fact]
    public void GivenTheSame_WhenCompared_ThenNothingDiffers()
    {
        var timeline = new[] { Opened("EX-1", 1, "Delay at S-1"), Entry("EX-1", 2, TimelineKind.ApprovalRequested, "planning", "AP-1: wait for EUR 0, until 2026-03-02 14:00Z") };
        var compared = TimelineComparison.Of(timeline, timeline);
        Assert.Equal((0, 0, 0), (compared.Cases, compared.Entries, compared.First.Count));
    }

    [Fact]
    public void GivenOneCaseMoreInFront_WhenCompared_ThenTheOthersAreTheSameThoughTheirNumbersMoved()
    {
        var left = new[] { Opened("EX-1", 2, "Delay at S-1"), Entry("EX-1", 3, TimelineKind.ActionDone, "logistics", "wait: Look") };
        var right = new[] { Opened("EX-1", 1, "Routine"), Opened("EX-2", 2, "Delay at S-1"), Entry("EX-2", 3, TimelineKind.ActionDone, "logistics", "wait: Look") };
        var one = Assert.Single(TimelineComparison.Of(left, right).First);
        Assert.Equal((null, "EX-1", "Routine", DifferenceKind.OnlyRight), (one.Left, one.Right, one.About, Assert.Single(one.First).What));
    }

    [Fact]
    public void GivenAnAnswerThatComesLater_WhenCompared_ThenItIsAtAnotherTimeWhateverItIsNumbered()
    {
        var left = new[] { Opened("EX-1", 1, "Delay at S-1"), Entry("EX-1", 2, TimelineKind.TimedOut, null, "AP-1: park"), Entry("EX-1", 3, TimelineKind.ApprovalRequested, "planning", "AP-2: wait for EUR 0, until 2026-03-02 14:00Z") };
        var right = new[] { Opened("EX-1", 1, "Delay at S-1"), Entry("EX-1", 4, TimelineKind.TimedOut, null, "AP-7: park"), Entry("EX-1", 3, TimelineKind.ApprovalRequested, "planning", "AP-8: wait for EUR 0, until 2026-03-02 15:00Z") };
        var compared = TimelineComparison.Of(left, right);
        var one = Assert.Single(Assert.Single(compared.First).First);
        Assert.Equal((1, 1, DifferenceKind.OtherTime, TimelineKind.TimedOut, At(2), At(4)), (compared.Cases, compared.Entries, one.What, one.Kind, one.Left, one.Right));
    }

    [Fact]
    public void GivenTheSameCaseTwice_WhenOneOpensLater_ThenTheyAreHeldAgainstEachOtherInTheirOrder()
    {
        var left = new[] { Opened("EX-1", 1, "Delay at S-1"), Opened("EX-2", 5, "Delay at S-1") };
        var right = new[] { Opened("EX-1", 1, "Delay at S-1"), Opened("EX-2", 7, "Delay at S-1") };
        var one = Assert.Single(TimelineComparison.Of(left, right).First);
        Assert.Equal(("EX-2", "EX-2", At(5), DifferenceKind.OtherTime), (one.Left, one.Right, one.At, Assert.Single(one.First).What));
    }

    [Fact]
    public void GivenAnotherOptionAndABreakerOfNoCase_WhenCompared_ThenEachSideSaysItsOwn()
    {
        var left = new[] { Opened("EX-1", 1, "Delay at S-1"), Entry("EX-1", 2, TimelineKind.ActionDone, "logistics", "expedite: Fly it") };
        var right = new[] { Opened("EX-1", 1, "Delay at S-1"), Entry("EX-1", 2, TimelineKind.ActionDone, "logistics", "wait: Look"), Entry(null, 3, TimelineKind.BreakerTripped, null, "late.drift: too far") };
        var compared = TimelineComparison.Of(left, right);
        Assert.Equal((2, 3), (compared.Cases, compared.Entries));
        Assert.Equal([DifferenceKind.OnlyLeft, DifferenceKind.OnlyRight], compared.First[0].First.Select(one => one.What));
        Assert.Equal((null, null, ""), (compared.First[1].Left, compared.First[1].Right, compared.First[1].About));
    }

    [Fact]
    public void GivenMoreThanIsTold_WhenCompared_ThenAllAreCounted()
    {
        var right = Enumerable.Range(0, TimelineComparison.MostCases + 5).SelectMany(n => new[] { Opened($"EX-{n + 1}", n, $"Delay at S-{n}") }
            .Concat(Enumerable.Range(0, CaseDifference.MostEntries).Select(_ => Entry($"EX-{n + 1}", n, TimelineKind.ActionDone, "logistics", "wait: Look")))).ToList();
        var compared = TimelineComparison.Of([], right);
        Assert.Equal((TimelineComparison.MostCases + 5, right.Count, TimelineComparison.MostCases), (compared.Cases, compared.Entries, compared.First.Count));
        Assert.All(compared.First, one => Assert.Equal((CaseDifference.MostEntries + 1, CaseDifference.MostEntries), (one.Entries, one.First.Count)));
    }

    private static DateTimeOffset At(double hours) => Scene.Start.AddHours(hours);

    private static TimelineEntry Opened(string id, double hours, string about) => Entry(id, hours, TimelineKind.CaseOpened, "procurement", about);

    private static TimelineEntry Entry(string? id, double hours, TimelineKind kind, string? function, string detail) => new(At(hours), kind, id, null, function, detail);
}
