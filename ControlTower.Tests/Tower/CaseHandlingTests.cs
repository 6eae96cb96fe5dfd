using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class CaseHandlingTests
{
    private const string Id = "EX-1001";

    [Fact]
    public void Acknowledge_Twice_TellsWhoWasFirst()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new AcknowledgeCase(Id), Caller.Of("P-1"));
        Assert.Equal(CaseStatus.Acknowledged, scene.Case().Status);
        Assert.Equal("person:P-1", scene.Refused(new AcknowledgeCase(Id), Caller.Of("P-2")).FirstBy);
    }

    [Fact]
    public void WorseNews_UnacknowledgesAndKeepsWhatPeopleWrote()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new AcknowledgeCase(Id), Caller.Of("P-1"));
        scene.When(new AssignCase(Id, "P-1"), Caller.Of("P-1"));
        scene.When(new NoteCase(Id, " called them "), Caller.Of("P-1"));
        scene.Delay(20);
        Assert.Equal(CaseStatus.Acknowledged, scene.Case().Status);
        scene.Delay(36);
        Assert.Equal((CaseStatus.New, "P-1", "called them"), (scene.Case().Status, scene.Case().Owner, Assert.Single(scene.Case().Notes).Text));
        Assert.Equal(36, scene.Case().Deviation.Hours);
    }

    [Fact]
    public void Shelf_EndsOnTimeAndGivesTheStatusBack()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new AcknowledgeCase(Id), Caller.Of("P-1"));
        scene.When(new ShelveCase(Id, scene.Now.AddHours(5), "nobody there before noon"), Caller.Of("P-1"));
        scene.Pass(4.9);
        Assert.Equal(CaseStatus.Shelved, scene.Case().Status);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new AcknowledgeCase(Id), Caller.Of("P-1")).Kind);
        scene.Pass(0.2);
        Assert.Equal((CaseStatus.Acknowledged, (DateTimeOffset?)null), (scene.Case().Status, scene.Case().ShelvedUntil));
    }

    [Fact]
    public void Shelf_WithWorseNews_EndsAtOnce()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new ShelveCase(Id, scene.Now.AddHours(50), "later"), Caller.Of("P-1"));
        scene.Delay(24);
        Assert.Equal(CaseStatus.Shelved, scene.Case().Status);
        scene.Delay(30);
        Assert.Equal((CaseStatus.New, (DateTimeOffset?)null), (scene.Case().Status, scene.Case().ShelvedUntil));
        Assert.Null(scene.State.Exceptions.ShelfEnds.Earliest);
    }

    [Fact]
    public void Shelf_OfACaseThatReturnsToNormal_LeavesNothingBehind()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new ShelveCase(Id, scene.Now.AddHours(50), "later"), Caller.Of("P-1"));
        scene.Delay(0);
        var healed = scene.Case();
        Assert.Equal((CaseStatus.ReturnedToNormal, null, null), (healed.Status, healed.ShelvedUntil, healed.StatusBeforeShelf));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ShelveCase(Id, scene.Now.AddHours(5), "again"), Caller.Of("P-1")).Kind);
        scene.Delay(24);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
    }

    [Fact]
    public void Shelf_WhileTheCaseIsDecided_GivesBackACaseInProgress()
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.When(new ShelveCase(Id, scene.Now.AddHours(5), "later"), Caller.Of("P-1"));
        scene.When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        scene.Pass(5);
        Assert.Equal(CaseStatus.InProgress, scene.Case().Status);
    }

    [Theory]
    [InlineData(0, "why", "/until")]
    [InlineData(-1, "why", "/until")]
    [InlineData(91 * 24, "why", "/until")]
    [InlineData(5, " ", "/reason")]
    public void Shelve_WithoutASensibleEndOrReason_IsInvalid(double hours, string reason, string pointer)
    {
        var scene = Scene.Small().Delay(24);
        Assert.Equal(pointer, scene.Refused(new ShelveCase(Id, scene.Now.AddHours(hours), reason), Caller.Of("P-1")).Pointer);
    }

    [Fact]
    public void ReturnToNormal_Unseen_WaitsToBeSeenAndTakesTheRequestBack()
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.Delay(0);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Assert.Equal(ApprovalStatus.Void, scene.Approval().Status);
        Assert.Null(scene.State.NextDue(Scene.Patient));
        scene.When(new AcknowledgeCase(Id), Caller.Of("P-1"));
        Assert.Equal(CaseStatus.Resolved, scene.Case().Status);
    }

    [Fact]
    public void ReturnToNormal_Seen_ResolvesAndANewOneOpensAfterwards()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new AcknowledgeCase(Id), Caller.Of("P-1"));
        scene.Delay(0);
        Assert.Equal(CaseStatus.Resolved, scene.Case().Status);
        scene.Delay(12);
        Assert.Equal(["EX-1001", "EX-1002"], scene.All<CaseOpened>().Select(opened => opened.Case));
    }

    [Fact]
    public void Resolve_ThenReopen_StartsTheProtocolAgain()
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.When(new ResolveCase(Id, "mistake"), Caller.Of("P-1"));
        Assert.Equal(ApprovalStatus.Void, scene.Approval().Status);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new NoteCase(Id, "late"), Caller.Of("P-1")).Kind);
        scene.When(new ReopenCase(Id, "no mistake"), Caller.Of("P-1"));
        Assert.Equal((CaseStatus.New, null), (scene.Case().Status, scene.Case().Resolution));
        Assert.Equal(2, scene.All<RunStarted>().Count);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new ReopenCase(Id, "again"), Caller.Of("P-1")).Kind);
    }

    [Fact]
    public void Reopen_WhileAnotherIsOpenAboutTheSame_IsAConflict()
    {
        var scene = Scene.Small().Delay(24);
        scene.When(new ResolveCase(Id, "mistake"), Caller.Of("P-1"));
        scene.Delay(24);
        Assert.Contains("EX-1002", scene.Refused(new ReopenCase(Id, "no mistake"), Caller.Of("P-1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_OnWhatDoesNotExist_AreNotFound()
    {
        var scene = Scene.Small();
        object[] commands =
        [
            new AcknowledgeCase("EX-9"), new AssignCase("EX-9", null), new NoteCase("EX-9", "x"), new ShelveCase("EX-9", scene.Now, "x"),
            new UnshelveCase("EX-9"), new ResolveCase("EX-9", "x"), new ReopenCase("EX-9", "x"), new MarkStepDone("R-9", 1, null), new Reject("AP-9", "x"),
        ];
        Assert.All(commands, command => Assert.Equal(RefusalKind.NotFound, scene.Refused(command, Caller.Of("P-1")).Kind));
    }

    [Fact]
    public void Assign_ToNobodyKnown_IsInvalid() =>
        Assert.Equal("/owner", Scene.Small().Delay(24).Refused(new AssignCase(Id, "P-77"), Caller.Of("P-1")).Pointer);

    [Fact]
    public void Cases_AtOneSite_JoinOneIncident()
    {
        var scene = Scene.Small().Delay(24);
        scene.Signal(SignalTypes.SiteDown, new { site = "SUP-1" });
        scene.Signal(SignalTypes.SupplierDelayed, new { site = "SUP-1", purchaseOrder = "PO-1", delayHours = 5 });
        scene.Delay(5, "SUP-2");
        Assert.Equal("Trouble at Supplier one", scene.One<IncidentOpened>().Title);
        Assert.Equal(["EX-1001", "EX-1002", "EX-1003"], scene.State.Exceptions.Incidents["INC-1"].Cases);
        Assert.Null(scene.Case("EX-1004").Incident);
    }

    [Fact]
    public void Case_AtTwoSites_JoinsTheFirstThatIsRecentAtEither()
    {
        var scene = Scene.Small();
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-1" });
        scene.Pass(73).Delay(5, "SUP-1");
        scene.Signal(SignalTypes.SiteDown, new { site = "DC-2" });
        scene.Signal(SignalTypes.LaneCondition, new { from = "SUP-1", to = "DC-1", condition = "weather", delayHours = 20 });
        // The one at DC-1 is too old for it, and the one at DC-2 elsewhere.
        Assert.Equal(["EX-1002", "EX-1004"], Assert.Single(scene.State.Exceptions.Incidents.Values).Cases);
        scene.Signal(SignalTypes.LaneCondition, new { from = "DC-2", to = "DC-1", condition = "weather", delayHours = 20 });
        Assert.Equal(["EX-1003", "EX-1005"], scene.State.Exceptions.Incidents["INC-2"].Cases);
    }
}
