using ControlTower.Core.Exceptions;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

public sealed class SupplierDelayTests
{
    private const string Alone = "supplier-delay-under-48h";
    private const string Joint = "supplier-delay-48h-and-over";

    [Fact]
    public void Delay_Of24Hours_GoesFromSignalToActionByProcurementAlone()
    {
        var scene = Scene.Small().Delay(24);
        Assert.Equal((CaseKind.SupplierDelay, CaseStatus.New), (scene.Case().Deviation.Kind, scene.Case().Status));
        Assert.Equal(Alone, scene.Run().Protocol);

        scene.Settle();
        var asked = scene.Approval();
        Assert.Equal(["procurement"], asked.Functions.Select(one => one.Function));
        Assert.Equal(scene.Now.AddHours(4), asked.Deadline);
        Assert.Equal("activateBackup", asked.Options[0].Kind);
        Assert.Equal("wait", asked.Options[^1].Kind);

        scene.PassWithoutBells(1).When(new Approve("AP-301", null, "cheap enough"), Caller.Of("P-1"));
        Assert.Equal(ApprovalStatus.Approved, scene.Approval().Status);
        Assert.Equal((RunStatus.Completed, "A"), (scene.Run().Status, scene.Run().Chosen));
        Assert.All(scene.Run().Steps, step => Assert.Equal(StepStatus.Done, step.Status));
        Assert.Equal(["P-1", "P-5"], scene.Run().Steps.Select(step => step.Owner));
        Assert.All(scene.Run().Steps, step => Assert.True(step.DueAt > scene.Now));
        Assert.Equal((CaseStatus.InProgress, scene.Now), (scene.Case().Status, scene.Case().ActedAt));
        Assert.False(scene.Case().Automatic);
        var ordered = Assert.Single(scene.All<PurchaseOrderPlaced>(), placed => placed.PurchaseOrder.Reference == "R-2001");
        Assert.Equal(("SUP-2", "DC-1", 200m), (ordered.PurchaseOrder.From, ordered.PurchaseOrder.To, ordered.PurchaseOrder.Lines[0].Quantity.Units));
    }

    [Fact]
    public void Delay_Of30Hours_ShowsWhatItPutsAtRisk()
    {
        var scene = Scene.Small();
        scene.When(new Core.Network.PutNetwork(new() { Stock = [new("DC-2", "ITEM-1", default)] }));
        scene.Delay(30).Settle();
        var impact = scene.Case().Impact!;
        Assert.Equal((1, 1, 1), (impact.Orders, impact.Lines, impact.Customers));
        Assert.Equal((750m, "SO-1"), (impact.Value[0].Amount, impact.OrderIds[0]));
        Assert.Equal(Scene.Start.AddHours(60), impact.By);
    }

    [Theory]
    [InlineData(47.99, Alone)]
    [InlineData(48, Joint)]
    [InlineData(72, Joint)]
    public void Delay_ByItsLength_StartsTheOneProtocolThatAnswersIt(double hours, string protocol)
    {
        var scene = Scene.Small().Delay((decimal)hours);
        Assert.Equal(protocol, scene.One<RunStarted>().Protocol);
    }

    [Fact]
    public void Delay_WithNothingAtRisk_IsACaseAllTheSame()
    {
        var scene = Scene.Small().Delay(1, "SUP-2").Settle();
        Assert.Equal(0, scene.Case().Impact!.Orders);
        Assert.Equal(RunStatus.AwaitingApproval, scene.Run().Status);
    }

    [Fact]
    public void Joint_NeedsBothFunctionsForTheSameOption()
    {
        var scene = Scene.Small().Delay(60).Settle();
        scene.When(new Approve("AP-301", "A", "yes"), Caller.Of("P-1"));
        Assert.Equal((ApprovalStatus.Waiting, RunStatus.AwaitingApproval), (scene.Approval().Status, scene.Run().Status));
        Assert.Contains("option A", scene.Refused(new Approve("AP-301", "B", "rather"), Caller.Of("P-2")).Message, StringComparison.Ordinal);
        scene.When(new Approve("AP-301", null, "agreed"), Caller.Of("P-2"));
        Assert.Equal((ApprovalStatus.Approved, RunStatus.Completed), (scene.Approval().Status, scene.Run().Status));
    }

    [Fact]
    public void OpenCase_CrossingByNews_VoidsTheFirstRequestAndOpensTheJointRunOnTheSameCase()
    {
        var scene = Scene.Small().Delay(24).Settle().PassWithoutBells(2).Delay(60).Settle();
        Assert.Equal(ApprovalStatus.Void, scene.Approval().Status);
        Assert.Contains("outgrew", scene.Approval().Reason, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Superseded, scene.Run().Status);
        Assert.Equal(("EX-1001", Joint), (scene.Run("R-2002").Case, scene.Run("R-2002").Protocol));
        Assert.Equal(["procurement", "operations"], scene.Approval("AP-302").Functions.Select(one => one.Function));
        Assert.Single(scene.All<CaseOpened>());
    }

    [Fact]
    public void OpenCase_CrossingByTheClock_DoesSoAtExactly48HoursAndOnce()
    {
        var scene = Scene.Small();
        scene.Delay(24).Settle().When(new Approve("AP-301", "A", "yes"), Caller.Of("P-1"));
        scene.Pass(47.99);
        Assert.Single(scene.All<RunStarted>());
        scene.Pass(0.02).Settle();
        Assert.Equal(2, scene.All<RunStarted>().Count);
        Assert.Equal(Joint, scene.Run("R-2002").Protocol);
        Assert.Equal(Scene.Start.AddHours(48), scene.Run("R-2002").StartedAt);
        Assert.Contains("R-2001 did option A before", scene.Approval("AP-302").Evidence);
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
        scene.Pass(200);
        Assert.Single(scene.All<CaseLengthened>());
        Assert.Equal(2, scene.All<RunStarted>().Count);
    }

    [Fact]
    public void CrossedCase_WithNewsThatIsNotWorse_DoesNotAskAgain()
    {
        var scene = Scene.Small().Delay(24).Pass(49).Settle();
        var joint = scene.State.Protocols.Waiting.Keys.Single();
        scene.When(new Approve(joint, null, "yes"), Caller.Of("P-1"));
        scene.When(new Approve(joint, null, "yes"), Caller.Of("P-2"));
        scene.Delay(24).Pass(3).Settle().Delay(20).Pass(3).Settle();
        Assert.Empty(scene.State.Protocols.Waiting);
        Assert.Equal(2, scene.All<RunStarted>().Count);
        Assert.Single(scene.All<CaseLengthened>());
    }

    [Fact]
    public void SupplierDown_WithoutEnd_IsJointFromTheStart()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SiteDown, new { site = "SUP-1", reason = "fire" });
        Assert.Equal((CaseKind.SupplierDown, true), (scene.Case().Deviation.Kind, scene.Case().Deviation.OpenEnded));
        Assert.Equal("supplier-failure", scene.One<RunStarted>().Protocol);
        Assert.Equal(["procurement", "operations"], scene.Settle().Approval().Functions.Select(one => one.Function));
    }

    [Fact]
    public void SupplierDown_ForAKnownTime_IsProcurementsUntilItCrosses()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SiteDown, new { site = "SUP-1", from = Scene.Start, until = Scene.Start.AddHours(10) });
        Assert.Equal(Alone, scene.One<RunStarted>().Protocol);
    }

    [Fact]
    public void Expedite_OfOnePurchaseOrder_LeavesTheOthersAlone()
    {
        var scene = Scene.Small();
        scene.When(new Core.Network.PutNetwork(new()
        {
            PurchaseOrders = [new("PO-2", "SUP-1", "DC-1", [new("ITEM-1", Core.Kernel.Quantity.Of(9))], Scene.Start.AddDays(30))],
        }));
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 24 });
        scene.Settle();
        var expedite = scene.Approval().Options.Single(option => option.Kind == "expedite");
        scene.When(new Approve("AP-301", expedite.Id, "faster"), Caller.Of("P-1"));
        Assert.Equal(["PO-1"], scene.All<MovementRescheduled>().Select(moved => moved.Movement));
    }

    /// <summary>It was to leave 36 hours ago, leaves 50 hours later than that, and is there 0.4 × 48 hours after that: what was late is in time.</summary>
    [Fact]
    public void Expedite_OfAPurchaseOrder_IsWhatIsTracedFromThenOn()
    {
        var scene = LateOrder(50);
        Assert.Equal(1, ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Orders);
        var expedite = scene.Approval().Options.Single(option => option.Kind == "expedite");
        Assert.Equal(Scene.Start.AddHours(14) + TimeSpan.FromMinutes(19.2 * 60), Assert.Single(expedite.Moves).Arrives);
        foreach (var person in new[] { "P-1", "P-2" }) scene.When(new Approve("AP-301", expedite.Id, "faster"), Caller.Of(person));
        Assert.Equal(0, ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Orders);
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 90 }, "worse");
        Assert.Equal(1, ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Orders);
    }

    /// <summary>By the backup it is there 24 hours from now, and at the store 24 hours later: in time for hour 60, and too late for hour 40, though sooner than otherwise.</summary>
    [Fact]
    public void Option_ThatBringsGoodsAfterThePromise_DoesNotSaveTheOrder()
    {
        var scene = Scene.Small();
        scene.When(new Core.Network.PutNetwork(new() { Orders = [Networks.Order("SO-9", "STORE-1", 40, 30)], Stock = NoneElsewhere }));
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 30 });
        scene.Settle();
        Assert.Equal(["SO-9", "SO-1"], scene.Case().Impact!.OrderIds);
        Assert.Equal(1, scene.Approval().Options.Single(option => option.Kind == "activateBackup").Effect.OrdersSaved);
    }

    private static IReadOnlyList<Core.Network.StockEntry> NoneElsewhere { get; } = [new("DC-2", "ITEM-1", Core.Kernel.Quantity.Zero)];

    private static Scene LateOrder(double hours)
    {
        var scene = Scene.Small();
        scene.When(new Core.Network.PutNetwork(new() { Stock = NoneElsewhere }));
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = hours });
        return scene.Settle();
    }

    [Fact]
    public void Delay_OfOtherItems_StandsBesideWhatIsKnown()
    {
        var scene = Delayed(60, "ITEM-1").Settle();
        Delay(scene, 12, "ITEM-2");
        Assert.Equal(["ITEM-1", "ITEM-2"], scene.Case().Deviation.Items);
        Assert.Equal(60, scene.Case().Deviation.Hours);
        Assert.Equal(Joint, scene.Run().Protocol);
    }

    [Fact]
    public void Delay_OfTheSameItems_TakesThePlaceOfWhatIsKnown()
    {
        var scene = Delayed(24, "ITEM-1");
        Delay(scene, 12, "ITEM-1", "ITEM-2");
        Assert.Equal((12m, 2), (scene.Case().Deviation.Hours, scene.Case().Deviation.Items.Count));
    }

    [Fact]
    public void Delay_OverForSomeItems_StaysForTheRest()
    {
        var scene = Delayed(24, "ITEM-1", "ITEM-2");
        Delay(scene, 0, "ITEM-2");
        Assert.Equal((CaseStatus.New, "ITEM-1"), (scene.Case().Status, Assert.Single(scene.Case().Deviation.Items)));
        Delay(scene, 0, "ITEM-1");
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void Delay_ToldAllDayLong_KeepsTheFirstSignalAndTheNewest()
    {
        var scene = Scene.Small();
        for (var i = 0; i < ExceptionCase.SignalsKept + 50; i++) scene.Delay(24, id: $"s-{i}");
        var signals = scene.Case().Signals;
        Assert.Equal(ExceptionCase.SignalsKept, signals.Count);
        Assert.EndsWith("s-0", signals[0], StringComparison.Ordinal);
        Assert.EndsWith($"s-{ExceptionCase.SignalsKept + 49}", signals[^1], StringComparison.Ordinal);
    }

    private static Scene Delayed(decimal hours, params string[] items) => Delay(Scene.Small(), hours, items);

    private static Scene Delay(Scene scene, decimal hours, params string[] items)
    {
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", items, delayHours = hours });
        return scene;
    }
}
