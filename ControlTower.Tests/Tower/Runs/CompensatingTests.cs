using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

public sealed class CompensatingTests
{
    [Fact]
    public void FailedStep_HasWhatWasDoneTakenBack_LastFirstAndOneAfterTheOther()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b"), Working.Step("c", "a", "b"), Working.Step("d", "c"));
        scene.Delivered("EF-2").Delivered("EF-1").Dead("EF-3");
        Assert.Equal([StepStatus.Undoing, StepStatus.Done, StepStatus.Failed, StepStatus.Dropped], scene.Steps());
        Assert.Equal(RunStatus.Compensating, scene.Run().Status);
        scene.Delivered("EF-4");
        Assert.Equal([StepStatus.Undone, StepStatus.Undoing, StepStatus.Failed, StepStatus.Dropped], scene.Steps());
        scene.Delivered("EF-5");
        Assert.Equal(["Do a", "Do b", "Do c", "Undo a", "Undo b"], scene.Told());
        Assert.Equal((RunStatus.Compensated, StepStatus.Undone), (scene.Run().Status, scene.StepOf(2).Status));
        Assert.Equal("action.undo", scene.All<EffectRequested>()[3].Type);
    }

    [Fact]
    public void FailedRun_GivesItsCaseBackToAPerson_WithTheReason()
    {
        var scene = Working.Outside(Working.Step("a")).Dead("EF-1");
        Assert.Equal("step 1, Do a, failed: EF-1 could not be delivered: no answer; nothing of it remains", scene.Run().Because);
        Assert.Equal((CaseStatus.New, RunStatus.Compensated), (scene.Case().Status, scene.Run().Status));
        Assert.Contains("R-2001 came to nothing", scene.One<CaseHandedBack>().Because, StringComparison.Ordinal);
        Assert.Empty(scene.All<CaseActed>());
    }

    [Fact]
    public void WhatIsUnderWayOutside_IsWaitedFor_AndTakenBackAsWell()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b"));
        scene.Dead("EF-1");
        Assert.Equal((RunStatus.Compensating, StepStatus.Requested), (scene.Run().Status, scene.StepOf(2).Status));
        scene.Delivered("EF-2").Delivered("EF-3");
        Assert.Equal((RunStatus.Compensated, StepStatus.Undone), (scene.Run().Status, scene.StepOf(2).Status));
    }

    [Fact]
    public void WhatIsUnderWayOutside_AndFailsAsWell_NeedsNotToBeTakenBack()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b")).Dead("EF-1").Dead("EF-2");
        Assert.Equal((RunStatus.Compensated, 2), (scene.Run().Status, scene.Told().Length));
    }

    [Fact]
    public void Task_CalledImpossible_StopsOtherTasksAndTakesBackAsATask()
    {
        var scene = Working.Outside(Working.Step("a").AsTask(), Working.Step("b", "a").AsTask(), Working.Step("c", "a").AsTask());
        scene.Says(new MarkStepDone(Working.Run, 1, null)).Says(new FailStep(Working.Run, 2, "nobody has one"));
        Assert.Equal([StepStatus.Undoing, StepStatus.Failed, StepStatus.Dropped], scene.Steps());
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new MarkStepDone(Working.Run, 1, null), Caller.Integration("wms")).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new MarkStepDone(Working.Run, 3, null), Caller.Of("P-5")).Kind);
        scene.Says(new MarkStepDone(Working.Run, 1, "taken back"));
        Assert.Equal((RunStatus.Compensated, 0), (scene.Run().Status, scene.Told().Length));
        Assert.StartsWith("step 2, Do b, is impossible: nobody has one", scene.Run().Because, StringComparison.Ordinal);
    }

    [Fact]
    public void StepOutside_CalledImpossible_IsSentNoMore()
    {
        var scene = Working.Outside(Working.Step("a")).Says(new FailStep(Working.Run, 1, "the site is closed"));
        Assert.Equal(EffectStatus.Dead, scene.State.Effects.Effects["EF-1"].Status);
        Assert.Null(scene.State.Effects.Attempts.Earliest);
        scene.When(new ReportEffect("EF-1", 1, null), Caller.System);
        Assert.Empty(scene.Last);
        Assert.Contains("took back what it had done", scene.Refused(new ReplayEffect("EF-1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatNothingTakesBack_ParksTheRun_UntilAPersonSaysHow()
    {
        var scene = Parked();
        Assert.Equal((RunStatus.Parked, StepStatus.UndoFailed), (scene.Run().Status, scene.StepOf(1).Status));
        Assert.Contains("the protocol names nothing that takes it back", scene.Run().Because, StringComparison.Ordinal);
        Assert.Equal("/note", scene.Refused(new MarkStepDone(Working.Run, 1, null), Caller.Of("P-5")).Pointer);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new MarkStepDone(Working.Run, 1, "by hand"), Caller.Of("P-6")).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new RetryStep(Working.Run, 1, "again"), Caller.Of("P-5")).Kind);
        scene.Says(new MarkStepDone(Working.Run, 1, "cancelled by telephone"));
        Assert.Equal((RunStatus.Compensated, StepStatus.Undone, "cancelled by telephone"), (scene.Run().Status, scene.StepOf(1).Status, scene.StepOf(1).Note));
    }

    [Fact]
    public void WhatCannotBeTakenBack_CanBeGivenUp_AndIsNamedAtTheEnd()
    {
        var scene = Parked().Says(new GiveUpStep(Working.Run, 1, "it is used elsewhere"));
        Assert.Equal((RunStatus.Compensated, StepStatus.Stands), (scene.Run().Status, scene.StepOf(1).Status));
        Assert.EndsWith("what remains: step 1, Do a", scene.Run().Because, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new GiveUpStep(Working.Run, 1, "again"), Caller.Of("P-5")).Kind);
    }

    [Fact]
    public void UndoThatFails_ParksTheRun_AndIsTriedAgainUnderTheSameId()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b", "a")).Delivered("EF-1").Dead("EF-2").Dead("EF-3");
        Assert.Equal(RunStatus.Parked, scene.Run().Status);
        scene.Says(new RetryStep(Working.Run, 1, "the line is up again"));
        Assert.Equal((RunStatus.Compensating, StepStatus.Undoing, EffectStatus.Waiting), (scene.Run().Status, scene.StepOf(1).Status, scene.State.Effects.Effects["EF-3"].Status));
        scene.Delivered("EF-3");
        Assert.Equal((RunStatus.Compensated, 3), (scene.Run().Status, scene.Told().Length));
    }

    [Fact]
    public void Replay_OfAnUndoThatFailed_GoesOnToo()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b", "a")).Delivered("EF-1").Dead("EF-2").Dead("EF-3");
        scene.When(new ReplayEffect("EF-3"));
        scene.Delivered("EF-3");
        Assert.Equal(RunStatus.Compensated, scene.Run().Status);
    }

    [Fact]
    public void OverdueUndo_EscalatesLikeAnyStep()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b", "a")).Delivered("EF-1").Pass(1).Dead("EF-2").Pass(4);
        Assert.Equal("operations", scene.One<StepEscalated>().Function);
        scene.Pass(5);
        Assert.Single(scene.All<StepParked>());
        scene.Delivered("EF-3");
        Assert.Equal(RunStatus.Compensated, scene.Run().Status);
    }

    [Fact]
    public void FailedStep_IsTriedAgain_AsLongAsNothingWasTakenBack()
    {
        var scene = Parked();
        scene.Says(new RetryStep(Working.Run, 2, "the line is up again"));
        Assert.Equal((RunStatus.Acting, StepStatus.Done, StepStatus.Requested, StepStatus.Waiting), (scene.Run().Status, scene.StepOf(1).Status, scene.StepOf(2).Status, scene.StepOf(3).Status));
        scene.Delivered("EF-2").Delivered("EF-3");
        Assert.Equal((RunStatus.Completed, 3), (scene.Run().Status, scene.Told().Length));
    }

    [Fact]
    public void FailedStep_OnceSomethingWasTakenBack_IsNotTriedAgain()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b", "a")).Delivered("EF-1").Dead("EF-2");
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new RetryStep(Working.Run, 2, "again"), Caller.Of("P-5")).Kind);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ReplayEffect("EF-2")).Kind);
    }

    [Fact]
    public void CompensatedRun_IsNotStartedAgain_UntilTheCaseWorsens()
    {
        var scene = Working.Outside(Working.Step("a")).Dead("EF-1");
        scene.Tell(1, 9).Weigh();
        Assert.Single(scene.All<RunStarted>());
        scene.Tell(1, 30);
        Assert.Equal(2, scene.All<RunStarted>().Count);
    }

    [Fact]
    public void StockThatWasToMove_IsFreeAgain_WhereItHasNotLeft()
    {
        var scene = Moving("reallocate");
        Assert.Equal(Quantity.Of(10), Reserved(scene));
        scene.Dead("EF-1");
        Assert.Equal((Quantity.Zero, false), (Reserved(scene), scene.State.Orders.Shipments.ContainsKey("SH-R-2001-1")));
        Assert.Equal("SH-R-2001-1", scene.One<MovementCancelled>().Movement);
        Assert.EndsWith("nothing of it remains", scene.Run().Because, StringComparison.Ordinal);
    }

    [Fact]
    public void StockThatHasLeft_StaysAndIsSaid()
    {
        var scene = Moving("reallocate");
        scene.Signal(SignalTypes.ShipmentDeparted, new { shipment = "SH-R-2001-1", at = scene.Now });
        scene.Dead("EF-1");
        Assert.Empty(scene.All<MovementCancelled>());
        Assert.EndsWith("what remains: SH-R-2001-1 is on its way", scene.Run().Because, StringComparison.Ordinal);
    }

    [Fact]
    public void BackupOrder_ThatHasNotLeft_IsCancelled()
    {
        var scene = Moving("activateBackup").Dead("EF-1");
        Assert.Equal("PO-R-2001-1", scene.One<MovementCancelled>().Movement);
        Assert.False(scene.State.Orders.PurchaseOrders.ContainsKey("PO-R-2001-1"));
    }

    private static Scene Parked() =>
        Working.Outside(Working.Step("a").WithoutUndo(), Working.Step("b", "a"), Working.Step("c", "b")).Delivered("EF-1").Dead("EF-2");

    private static Scene Moving(string kind)
    {
        var scene = Asking.Given(Working.Level([Working.Step("a")]));
        scene.When(new SubscribeEndpoint("https://wms.example/hook"));
        scene.When(new PutNetwork(new() { Stock = [new("DC-2", "ITEM-1", Quantity.Of(100))] }));
        return Working.Begin(scene, [Working.Step("a")], kind, new PlannedMove("ITEM-1", "DC-2", "DC-1", Quantity.Of(10), Scene.Start.AddHours(30)));
    }

    private static Quantity Reserved(Scene scene) => scene.State.Network.StockOf("DC-2", "ITEM-1")!.Reserved;
}
