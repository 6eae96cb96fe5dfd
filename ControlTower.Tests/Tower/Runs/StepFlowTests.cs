using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

public sealed class StepFlowTests
{
    [Fact]
    public void Steps_ThatWaitForNone_AreRequestedSideBySide()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b"), Working.Step("c", "a", "b"));
        Assert.Equal([StepStatus.Requested, StepStatus.Requested, StepStatus.Waiting], scene.Steps());
        Assert.Equal(["Do a", "Do b"], scene.Told());
    }

    [Fact]
    public void Step_ThatWaitsForOthers_BeginsWhenTheLastIsDone_AndIsDueFromThen()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b"), Working.Step("c", "a", "b"));
        Assert.Equal(Scene.Start.AddHours(8), scene.StepOf(3).DueAt);
        scene.Pass(1).Delivered("EF-1");
        Assert.Equal(StepStatus.Waiting, scene.StepOf(3).Status);
        scene.Pass(1).Delivered("EF-2");
        Assert.Equal((StepStatus.Requested, Scene.Start.AddHours(6)), (scene.StepOf(3).Status, scene.StepOf(3).DueAt));
        scene.Delivered("EF-3");
        Assert.Equal((RunStatus.Completed, true), (scene.Run().Status, scene.Case().ActedAt is not null));
    }

    [Fact]
    public void Steps_WithNothingSubscribed_AreDoneInTheirOrder()
    {
        var scene = Working.Alone(Working.Step("last", "first"), Working.Step("first"));
        Assert.Equal([2, 1], scene.All<StepDone>().Select(done => done.Step));
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
    }

    [Fact]
    public void Task_TellsNoSystem_AndWaitsForItsPerson()
    {
        var scene = Working.Outside(Working.Step("a").AsTask(), Working.Step("b", "a"));
        Assert.Empty(scene.Told());
        Assert.Equal([ProtocolState.StepKey(Working.Run, 1)], scene.State.Protocols.ForPeople.Keys);
        scene.Says(new MarkStepDone(Working.Run, 1, "by telephone"));
        Assert.Equal((StepStatus.Done, "by telephone", "person:P-5"), (scene.StepOf(1).Status, scene.StepOf(1).Note, scene.StepOf(1).DoneBy));
        Assert.Equal(["Do b"], scene.Told());
        Assert.Empty(scene.State.Protocols.ForPeople.Keys);
    }

    [Fact]
    public void Task_IsReportedByThoseWhoAreToDoIt_AndNobodyElse()
    {
        var scene = Working.Alone(Working.Step("a").AsTask()).PersonWith("P-20", [Roles.Viewer], "logistics").PersonWith("P-21", [Roles.Planner], "logistics");
        var done = new MarkStepDone(Working.Run, 1, null);
        Assert.Contains("for logistics; you hold operations", scene.Refused(done, Caller.Of("P-2")).Message, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(done, Caller.Of("P-20")).Kind);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(done, Caller.Integration("wms")).Kind);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new BlockStep(Working.Run, 1, "no"), Caller.Of("P-3")).Kind);
        scene.Says(done, "P-21");
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
    }

    [Fact]
    public void Task_IsReportedByWhomItWasDelegatedTo()
    {
        var scene = Working.Alone(Working.Step("a").AsTask()).Lend("P-5", "P-6", "logistics");
        scene.Says(new MarkStepDone(Working.Run, 1, null), "P-6");
        Assert.Equal(StepStatus.Done, scene.StepOf(1).Status);
    }

    [Fact]
    public void Task_MayBeDoneByWhoToldOfTheCase()
    {
        var scene = Asking.Given(Working.Level([Working.Step("a").AsTask()]));
        scene.Tell(1, 10, Caller.Of("P-5")).Weigh(new RunOption("A", "coordinate", "A", Networks.Euro(1), new(1, 1, null, "saved"), [], [Working.Step("a").AsTask()], "hash"));
        Assert.True(scene.Yes("P-1").Succeeded);
        scene.Says(new MarkStepDone(Working.Run, 1, null));
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
    }

    [Fact]
    public void Note_IsKeptWithWhoAndWhen_TheNewestTwenty()
    {
        var scene = Working.Alone(Working.Step("a").AsTask());
        for (var n = 1; n <= 25; n++) scene.Says(new NoteStep(Working.Run, 1, $"call {n}"));
        Assert.Equal(("call 6", "call 25", 20), (scene.StepOf(1).Notes![0].Text, scene.StepOf(1).Notes![^1].Text, scene.StepOf(1).Notes!.Count));
        Assert.Equal(RefusalKind.Invalid, scene.Refused(new NoteStep(Working.Run, 1, " "), Caller.Of("P-5")).Kind);
    }

    [Fact]
    public void Step_ThatWaits_IsNotReportedDone()
    {
        var scene = Working.Alone(Working.Step("a").AsTask(), Working.Step("b", "a").AsTask());
        Assert.Equal("Step 2 of R-2001 waits for step 1.", scene.Refused(new MarkStepDone(Working.Run, 2, null), Caller.Of("P-5")).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OverdueStep_BringsOneRungAfterTheOther_AndIsParkedAfterTheLast(bool task)
    {
        var step = task ? Working.Step("a").AsTask() : Working.Step("a");
        var scene = Working.Outside(step).Pass(3.5);
        Assert.Empty(scene.All<StepEscalated>());
        scene.Pass(0.5);
        Assert.Equal((1, "operations", scene.Now.AddHours(2)), scene.All<StepEscalated>().Select(one => (one.Level, one.Function, one.Deadline)).Single());
        scene.Pass(2);
        Assert.Equal("management", scene.All<StepEscalated>()[1].Function);
        Assert.Empty(scene.All<StepParked>());
        scene.Pass(3);
        Assert.Equal((1, "nobody did it in time; it waits for a person"), (scene.All<StepParked>().Count, scene.One<StepParked>().Because));
        Assert.Null(scene.State.Protocols.StepsDue.Earliest);
        Assert.Contains(ProtocolState.StepKey(Working.Run, 1), scene.State.Protocols.ForPeople.Keys);
        scene.Pass(100).Says(new MarkStepDone(Working.Run, 1, "at last"), "P-3");
        Assert.Equal((RunStatus.Completed, 2, 1), (scene.Run().Status, scene.All<StepEscalated>().Count, scene.All<StepParked>().Count));
    }

    [Fact]
    public void Rung_ThatHasNotJoined_MayNotReport()
    {
        var scene = Working.Alone(Working.Step("a").AsTask()).Pass(5);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new MarkStepDone(Working.Run, 1, null), Caller.Of("P-3")).Kind);
        scene.Says(new MarkStepDone(Working.Run, 1, null), "P-2");
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
    }

    [Fact]
    public void BlockedStep_BringsTheNextRungAtOnce_AndIsDoneAllTheSame()
    {
        var scene = Working.Alone(Working.Step("a").AsTask()).Pass(1).Says(new BlockStep(Working.Run, 1, "no truck"));
        Assert.Equal(("operations", "no truck"), (scene.One<StepEscalated>().Function, scene.StepOf(1).Blocked));
        scene.Pass(5);
        Assert.Equal("it is blocked: no truck; it waits for a person", scene.One<StepParked>().Because);
        scene.Says(new MarkStepDone(Working.Run, 1, null));
        Assert.Equal((RunStatus.Completed, null, null), (scene.Run().Status, scene.StepOf(1).Blocked, scene.StepOf(1).Parked));
    }

    [Fact]
    public void ParkedStep_AskedForAnew_HasItsTimeAgain()
    {
        var scene = Working.Alone(Working.Step("a").AsTask()).Pass(20).Says(new RetryStep(Working.Run, 1, "the truck is back"));
        Assert.Equal((null, null, scene.Now.AddHours(4)), (scene.StepOf(1).Parked, scene.StepOf(1).Escalation, scene.StepOf(1).DueAt));
        scene.Pass(4);
        Assert.Equal(3, scene.All<StepEscalated>().Count);
    }

    [Fact]
    public void CaseThatIsOver_DropsWhatHasNotBegun_AndLetsTheRestGoOn()
    {
        var scene = Working.Outside(Working.Step("a"), Working.Step("b", "a"));
        scene.When(new ResolveCase("EX-1001", "the supplier delivers"), Caller.Of("P-1"));
        Assert.Equal([StepStatus.Requested, StepStatus.Dropped], scene.Steps());
        Assert.Contains("the supplier delivers", scene.StepOf(2).Note, StringComparison.Ordinal);
        scene.Delivered("EF-1");
        Assert.Equal((RunStatus.Completed, "every step that had begun is done; 1 were no longer wanted"), (scene.Run().Status, scene.Run().Because));
        Assert.Equal(["Do a"], scene.Told());
    }

    [Fact]
    public void Report_OfWhatIsNotThere_IsNotFound()
    {
        var scene = Working.Alone(Working.Step("a").AsTask());
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new BlockStep("R-9", 1, "x")).Kind);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new FailStep(Working.Run, 2, "x")).Kind);
        Assert.Equal("/reason", scene.Refused(new FailStep(Working.Run, 1, " "), Caller.Of("P-5")).Pointer);
    }
}
