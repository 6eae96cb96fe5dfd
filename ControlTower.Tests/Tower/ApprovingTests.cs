using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower;

public sealed class ApprovingTests
{
    private static Approve Yes(string? option = null) => new("AP-301", option, "yes");

    [Fact]
    public void Approve_SecondOfTwo_IsToldWhoWasFirstAndWhen()
    {
        var scene = Scene.Small().Person("P-9", "procurement").Delay(24).Settle();
        scene.When(Yes(), Caller.Of("P-1"));
        var first = scene.Now;
        var refusal = scene.PassWithoutBells(1).Refused(new Reject("AP-301", "no"), Caller.Of("P-9"));
        Assert.Equal((RefusalKind.Conflict, Actors.Person("P-1"), first), (refusal.Kind, refusal.FirstBy, refusal.FirstAt!.Value));
        Assert.Single(scene.All<ApprovalApproved>());
    }

    [Fact]
    public void Approve_JointFunctionTaken_IsToldWhoAnswered()
    {
        var scene = Scene.Small().Person("P-9", "procurement").Delay(60).Settle();
        scene.When(Yes(), Caller.Of("P-1"));
        Assert.Equal(Actors.Person("P-1"), scene.Refused(Yes(), Caller.Of("P-9")).FirstBy);
    }

    [Fact]
    public void Approve_OnePersonWithBothFunctions_AnswersForOneOnly()
    {
        var scene = Scene.Small().Person("P-9", "procurement", "operations").Delay(60).Settle();
        scene.When(Yes(), Caller.Of("P-9"));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(Yes(), Caller.Of("P-9")).Kind);
        Assert.Equal(ApprovalStatus.Waiting, scene.Approval().Status);
        scene.When(Yes(), Caller.Of("P-2"));
        Assert.Equal(ApprovalStatus.Approved, scene.Approval().Status);
    }

    [Fact]
    public void Approve_AdministratorsKey_StandsInForOneFunctionAndIsRecorded()
    {
        var scene = Scene.Small().Delay(60).Settle();
        scene.When(Yes(), Caller.AdministratorKey);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(Yes(), Caller.AdministratorKey).Kind);
        Assert.Equal(Actors.AdministratorKey, scene.One<ApprovalAnswered>().StandIn);
        scene.When(Yes(), Caller.Of("P-2"));
        Assert.Equal(ApprovalStatus.Approved, scene.Approval().Status);
    }

    [Fact]
    public void Approve_ByWhoMayNot_IsForbidden()
    {
        var scene = Scene.Small().PersonWith("P-10", [Roles.Viewer], "procurement").PersonWith("P-11", [Roles.Planner], "procurement")
            .Person("P-12", "finance").Person("P-13", "procurement").Delay(24).Settle();
        scene.When(new ChangePerson("P-13", [Roles.Approver], ["procurement"], Active: false));
        Caller[] callers =
        [
            Caller.Integration("erp"), Caller.System, Caller.Of("P-10"), Caller.Of("P-11"), Caller.Of("P-12"), Caller.Of("P-13"), Caller.Of("P-99"),
        ];
        foreach (var caller in callers)
        {
            Assert.Equal(RefusalKind.Forbidden, scene.Refused(Yes(), caller).Kind);
            Assert.Equal(RefusalKind.Forbidden, scene.Refused(new Reject("AP-301", "no"), caller).Kind);
        }
    }

    [Fact]
    public void Approve_WithoutReasonOrWithAnUnknownOption_IsInvalid()
    {
        var scene = Scene.Small().Delay(24).Settle();
        Assert.Equal("/reason", scene.Refused(new Approve("AP-301", null, " "), Caller.Of("P-1")).Pointer);
        Assert.Equal("/option", scene.Refused(Yes("Z"), Caller.Of("P-1")).Pointer);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new Approve("AP-999", null, "yes"), Caller.Of("P-1")).Kind);
    }

    [Fact]
    public void Approve_BindsTheHashOfWhatIsDone()
    {
        var scene = Scene.Small().Delay(24).Settle();
        var hash = scene.Approval().Options[0].Hash;
        scene.When(Yes("A"), Caller.Of("P-1"));
        Assert.Equal(hash, scene.One<ApprovalAnswered>().OptionHash);
        Assert.Equal(hash, scene.One<ApprovalApproved>().OptionHash);
        Assert.Equal(hash, scene.One<RunActing>().OptionHash);
        Assert.Equal(scene.Approval().Options.Count, scene.Approval().Options.Select(option => option.Hash).Distinct().Count());
    }

    [Fact]
    public void Reject_EndsTheRunAndDoesNothing()
    {
        var scene = Scene.Small().Delay(24).Settle();
        scene.When(new Reject("AP-301", "too dear"), Caller.Of("P-1"));
        Assert.Equal((RunStatus.Rejected, ApprovalStatus.Rejected), (scene.Run().Status, scene.Approval().Status));
        Assert.Empty(scene.All<RunActing>());
        scene.Delay(24).Settle();
        Assert.Single(scene.All<RunStarted>());
        scene.Delay(36).Settle();
        Assert.Equal(2, scene.All<RunStarted>().Count);
    }

    [Fact]
    public void Request_AboveAuthority_AsksTheNextRungAsWell()
    {
        var scene = Dear().Delay(24).Settle();
        Assert.True(scene.Approval().Options[0].Cost > scene.Approval().Authority);
        Assert.Equal(["procurement", "operations"], scene.Approval().Functions.Select(one => one.Function));
        scene.When(Yes("A"), Caller.Of("P-1"));
        Assert.Equal(ApprovalStatus.Waiting, scene.Approval().Status);
        scene.When(Yes("A"), Caller.Of("P-2"));
        Assert.Equal(ApprovalStatus.Approved, scene.Approval().Status);
    }

    [Fact]
    public void Approve_ADearerOption_IsBeyondTheFunctionAlsoAfterTheNextRungJoined()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Lanes = [.. Networks.Small.Lanes!.Select(lane => lane.From == "SUP-1" ? lane with { Fixed = 40_000 } : lane)] }));
        scene.Delay(24).Settle();
        var dear = scene.Approval().Options.Single(option => option.Kind == "expedite");
        Assert.True(dear.Cost > scene.Approval().Authority);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(Yes(dear.Id), Caller.Of("P-1")).Kind);
        scene.Pass(4.5);
        Assert.Equal(1, scene.Approval().EscalationLevel);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(Yes(dear.Id), Caller.Of("P-1")).Kind);
        scene.When(Yes(dear.Id), Caller.Of("P-2"));
        Assert.Equal(ApprovalStatus.Approved, scene.Approval().Status);
        Assert.Equal("operations", scene.One<ApprovalAnswered>().StandIn);
    }

    /// <summary>What makes the recommended option cost more than procurement's authority.</summary>
    private static Scene Dear()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new() { Lanes = [.. Networks.Small.Lanes!.Select(lane => lane with { Fixed = 60_000 })] }));
        return scene;
    }
}
