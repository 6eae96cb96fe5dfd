using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class SignalIntakeTests
{
    [Fact]
    public void Signal_ThatComesTwice_IsADuplicateAndChangesNothing()
    {
        var scene = Scene.Small().Delay(24, id: "a");
        var candidate = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 24, reason = "breakdown" }, "a", scene.Now);
        var taken = (SignalsTaken)scene.When(new TakeSignals([candidate, candidate]), Caller.Integration("erp"));
        Assert.Equal((0, 2, 0), (taken.Accepted, taken.Duplicates, taken.Rejected.Count));
        Assert.Empty(scene.Last);
    }

    [Fact]
    public void Signal_WithAKnownIdAndOtherContent_IsADuplicateOfTheFirst()
    {
        var scene = Scene.Small().Delay(24, id: "a");
        var other = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 99 }, "a", scene.Now);
        foreach (var single in new[] { true, false })
        {
            var taken = (SignalsTaken)scene.When(new TakeSignals([other], single));
            Assert.Equal((0, 1, 0), (taken.Accepted, taken.Duplicates, taken.Rejected.Count));
            Assert.Empty(scene.Last);
        }
        Assert.Equal(24, scene.Case().Deviation.Hours);
    }

    [Fact]
    public void Batch_WithBadOnes_TakesTheGoodAndKeepsTheBadForMending()
    {
        var scene = Scene.Small();
        var good = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 24 }, "a", scene.Now);
        var unknown = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "NOWHERE", delayHours = 24 }, "b", scene.Now);
        var broken = new SignalCandidate(null, "not JSON", "{");
        var taken = (SignalsTaken)scene.When(new TakeSignals([unknown, good, broken]));
        Assert.Equal((1, 0), (taken.Accepted, taken.Duplicates));
        Assert.Equal([0, 2], taken.Rejected.Select(one => one.Index));
        Assert.Equal(["RJ-1", "RJ-2"], scene.State.Signals.Rejected.Keys);

        var mended = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-2", delayHours = 24 }, "b", scene.Now);
        scene.When(new ReplayRejected("RJ-1", mended));
        Assert.Equal(["RJ-2"], scene.State.Signals.Rejected.Keys);
        Assert.Equal("SUP-2", scene.Case("EX-1002").Deviation.Site);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new ReplayRejected("RJ-1", mended)).Kind);
        var elsewhere = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "NOWHERE", delayHours = 24 }, "c", scene.Now);
        Assert.Equal(RefusalKind.Invalid, scene.Refused(new ReplayRejected("RJ-2", elsewhere)).Kind);
        scene.When(new DiscardRejected("RJ-2", "noise"));
        Assert.Empty(scene.State.Signals.Rejected);
    }

    [Fact]
    public void Batch_WithFiguresThatAddUpBeyondAnything_RejectsOnlyThese()
    {
        var scene = Scene.Small();
        var period = Scene.Start;
        var all = Enumerable.Range(0, 12).Select(i => Scene.Candidate(
            SignalTypes.DemandObserved, new { site = "DC-1", item = "ITEM-1", quantity = 1_000_000_000_000m, periodStart = period, period = "day" }, $"d{i}", scene.Now));
        var last = Scene.Candidate(SignalTypes.SupplierDelayed, new { site = "SUP-1", delayHours = 24 }, "z", scene.Now);
        var taken = (SignalsTaken)scene.When(new TakeSignals([.. all, last]));
        Assert.Equal((10, 3), (taken.Accepted, taken.Rejected.Count));
        Assert.Equal(24, scene.Case().Deviation.Hours);
    }

    [Fact]
    public void Rejected_TextCutAtItsLimit_StaysWellFormed()
    {
        var scene = Scene.Small();
        scene.When(new TakeSignals([new(null, "too long", new string('a', 65_535) + "😀😀")]));
        Assert.DoesNotContain(scene.State.Signals.Rejected["RJ-1"].Event, char.IsSurrogate);
    }

    [Fact]
    public void SignalIds_AreForgottenAfterTheirTime()
    {
        var scene = Scene.Small().Delay(24, id: "a");
        scene.When(new ResolveCase("EX-1001", "over"));
        scene.Pass(24 * 36).Delay(12, "SUP-2", "b");
        Assert.Single(scene.All<SignalIdsForgotten>());
        scene.Delay(30, id: "a");
        Assert.Equal(30, scene.Case("EX-1003").Deviation.Hours);
    }

    [Fact]
    public void Source_NotHeardInItsInterval_IsACaseOnceUntilHeardAgain()
    {
        var scene = Scene.Small();
        scene.When(new ExpectSource("erp", 6));
        scene.Pass(5.9);
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Pass(50);
        Assert.Equal((CaseKind.SourceSilent, "erp"), (scene.Case().Deviation.Kind, scene.Case().Deviation.Reference));
        Assert.True(scene.State.Signals.Sources["erp"].Silent);
        scene.Delay(24);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.False(scene.State.Signals.Sources["erp"].Silent);
        Assert.Equal(scene.Now.AddHours(6), scene.State.Signals.Silence.Earliest);
    }

    [Fact]
    public void Retraction_TakesBackWhatTheSignalAloneOpened()
    {
        var scene = Scene.Small().Delay(24, id: "a").Settle();
        scene.Signal(SignalTypes.SignalRetracted, new { id = "a", reason = "typing error" });
        Assert.Equal(CaseStatus.Resolved, scene.Case().Status);
        Assert.Equal((ApprovalStatus.Void, RunStatus.Superseded), (scene.Approval().Status, scene.Run().Status));
    }

    [Fact]
    public void Retraction_OfOneOfTwo_LeavesTheCaseUntilBothAreWithdrawn()
    {
        var scene = Scene.Small().Delay(24, id: "a").Delay(26, id: "b");
        scene.Signal(SignalTypes.SignalRetracted, new { id = "a" });
        Assert.Equal(CaseStatus.New, scene.Case().Status);
        scene.Signal(SignalTypes.SignalRetracted, new { id = "b" });
        Assert.Equal(CaseStatus.Resolved, scene.Case().Status);
    }

    [Fact]
    public void Retraction_OfWhatNeverCame_IsRefused()
    {
        var scene = Scene.Small();
        var candidate = Scene.Candidate(SignalTypes.SignalRetracted, new { id = "a" }, "r", scene.Now);
        Assert.Equal(RefusalKind.Invalid, scene.Refused(new TakeSignals([candidate], true)).Kind);
    }

    [Fact]
    public void Key_AskedAgain_GetsTheSameAnswerAndAnotherRequestIsRefused()
    {
        var scene = Scene.Small();
        var first = scene.Ask(Subscribe, Caller.Integration("erp"), "k", "d1");
        var version = scene.State.Version;
        var second = scene.Ask(Subscribe, Caller.Integration("erp"), "k", "d1");
        Assert.Equal(version, scene.State.Version);
        Assert.Equal(Json(first.Value!), Json(second.Value!));
        Assert.Equal(RefusalKind.Unprocessable, scene.Ask(Subscribe, Caller.Integration("erp"), "k", "d2").Refusal!.Kind);
        Assert.True(scene.Ask(Subscribe, Caller.Integration("wms"), "k", "d2").Succeeded);
    }

    [Fact]
    public void Key_OfARefusedRequest_MayBeUsedAgain()
    {
        var scene = Scene.Small();
        Assert.False(scene.Ask(new AcknowledgeCase("EX-1001"), null, "k", "d").Succeeded);
        scene.Delay(24);
        Assert.True(scene.Ask(new AcknowledgeCase("EX-1001"), null, "k", "d").Succeeded);
    }

    private static readonly object Subscribe = new Core.Effects.SubscribeEndpoint("https://wms.example/hook");

    private static string Json(object value) => System.Text.Json.JsonSerializer.Serialize(value, Core.Kernel.Json.CanonicalJson.Options);

}
