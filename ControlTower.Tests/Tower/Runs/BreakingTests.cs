using ControlTower.Core.Effects;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using static ControlTower.Tests.Tower.Runs.Asking;

namespace ControlTower.Tests.Tower.Runs;

public sealed class BreakingTests
{
    private static readonly Level Automatic = Level(DecisionMode.Automatic, "planning");

    [Fact]
    public void ActionsPerHour_Reached_TripsAndAsksUntilItHasCooledDown()
    {
        var scene = Given(new Breakers(2, null), Automatic).Ask(supplier: 1).Ask(supplier: 2).Ask(supplier: 3);
        Assert.Equal(2, scene.All<RunActing>().Count);
        Assert.Equal("late.actionsPerHour", scene.One<BreakerTripped>().Breaker);
        Assert.Contains(scene.Approval().Evidence, line => line.Contains("limit of 2", StringComparison.Ordinal));
        scene.PassWithoutBells(0.9).Ask(supplier: 4);
        Assert.Equal(2, scene.All<RunActing>().Count);
        scene.Pass(0.2);
        Assert.Equal(BreakerStatus.HalfOpen, Breaker(scene).Status);
        scene.Ask(supplier: 5);
        Assert.Equal((3, BreakerStatus.Closed), (scene.All<RunActing>().Count, Breaker(scene).Status));
        Assert.Equal(("R-2005", 1), (scene.One<BreakerTried>().Run, scene.All<BreakerClosed>().Count));
    }

    [Fact]
    public void MoneyPerDay_ThisActionIncluded_Trips()
    {
        var scene = Given(new Breakers(null, Networks.Euro(1_500)), Automatic).Ask(supplier: 1).Ask(supplier: 2);
        Assert.Equal((1, BreakerKind.MoneyPerDay), (scene.All<RunActing>().Count, scene.One<BreakerTripped>().Kind));
    }

    [Fact]
    public void MoneyPerDay_OfAmountsToAMillionth_IsToldToAHundredth()
    {
        var scene = Given(new Breakers(null, Networks.Euro(1_500)), Automatic).Ask(cost: 1_000.123456m).Ask(cost: 600.100001m, supplier: 2);
        Assert.Equal("EUR 1600.23 in a day is above EUR 1500", scene.One<BreakerTripped>().Because);
    }

    [Fact]
    public void Reset_ByAPersonWithAReason_ClosesItAndCountsAnew()
    {
        var scene = Given(new Breakers(1, null), Automatic).Ask(supplier: 1).Ask(supplier: 2);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new ResetBreaker("late.actionsPerHour", "well"), Caller.Integration("erp")).Kind);
        Assert.Equal("/reason", scene.Refused(new ResetBreaker("late.actionsPerHour", " "), Caller.Of("P-4")).Pointer);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new ResetBreaker("late.novelty", "well"), Caller.Of("P-4")).Kind);
        scene.PassWithoutBells(0.1).When(new ResetBreaker("late.actionsPerHour", "looked at it"), Caller.Of("P-4"));
        Assert.Equal((BreakerStatus.Closed, "person:P-4", "looked at it"), (Breaker(scene).Status, Breaker(scene).ResetBy, Breaker(scene).ResetReason));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ResetBreaker("late.actionsPerHour", "again"), Caller.Of("P-4")).Kind);
        scene.Ask(supplier: 3);
        Assert.Equal(2, scene.All<RunActing>().Count);
    }

    [Fact]
    public void Novelty_OfADeviationUnlikeThePast_Trips()
    {
        var scene = Given(new Breakers(null, null) { Novelty = 3.5m }, Automatic);
        for (var n = 0; n < 12; n++) scene.Tell(1, 10 + (n % 4) + (n * 0.1m)).Weigh(Option("A", 10)).PassWithoutBells(1);
        Assert.Empty(scene.All<BreakerTripped>());
        scene.Tell(2, 47).Weigh(Option("A", 10));
        Assert.Equal(BreakerKind.Novelty, scene.One<BreakerTripped>().Kind);
    }

    [Fact]
    public void Disagreement_OfPeople_TripsWithoutWaitingForTheNextAction()
    {
        var scene = Given(new Breakers(null, null) { Disagreement = 0.5m }, Automatic with { Authority = new() { PerDecision = Networks.Euro(10) } });
        for (var n = 1; n <= 4; n++) scene.Ask(supplier: n).No("P-4", $"AP-{300 + n}");
        Assert.Empty(scene.All<BreakerTripped>());
        scene.Ask(supplier: 5).No("P-4", "AP-305");
        Assert.Equal(BreakerKind.Disagreement, scene.One<BreakerTripped>().Kind);
        scene.Ask(5, supplier: 6);
        Assert.Empty(scene.All<RunActing>());
    }

    [Fact]
    public void SilentInput_OfASourceThatTold_AsksAPerson()
    {
        var scene = Given(new Breakers(null, null) { SilentHours = 2 }, Automatic).Tell(1, 10).PassWithoutBells(3).Weigh(Option("A", 10));
        Assert.Equal(BreakerKind.SilentInput, scene.One<BreakerTripped>().Kind);
        Assert.Contains("erp", scene.Approval().Evidence[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void NetworkShare_OfWhatIsTouchedInADay_Trips()
    {
        var moving = Option("A", 10) with { Kind = "other", Moves = [new("ITEM-1", "SUP-1", "DC-1", Quantity.Of(1), Scene.Start)] };
        var further = moving with { Moves = [new("ITEM-1", "SUP-2", "DC-2", Quantity.Of(1), Scene.Start)] };
        var scene = Given(new Breakers(null, null) { NetworkShare = 0.2m }, Automatic).Tell(1, 10).Weigh(moving).Tell(2, 10).Weigh(further);
        Assert.Equal((1, BreakerKind.NetworkShare), (scene.All<RunActing>().Count, scene.One<BreakerTripped>().Kind));
    }

    [Fact]
    public void FailureRate_OfRunsThatActed_TripsWithTheStepThatFailed()
    {
        var scene = Given(new Breakers(null, null) { FailureRate = 0.5m }, Automatic);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        for (var n = 1; n <= 4; n++) Report(scene.Ask(supplier: n), well: n == 1);
        Assert.Empty(scene.All<BreakerTripped>());
        Report(scene.Ask(supplier: 5), well: false);
        Assert.Equal((BreakerKind.FailureRate, "4 of the last 5 runs that acted failed, above 50%"), (scene.One<BreakerTripped>().Kind, scene.One<BreakerTripped>().Because.Replace(" %", "%", StringComparison.Ordinal)));
        scene.Ask(supplier: 6);
        Assert.Equal(5, scene.All<RunActing>().Count);
    }

    [Fact]
    public void FailureRate_NotAboveTheLimitOrOfTooFew_DoesNotTrip()
    {
        var scene = Given(new Breakers(null, null) { FailureRate = 0.5m }, Automatic);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        for (var n = 1; n <= 6; n++) Report(scene.Ask(supplier: n), well: n % 2 == 1);
        Assert.Empty(scene.All<BreakerTripped>());
    }

    [Fact]
    public void Trial_ThatFails_TripsItAgainForAsLong()
    {
        var scene = Given(new Breakers(1, null) { CoolDownHours = 2 }, Automatic);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        Report(scene.Ask(supplier: 1), well: true);
        scene.Ask(supplier: 2).Pass(2.1);
        Assert.Equal(BreakerStatus.HalfOpen, Breaker(scene).Status);
        Report(scene.Ask(supplier: 3), well: false);
        Assert.Equal((BreakerStatus.Tripped, null), (Breaker(scene).Status, Breaker(scene).Trial));
        Assert.Contains("R-2003, which was let through to see, failed", Breaker(scene).Because, StringComparison.Ordinal);
        scene.Ask(supplier: 4);
        Assert.Equal(2, scene.All<RunActing>().Count);
        scene.Pass(2.1);
        Assert.Equal(BreakerStatus.HalfOpen, Breaker(scene).Status);
    }

    [Theory]
    [InlineData(true, BreakerStatus.Closed, 7)]
    [InlineData(false, BreakerStatus.Tripped, 6)]
    public void FailureRate_HalfOpen_LetsOneThroughThoughWhatTrippedItStillStands(bool well, BreakerStatus then, int acted)
    {
        var scene = Given(new Breakers(null, null) { FailureRate = 0.5m }, Automatic);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        for (var n = 1; n <= 5; n++) Report(scene.Ask(supplier: n), well: false);
        scene.Pass(24.1);
        Assert.Equal(BreakerStatus.HalfOpen, Breaker(scene).Status);
        Report(scene.Ask(supplier: 6), well);
        Assert.Equal((then, 6), (Breaker(scene).Status, scene.All<RunActing>().Count));
        scene.Ask(supplier: 7);
        Assert.Equal(acted, scene.All<RunActing>().Count);
    }

    [Fact]
    public void Trial_UnderWay_HoldsBackTheNext()
    {
        var scene = Given(new Breakers(2, null) { CoolDownHours = 2 }, Automatic);
        scene.When(new SubscribeEndpoint("http://127.0.0.1:9/hook"));
        Report(scene.Ask(supplier: 1), well: true);
        Report(scene.Ask(supplier: 2), well: true);
        scene.Ask(supplier: 3).Pass(2.1);
        scene.Ask(supplier: 4).Ask(supplier: 5);
        Assert.Equal(3, scene.All<RunActing>().Count);
        Assert.Contains("R-2004 is tried first", scene.Approval("AP-302").Evidence[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, 4, true)]
    [InlineData(6, 5, false)]
    [InlineData(11, 0, false)]
    public void Quantity_OfGoodsMovedAndMade_IsWithinTheAuthorityOrAsked(int moved, int made, bool acts)
    {
        var option = Option("A", 10) with
        {
            Kind = "other",
            Moves = [new("ITEM-1", "SUP-1", "DC-1", Quantity.Of(moved), Scene.Start)],
            Production = made == 0 ? null : [new("MO-9", "DC-1", "ITEM-1", Quantity.Of(made), Scene.Start.AddHours(1), Scene.Start.AddHours(2))],
        };
        var scene = Given(Automatic with { Authority = new() { Quantity = Quantity.Of(10) } }).Tell(1, 10).Weigh(option);
        Assert.Equal(acts ? 1 : 0, scene.All<RunActing>().Count);
        if (!acts) Assert.Contains("11 units are above the authority of 10", scene.Approval().Evidence[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_OfRealEffectsThatLeaveTheForecast_TripsWhenTheTenthIsMeasured()
    {
        var scene = Given(new Breakers(null, null) { Drift = 3.5m }, Automatic);
        for (var n = 0; n < 9; n++) Measured(scene, forecastHours: 90, came: 160 + n);
        Assert.Empty(scene.All<BreakerTripped>());
        Measured(scene, forecastHours: 90, came: 169);
        Assert.Equal(("late.drift", BreakerKind.Drift), (scene.One<BreakerTripped>().Breaker, scene.One<BreakerTripped>().Kind));
        Assert.Contains("worse than forecast", scene.One<BreakerTripped>().Because, StringComparison.Ordinal);
        scene.Ask(supplier: 9);
        Assert.Equal(10, scene.All<RunActing>().Count);
        scene.When(new ResetBreaker("late.drift", "the forecast was mended"), Caller.Of("P-4"));
        Assert.Null(scene.State.Protocols.Measures.Errors.Find("late"));
    }

    [Fact]
    public void Drift_OfErrorsThatScatterAboutNone_DoesNotTrip()
    {
        var scene = Given(new Breakers(null, null) { Drift = 1 }, Automatic);
        for (var n = 0; n < 24; n++) Measured(scene, forecastHours: 90, came: n % 2 == 0 ? 130 : 60);
        Assert.Equal((24, 0), (scene.State.Protocols.Measures.Errors["late"].Count, scene.All<BreakerTripped>().Count));
    }

    [Fact]
    public void Drift_OfLessThanATenth_DoesNotTrip()
    {
        var scene = Given(new Breakers(null, null) { Drift = 1 }, Automatic);
        for (var n = 0; n < 12; n++) Measured(scene, forecastHours: 90, came: 95);
        Assert.Empty(scene.All<BreakerTripped>());
    }

    [Theory]
    [InlineData(92, BreakerStatus.Closed)]
    [InlineData(170, BreakerStatus.Tripped)]
    public void Drift_HalfOpen_IsSettledByWhatTheTrialBrought(double came, BreakerStatus then)
    {
        var scene = Given(new Breakers(null, null) { Drift = 3.5m, CoolDownHours = 2 }, Automatic);
        for (var n = 0; n < 10; n++) Measured(scene, forecastHours: 90, came: 160 + n);
        scene.Pass(2.1);
        Assert.Equal(BreakerStatus.HalfOpen, Breaker(scene).Status);
        Measured(scene, forecastHours: 90, came);
        Assert.Equal((then, 11), (Breaker(scene).Status, scene.All<RunActing>().Count));
    }

    [Fact]
    public void RobustScore_AgainstReckoningByHand()
    {
        // Sorted, the sixth of eleven is the median: 1. Deviations: 1, .75, .5, .25, 0, 0, .25, .5, .75, 1, 1.25, whose sixth is .5.
        decimal[] past = [0, 0.25m, 0.5m, 0.75m, 1, 1, 1.25m, 1.5m, 1.75m, 2, 2.25m];
        Assert.Equal(0, RobustScore.Of(1, past));
        Assert.Equal(4.05m, RobustScore.Of(4, past));
        Assert.Equal(0, RobustScore.Of(99, [1, 2, 3]));
        Assert.Null(RobustScore.Of(2, [.. Enumerable.Repeat(1m, 12)]));
    }

    /// <summary>A case that is acted on, returns to normal so many hours after it, and closes.</summary>
    private static void Measured(Scene scene, double forecastHours, double came)
    {
        var waiting = Option("A", 10) with { Kind = "coordinate", Effect = new(0, 0, scene.Now.AddHours(forecastHours), "people do it") };
        scene.Tell(1, 10).Weigh(waiting).PassWithoutBells(came);
        scene.Tell(1, 0);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    /// <summary>What the last run asked of the outside came through, or did not for good.</summary>
    private static void Report(Scene scene, bool well)
    {
        var effect = scene.All<EffectRequested>()[^1].Effect;
        for (var attempt = 1; attempt <= (well ? 1 : EffectState.Backoff.Count + 1); attempt++) scene.When(new ReportEffect(effect, attempt, well ? null : "no answer"), Caller.System);
    }

    private static Breaker Breaker(Scene scene) => Assert.Single(scene.State.Protocols.Breakers.Values);
}
