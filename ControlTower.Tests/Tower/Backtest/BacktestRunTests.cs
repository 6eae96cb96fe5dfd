using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Tests.Tower.Backtest.Scenarios;

namespace ControlTower.Tests.Tower.Backtest;

public sealed class BacktestRunTests
{
    private const string Late = """
        title: One delay
        hours: 40
        signals:
          - { at: 0, type: supplier.delayed, data: { site: SUP-1, delayHours: 24 } }
        """;

    [Fact]
    public void Plan_PlayedAgainAndOnTwoThreads_GivesTheSameBytes()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var first = Bytes(new RandomPlans(seed).Next());
            Assert.Equal(first, Bytes(new RandomPlans(seed).Next()));
            var side = new byte[2][];
            Parallel.For(0, 2, new() { MaxDegreeOfParallelism = 2 }, i => side[i] = Bytes(new RandomPlans(seed).Next()));
            Assert.All(side, bytes => Assert.Equal(first, bytes));
        }
    }

    [Fact]
    public void Scenarios_PlayedAgainAndTwoAtATime_GiveTheSameBytes()
    {
        var names = Scenario.Names.ToList();
        var first = names.Select(Played).ToList();
        var again = new byte[names.Count][];
        Parallel.For(0, names.Count, new() { MaxDegreeOfParallelism = 2 }, i => again[^(i + 1)] = Played(names[^(i + 1)]));
        Assert.Equal(first, again);

        static byte[] Played(string name)
        {
            var scenario = Scenario.Load(name);
            return Bytes(BacktestRun.Play(scenario.Plan, scenario.Rules, null, CancellationToken.None).Value!);
        }
    }

    [Fact]
    public void Ids_WhereTheTowerHadCasesBefore_AreNumberedFromOne()
    {
        var own = Scene.Small().Delay(24).Settle().Delay(60, "SUP-2").Settle().State;
        var plan = Scenario.Parse(Late).Plan with { Own = own, Network = null };
        var played = Play(plan);
        Assert.Equal(("EX-1", "R-1"), (played.Timeline[1].Case, played.Timeline[1].Run));
        Assert.StartsWith("AP-1: ", played.Timeline.First(entry => entry.Kind == TimelineKind.ApprovalRequested).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Response_OfCases_IsTheTimeUntilAllHadActedAndTheShareDecidedInTheirWindow()
    {
        const string Protocol = "id: late\ntitle: Late\ncases: [supplierDelay]\nlevel: { functions: [procurement], window: 4 h }\noptions: [wait]\n";
        var text = "title: Two delays\nhours: 20\nanswers:\n  - { by: procurement, afterHours: 3 }\nsignals:\n"
            + "  - { at: 0, type: supplier.delayed, data: { site: SUP-1, delayHours: 24 } }\n  - { at: 1, type: supplier.delayed, data: { site: SUP-2, delayHours: 24 } }\n";
        Assert.Equal(new ResponseFigures(2, 3m, 3m, 2, 1m), Response(text));
        Assert.Equal(new ResponseFigures(0, null, null, 2, 0m), Response(text.Replace("afterHours: 3", "afterHours: 5", StringComparison.Ordinal)));

        static ResponseFigures Response(string text) => Play(Scenario.Parse(text).Plan with { Protocols = [new(ProtocolText.Parse(Protocol).Value!, Protocol)] }).Summary.Outcome.Response;
    }

    [Fact]
    public void Inputs_OfTheWindow_ArePlayedBeforeTheSignalsOfTheirTime()
    {
        var plan = Scenario.Parse(Late.Replace("SUP-1", "SUP-9", StringComparison.Ordinal)).Plan;
        Assert.Equal((1, InputFigures.None), (Play(plan).Summary.Signals.Refused, Play(plan).Summary.Inputs));
        var put = new PutNetwork(new() { Sites = [.. Networks.Small.Sites!, new("SUP-9", "Supplier 9", SiteKind.Supplier, 1)] });
        var with = Play(plan with { Inputs = [new(plan.From, put), new(plan.From.AddHours(1), new ScheduleSite("nowhere", new(null, null, 1))), new(plan.To, put)] });
        Assert.Equal((0, 1, new InputFigures(2, 1)), (with.Summary.Signals.Refused, with.Summary.Counts["caseOpened"], with.Summary.Inputs));
    }

    [Fact]
    public void OwnState_IsTakenOverWithoutItsCases_AndIsNotTouched()
    {
        var own = Scene.Small().Delay(24).Settle().State;
        var before = Bytes(own);
        var played = Play(Scenario.Parse(Late).Plan with { Own = own, Network = null });
        Assert.Equal(1, played.Summary.Counts["caseOpened"]);
        Assert.Equal(before, Bytes(own));
    }

    [Fact]
    public void Summary_AddsUpWhatHappened()
    {
        var answered = Play(Scenario.Parse(Late + "\nanswers: [{ by: procurement, afterHours: 1.5 }]").Plan).Summary;
        Assert.Equal((1, 1, 0, 0), (answered.Answers.Asked, answered.Answers.Approved, answered.Answers.TimedOut, answered.Answers.WithoutAnswer));
        Assert.Equal((1.5m, 0m, 1), (answered.Outcome.MedianHoursToDecision, answered.Outcome.AutomaticShare, answered.Outcome.ByPeople));
        Assert.True(answered.Outcome.Spent.Amount > 0);
        var silent = Play(Scenario.Parse(Late).Plan).Summary;
        Assert.Equal((1, 0, 2, 1, 1), (silent.Answers.Asked, silent.Answers.Approved, silent.Answers.Escalated, silent.Answers.TimedOut, silent.Answers.WithoutAnswer));
        Assert.Equal((0m, null), (silent.Outcome.Spent.Amount, silent.Outcome.MedianHoursToDecision));
    }

    [Fact]
    public void AnswerThatTheTowerDoesNotTake_IsToldWithItsReason()
    {
        var figures = Play(Scenario.Parse(Late + "\nanswers: [{ by: management, afterHours: 1 }]").Plan).Summary.Answers;
        var told = Assert.Single(figures.FirstNotTaken);
        Assert.Equal(("AP-1", "management", Scene.Start.AddHours(1)), (told.Approval, told.By, told.At));
        Assert.Contains("asks procurement", told.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void SignalsOutsideTheWindow_AreCountedAndNotPlayed()
    {
        var plan = Scenario.Parse(Late).Plan;
        var outside = Play(plan with { From = plan.From.AddHours(1) }).Summary;
        Assert.Equal((0, 1, 0), (outside.Signals.Played, outside.Signals.Outside, outside.Counts["caseOpened"]));
        Assert.Equal(1, Play(plan with { To = plan.From.AddTicks(1) }).Summary.Signals.Played);
    }

    [Fact]
    public void SignalAboutWhatIsNotThere_IsRefusedAndTheRestGoesOn()
    {
        var scenario = Scenario.Parse("""
            title: A supplier that nobody knows
            signals:
              - { at: 0, type: supplier.delayed, data: { site: NOWHERE, delayHours: 24 } }
              - { at: 1, type: supplier.delayed, data: { site: SUP-1, delayHours: 24 } }
            """);
        var figures = Play(scenario.Plan).Summary.Signals;
        Assert.Equal((2, 1, 1), (figures.Played, figures.Accepted, figures.Refused));
        Assert.Contains("NOWHERE", Assert.Single(figures.FirstRefused).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelled_ItStops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => BacktestRun.Play(Scenario.Parse(Late).Plan, TowerRules.Default, null, cancel.Token));
    }

    private static BacktestResult Play(BacktestPlan plan)
    {
        var played = BacktestRun.Play(plan, Scene.Patient, null, CancellationToken.None);
        Assert.True(played.Succeeded, played.Refusal?.Message);
        return played.Value!;
    }

    private static byte[] Bytes(BacktestPlan plan) => Bytes(BacktestRun.Play(plan, TowerRules.Default, null, CancellationToken.None).Value!);

    private static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options);
}
