using ControlTower.Core.Effects;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class EffectTests
{
    [Fact]
    public void Steps_WithAnEndpoint_AreDoneWhenTheirEffectsAreDelivered()
    {
        var scene = Acting();
        Assert.Equal((RunStatus.Acting, null), (scene.Run().Status, scene.Case().ActedAt));
        scene.When(new ReportEffect("EF-1", 1, null), Caller.System);
        Assert.Equal([StepStatus.Done, StepStatus.Requested], scene.Run().Steps.Select(step => step.Status));
        scene.When(new ReportEffect("EF-2", 1, null), Caller.System);
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
        Assert.NotNull(scene.Case().ActedAt);
        Assert.Empty(scene.State.Effects.Effects);
        Assert.Null(scene.State.Effects.Attempts.Earliest);
    }

    [Fact]
    public void Report_Twice_ChangesNothing()
    {
        var scene = Acting();
        scene.When(new ReportEffect("EF-1", 1, "no answer"), Caller.System);
        scene.When(new ReportEffect("EF-1", 1, "no answer"), Caller.System);
        Assert.Empty(scene.Last);
        scene.When(new ReportEffect("EF-1", 2, null), Caller.System);
        scene.When(new ReportEffect("EF-1", 2, null), Caller.System);
        scene.When(new ReportEffect("EF-1", 3, "late"), Caller.System);
        Assert.Empty(scene.Last);
    }

    [Fact]
    public void Failures_BackOff_AndThenHaveTheRestTakenBack()
    {
        var scene = Acting();
        scene.When(new ReportEffect("EF-2", 1, null), Caller.System);
        for (var attempt = 1; attempt <= EffectState.Backoff.Count; attempt++)
        {
            scene.When(new ReportEffect("EF-1", attempt, $"error {attempt}"), Caller.System);
            Assert.Equal(scene.Now + EffectState.Backoff[attempt - 1], scene.State.Effects.Effects["EF-1"].NextAttemptAt);
            Assert.Equal(RefusalKind.Conflict, scene.Refused(new ReplayEffect("EF-1")).Kind);
        }
        scene.When(new ReportEffect("EF-1", EffectState.Backoff.Count + 1, "the last"), Caller.System);
        Assert.Equal((EffectStatus.Dead, (DateTimeOffset?)null), (scene.State.Effects.Effects["EF-1"].Status, scene.State.Effects.Effects["EF-1"].NextAttemptAt));
        Assert.False(scene.State.Effects.Attempts.ById.ContainsKey("EF-1"));
        Assert.Equal((RunStatus.Compensating, StepStatus.Failed, StepStatus.Undoing), (scene.Run().Status, scene.Run().Steps[0].Status, scene.Run().Steps[1].Status));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ReplayEffect("EF-1")).Kind);

        scene.When(new ReportEffect("EF-3", 1, null), Caller.System);
        Assert.Equal((RunStatus.Compensated, CaseStatus.New), (scene.Run().Status, scene.Case().Status));
        Assert.Null(scene.Case().ActedAt);
    }

    [Fact]
    public void Step_MarkedDoneByHand_CompletesAParkedRunOnce()
    {
        var scene = Acting();
        scene.When(new MarkStepDone("R-2001", 1, "by telephone"), Caller.Of("P-1"));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new MarkStepDone("R-2001", 1, null), Caller.Of("P-1")).Kind);
        scene.When(new MarkStepDone("R-2001", 2, null), Caller.Of("P-5"));
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
        scene.When(new ReportEffect("EF-1", 1, null), Caller.System);
        Assert.Single(scene.All<RunEnded>());
    }

    [Fact]
    public void Acting_OnACaseThatIsOver_StillCompletes()
    {
        var scene = Acting();
        scene.When(new ResolveCase("EX-1001", "over"), Caller.Of("P-1"));
        Assert.Equal(RunStatus.Acting, scene.Run().Status);
        scene.When(new ReportEffect("EF-1", 1, null), Caller.System);
        scene.When(new ReportEffect("EF-2", 1, null), Caller.System);
        Assert.Equal(RunStatus.Completed, scene.Run().Status);
        Assert.Empty(scene.All<CaseActed>());
    }

    [Theory]
    [InlineData("ftp://wms.example")]
    [InlineData("/hook")]
    [InlineData("")]
    public void Subscribe_ToWhatIsNoWebAddress_IsInvalid(string url) => Assert.Equal("/url", Scene.Empty().Refused(new SubscribeEndpoint(url)).Pointer);

    [Fact]
    public void RemovedEndpoint_IsToldNothingMore()
    {
        var scene = Scene.Small();
        scene.When(new SubscribeEndpoint("https://wms.example/hook"));
        scene.When(new RemoveEndpoint("WH-1"));
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new RemoveEndpoint("WH-1")).Kind);
        scene.Delay(24).Settle().When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        Assert.Empty(scene.All<EffectRequested>());
    }

    [Fact]
    public void Hold_AndRelease_AreRecordedOnceEach()
    {
        var scene = Scene.Empty();
        scene.When(new HoldEffects("restored"));
        scene.When(new HoldEffects("restored"));
        Assert.Empty(scene.Last);
        scene.When(new ReleaseEffects("looked through"));
        Assert.False(scene.State.Effects.Held);
    }

    private static Scene Acting()
    {
        var scene = Scene.Small();
        scene.When(new SubscribeEndpoint("https://wms.example/hook"));
        scene.Delay(24).Settle().When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        return scene;
    }
}
