using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Policies are written in versions, and apply once a person publishes one.</summary>
public sealed class RoutingPoliciesTests
{
    private static readonly Caller Planner = Caller.Of("P-1");

    [Fact]
    public void Put_IsANewVersion_ThatDoesNotApplyYet()
    {
        var scene = Scene.Small();
        scene.When(new PutRoutingPolicy("web", new("Web shop", 5), 0));
        scene.When(new PutRoutingPolicy("web", new("Web shop, fast", 5), 1));
        var kept = scene.State.Orders.Routing["web"];
        Assert.Equal(["Web shop", "Web shop, fast"], kept.Versions.Select(one => one.Document.Title));
        Assert.Null(kept.Applying);
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Refused(new PutRoutingPolicy("web", new("Other", 5), 1)).Kind);
    }

    [Fact]
    public void Publish_AnyVersion_IsTheOneThatApplies_UntilItIsRetired()
    {
        var scene = Scene.Small();
        scene.When(new PutRoutingPolicy("web", new("First", 5), null));
        scene.When(new PutRoutingPolicy("web", new("Second", 5), null));
        scene.When(new PublishRoutingPolicy("web", null, "faster"), Planner);
        Assert.Equal("Second", scene.State.Orders.Routing["web"].Applying!.Title);
        scene.When(new PublishRoutingPolicy("web", 1, "it cost too much"), Planner);
        var back = scene.State.Orders.Routing["web"];
        Assert.Equal(("First", "it cost too much", Planner.Actor), (back.Applying!.Title, back.Versions[0].Reason, back.Versions[0].PublishedBy));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new PublishRoutingPolicy("web", 1, "again"), Planner).Kind);
        scene.When(new RetireRoutingPolicy("web", "no shop any more"), Planner);
        Assert.Null(scene.State.Orders.Routing["web"].Applying);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new RetireRoutingPolicy("web", "again"), Planner).Kind);
    }

    [Fact]
    public void Publish_ByAnIntegrationsKey_IsForbidden()
    {
        var scene = Scene.Small();
        scene.When(new PutRoutingPolicy("web", new("First", 5), null));
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new PublishRoutingPolicy("web", null, "why not"), Caller.Integration("erp")).Kind);
    }

    public static TheoryData<RoutingDocument, string> Wrong => new()
    {
        { new("T", 0) { When = new() { PriorityAtLeast = 5, PriorityAtMost = 4 } }, "/when/priorityAtLeast" },
        { new("T", 0) { When = new() { From = Scene.Start, Until = Scene.Start } }, "/when/until" },
        { new("T", 0) { When = new() { Hours = new(new(8, 0), new(8, 0), "UTC") } }, "/when/hours/until" },
        { new("T", 0) { When = new() { Hours = new(new(8, 0), new(9, 0), "Middle/Earth") } }, "/when/hours/timeZone" },
        { new("T", 0) { Sourcing = new() { Soft = [SoftConstraint.Promise, SoftConstraint.Promise] } }, "/sourcing/soft" },
        { new("T", 0) { Sourcing = new() { PreferredSites = ["DC-1", "DC-99"] } }, "/sourcing/preferredSites/1" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Put_OfWhatCannotBe_SaysWhere(RoutingDocument document, string pointer) =>
        Assert.Equal(pointer, Scene.Small().Refused(new PutRoutingPolicy("web", document, null)).Pointer);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    public void Put_UnderAnIdThatIsNone_IsRefused(string id) => Assert.Equal("/id", Scene.Small().Refused(new PutRoutingPolicy(id, new("T", 0), null)).Pointer);

    [Fact]
    public void Applied_ToAnOrder_IsThePublishedPolicyThatFits_ElseTheStandard()
    {
        var scene = LifecycleStates.At("plac", fetched: false);
        Assert.Null(AppliedPolicy.To(scene.State, LifecycleStates.Id)!.Policy);
        scene.When(new PutRoutingPolicy("web", new("Web shop", 5) { When = new() { Channels = ["web"] }, Sourcing = new() { SplitPenalty = 4 } }, null));
        scene.When(new PublishRoutingPolicy("web", null, "boxes are dear"), Planner);
        var applied = AppliedPolicy.To(scene.State, LifecycleStates.Id)!;
        Assert.Equal(("web", 1, 4m), (applied.Policy, applied.Version, applied.Sourcing.SplitPenalty));
        Assert.Null(AppliedPolicy.To(scene.State, "O-99"));
    }
}
