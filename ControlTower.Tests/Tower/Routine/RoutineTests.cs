using ControlTower.Core.Exceptions;
using ControlTower.Core.Planning;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Routine;

public sealed class RoutineTests
{
    private const string Level = "level: { functions: [operations], decide: one, window: 4 h }\noptions:\n  - { kind: coordinate, steps: [{ function: operations, action: Look, within: 8 h }] }\n";

    [Fact]
    public void Signal_OfItsType_OpensACaseInTheQueueOfTheLevelAndStartsTheRun()
    {
        var scene = Published("{ signals: [inventory.counted] }");
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 }, "c-1");
        var one = scene.Case();
        Assert.Equal((CaseKind.Routine, "Routine", "operations", "DC-1", Severity.Low), (one.Deviation.Kind, one.Deviation.Title, one.Deviation.Function, one.Deviation.Site, one.Severity));
        Assert.Equal("the signal inventory.counted of erp", one.Deviation.Reason);
        Assert.Null(one.Incident);
        scene.Settle();
        Assert.Equal(RunStatus.AwaitingApproval, scene.Run().Status);
        Assert.Equal(Core.Kernel.Money.Zero("EUR").Micros, scene.Case().Impact!.Value.Sum(amount => amount.Micros));
        scene.When(new Approve("AP-301", null, "fine"), Caller.Of("P-2"));
        Assert.Equal((CaseStatus.Resolved, "every step is done"), (scene.Case().Status, scene.Case().Resolution));
    }

    [Fact]
    public void Signal_ToldByHand_IsNotApprovedByWhoTold()
    {
        var scene = Published("{ signals: [inventory.counted] }");
        scene.When(new TakeSignals([Scene.Candidate(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 }, "c-1", scene.Now)], Single: true), Caller.Of("P-2"));
        scene.Settle();
        scene.Refused(new Approve("AP-301", null, "mine"), Caller.Of("P-2"));
    }

    [Fact]
    public void RoutineCase_AtASiteInTrouble_JoinsNoIncident()
    {
        var scene = Published("{ signals: [inventory.counted] }");
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-1", from = scene.Now });
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 });
        Assert.Empty(scene.All<IncidentOpened>());
    }

    [Fact]
    public void Schedule_MissedThreeDaysLong_StartsOnce()
    {
        var scene = Published("{ schedule: { at: '06:30', timeZone: UTC } }");
        scene.PassWithoutBells(80).When(new RingTimers());
        Assert.Equal(Scene.Start.AddHours(22.5), scene.One<ScheduleFired>().DueAt);
        Assert.Single(scene.All<CaseOpened>());
        Assert.Equal(Scene.Start.AddHours(94.5), scene.State.NextDue(Scene.Patient));
    }

    [Fact]
    public void Schedule_OfAProtocolThatIsOffNow_IsDueNoMore()
    {
        var scene = Published("{ schedule: { at: '06:30', timeZone: UTC } }");
        Publish(scene, "{ schedule: { at: '06:30', timeZone: UTC } }", "mode: off\n");
        Assert.Null(scene.State.Protocols.Schedules.Earliest);
    }

    [Fact]
    public void Kpi_BelowItsLimit_StartsOnceUntilItHasRecovered()
    {
        var scene = Published("{ kpi: { kpi: fillRate, below: 0.9 } }");
        foreach (var value in new[] { 0.95m, 0.89m, 0.85m }) scene.When(new JudgeKpi("fillRate", value), Caller.System);
        Assert.Equal("fillRate is 0.89, below 0.9", Assert.Single(scene.All<CaseOpened>()).Deviation.Reason);
        scene.When(new ResolveCase("EX-1001", "seen"));
        scene.When(new JudgeKpi("fillRate", 0.84m), Caller.System);
        Assert.Single(scene.All<CaseOpened>());
        foreach (var value in new[] { 0.9m, 0.8m }) scene.When(new JudgeKpi("fillRate", value), Caller.System);
        Assert.Equal(2, scene.All<CaseOpened>().Count);
        Assert.Single(scene.All<ThresholdRecovered>());
    }

    [Fact]
    public void Kpi_AnotherLimitPublished_IsLookedAtAnew()
    {
        var scene = Published("{ kpi: { kpi: fillRate, below: 0.9 } }");
        scene.When(new JudgeKpi("fillRate", 0.7m), Caller.System);
        scene.When(new ResolveCase("EX-1001", "seen"));
        Publish(scene, "{ kpi: { kpi: fillRate, below: 0.8 } }");
        scene.When(new JudgeKpi("fillRate", 0.7m), Caller.System);
        Assert.Equal(2, scene.All<ThresholdCrossed>().Count);
    }

    [Fact]
    public void Conditions_AboutADisruption_ReadAsUnknown()
    {
        var scene = Published("{ signals: [inventory.counted] }", "when: ['disruptionHours > 1000 h', 'surgePercent == 0 %', 'ordersAtRisk == 0']\n");
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 });
        Assert.Single(scene.All<RunStarted>());
    }

    [Fact]
    public void Signals_WithoutARoutineProtocol_LeaveNothingBehind()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.InventoryCounted, new { site = "DC-1", item = "ITEM-1", quantity = 10 });
        Assert.Empty(scene.All<CaseOpened>());
    }

    private static Scene Published(string trigger, string more = "")
    {
        var scene = Scene.Small();
        Publish(scene, trigger, more);
        return scene;
    }

    private static void Publish(Scene scene, string trigger, string more = "")
    {
        var text = $"id: routine\ntitle: Routine\ntrigger: {trigger}\n{more}{Level}";
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text), Caller.System);
    }
}
