using System.Text.Json;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Planning;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

/// <summary>The scene starts on a Monday at 08:00 UTC; periods are days that begin then, told by their number.</summary>
public sealed class PlanTests
{
    [Theory]
    [InlineData(126, true)]
    [InlineData(125, false)]
    public void Demand_AboveTheBand_IsASurgeAtOnce(int quantity, bool found)
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        Demand(scene, 0, quantity);
        Assert.Equal(found ? CaseKind.DemandSurge : null, scene.State.Exceptions.Open.Values.SingleOrDefault()?.Deviation.Kind);
    }

    [Fact]
    public void Demand_BelowTheBand_IsASlumpOnlyWhenThePeriodIsOver_AndOnce()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        Demand(scene, 0, 30);
        scene.Pass(23);
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Pass(2);
        var found = scene.Case().Deviation;
        Assert.Equal((CaseKind.DemandSlump, 100m, 75m, 125m, 30m), (found.Kind, found.Expected!.Value.Units, found.Lower!.Value.Units, found.Upper!.Value.Units, found.Actual!.Value.Units));
        Assert.Equal((-70m, -70m, "against the published plan"), (found.Delta!.Value.Units, found.Percent!.Value, found.Reason));
        scene.Pass(200);
        Assert.Single(scene.All<PeriodsEnded>(), ended => ended.Periods.Any(period => period.Kind == PlanKind.Demand));
        Assert.Empty(scene.All<CaseUpdated>());
    }

    [Fact]
    public void Demand_ToldInPartsWhileThePeriodRuns_IsNoSlump()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        for (var part = 0; part < 10; part++) Demand(scene, 0, 10);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
    }

    [Fact]
    public void Demand_OfHours_AddsUpToThePlanOfTheirDay()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        for (var hour = 0; hour < 13; hour++) scene.Signal(SignalTypes.DemandObserved, new { site = "DC-1", item = "ITEM-1", quantity = 10, periodStart = Scene.Start.AddHours(hour), period = "hour" });
        Assert.Equal((CaseKind.DemandSurge, 130m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Actual!.Value.Units));
    }

    [Fact]
    public void Demand_WithAPlan_IsNotMeasuredAgainstWhatWasUsual()
    {
        var scene = Scene.Small();
        for (var day = -12; day < 0; day++) Demand(scene, day, 100);
        Plan(scene, "demand", 0, 400);
        Demand(scene, 0, 400);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
        Demand(scene, 1, 400);
        Assert.Equal(CaseKind.DemandSurge, scene.Case().Deviation.Kind);
    }

    [Fact]
    public void Demand_WithoutAPlan_IsASlumpOnlyWhenItsPeriodIsOver()
    {
        var scene = Scene.Small();
        for (var day = -12; day < 0; day++) Demand(scene, day, 100 + (day % 3));
        Demand(scene, 0, 20);
        scene.Pass(23.9);
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Pass(0.2);
        Assert.Equal((CaseKind.DemandSlump, 20m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Actual!.Value.Units));
        scene.Pass(100);
        Assert.Empty(scene.All<CaseUpdated>());
        Demand(scene, 1, 100);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Demand_NobodyEverToldOf_IsNotTakenForNone()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
        Demand(scene, 1, 5);
        Plan(scene, "demand", 2, 100);
        scene.Pass(72);
        Assert.Equal((CaseKind.DemandSlump, 0m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Actual!.Value.Units));
    }

    [Fact]
    public void Plan_ForThePast_OnlySetsTheBaseline()
    {
        var scene = Scene.Small();
        Plan(scene, "production", -3, 80);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.Empty(scene.State.Planning.Ends.ById);
    }

    [Fact]
    public void Plan_ThatIsPublishedAnew_TakesThePlaceOfTheOld()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        Demand(scene, 0, 200);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        Plan(scene, "demand", 0, 200);
        Assert.Equal((1, 200m), (Series(scene).Periods.Length, Series(scene).Periods[0].Actual!.Value.Units));
        scene.Pass(25);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Plan_PublishedAfterTheFirstNews_KnowsThem()
    {
        var scene = Scene.Small();
        Produce(scene, 80, planned: 80);
        Plan(scene, "production", 0, 80);
        scene.Pass(30);
        Assert.Empty(scene.State.Exceptions.Open);
        Demand(scene, 1, 300);
        Plan(scene, "demand", 1, 100);
        Assert.Equal((CaseKind.DemandSurge, 300m), (scene.Case().Deviation.Kind, scene.Case().Deviation.Actual!.Value.Units));
    }

    [Fact]
    public void PublishedBand_IsTakenAsItIs()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.PlanPublished, new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = Scene.Start, period = "day", quantity = 100, lower = 10, upper = 101 });
        Demand(scene, 0, 102);
        Assert.Equal((10m, 101m), (scene.Case().Deviation.Lower!.Value.Units, scene.Case().Deviation.Upper!.Value.Units));
    }

    [Theory]
    [InlineData(101, null, "/data/lower")]
    [InlineData(null, 99, "/data/upper")]
    public void Band_ThatDoesNotHoldThePlan_IsAnError(int? lower, int? upper, string pointer)
    {
        var scene = Scene.Small();
        var data = new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = Scene.Start, period = "day", quantity = 100, lower, upper };
        var refusal = scene.Refused(new TakeSignals([Scene.Candidate(SignalTypes.PlanPublished, data, "bad", scene.Now)], Single: true), Caller.Integration("aps"));
        Assert.StartsWith(pointer, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_ByTheClockOfItsSite_EndsAnHourEarlierWhenTheClockGoesForward()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Sites = [.. Networks.Small.Sites!.Select(site => site with { TimeZone = "Europe/Berlin" })] }));
        scene.Signal(SignalTypes.PlanPublished, new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = "2026-03-29T00:00:00+01:00", period = "day", quantity = 100 });
        Assert.Equal(new(2026, 3, 29, 22, 0, 0, TimeSpan.Zero), Series(scene).Periods[0].End);
    }

    [Fact]
    public void Ends_AreLookedAtOnce_AlsoAfterAReplay()
    {
        var scene = Scene.Small();
        Plan(scene, "production", 0, 80);
        Demand(scene, 0, 20);
        scene.Pass(30);
        var replayed = scene.Journal.Aggregate(TowerState.Empty, TowerApply.Apply);
        Assert.Empty(replayed.Planning.Ends.ById);
        Assert.Equal(scene.State.Exceptions.Open.Count, replayed.Exceptions.Open.Count);
        Assert.Null(replayed.NextDue(Scene.Patient));
    }

    [Fact]
    public void State_WithPlansConditionsAndReadings_IsTheSameOutOfASnapshot()
    {
        var scene = Scene.Small();
        Plan(scene, "demand", 0, 100);
        Plan(scene, "production", -1, 80);
        Demand(scene, 0, 130);
        Receive(scene, 4);
        scene.Signal(SignalTypes.LaneCondition, new { from = "SUP-1", to = "DC-1", condition = "weather", factor = 1.5, until = Scene.Start.AddHours(9) });
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC-2", share = 0.4, reason = "labour", until = Scene.Start.AddHours(9) });
        scene.Signal(SignalTypes.AutomationTelemetry, new { site = "DC-1", system = "M1", throughputPerHour = 90, availability = 0.9 });
        scene.Signal(SignalTypes.PurchaseOrderConfirmed, new { purchaseOrder = "PO-1", at = Scene.Start.AddHours(30) });
        var text = JsonSerializer.Serialize(scene.State, CanonicalJson.Options);
        var read = JsonSerializer.Deserialize<TowerState>(text, CanonicalJson.Options)!;
        Assert.Equal(text, JsonSerializer.Serialize(read, CanonicalJson.Options));
        Assert.Equal((scene.State.NextDue(Scene.Patient), 130m), (read.NextDue(Scene.Patient), read.Planning.PlanOf("DC-1", "ITEM-1", PlanKind.Demand).Periods[0].Actual!.Value.Units));
    }

    [Fact]
    public void Bell_RingsOn_WhereFiguresAreBeyondReckoning()
    {
        var scene = Scene.Small();
        Demand(scene, 0, 1);
        var huge = Enumerable.Range(0, 45).Select(part => new DemandObserved("DC-1", "ITEM-1", Core.Kernel.Quantity.Of(1_000_000_000_000m), Scene.Start.AddDays(-1 - (part / 5)), 24));
        scene.When(new ImportDemand([.. huge]));
        scene.Pass(30);
        Assert.Null(scene.State.NextDue(Scene.Patient));
    }

    private static PlanSeries Series(Scene scene) => scene.State.Planning.PlanOf("DC-1", "ITEM-1", PlanKind.Demand);

    private static void Plan(Scene scene, string kind, int day, decimal quantity) => scene.Signal(
        SignalTypes.PlanPublished, new { site = "DC-1", item = "ITEM-1", kind, periodStart = Scene.Start.AddDays(day), period = "day", quantity });

    private static void Demand(Scene scene, int day, decimal quantity) => scene.Signal(
        SignalTypes.DemandObserved, new { site = "DC-1", item = "ITEM-1", quantity, periodStart = Scene.Start.AddDays(day), period = "day" });

    private static void Produce(Scene scene, decimal actual, decimal planned = 0, DateTimeOffset? at = null) =>
        scene.Signal(SignalTypes.ProductionReported, new { site = "DC-1", item = "ITEM-1", planned, actual }, time: at);

    private static void Receive(Scene scene, decimal delta) => scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-1", delta, reason = "receipt" });
}
