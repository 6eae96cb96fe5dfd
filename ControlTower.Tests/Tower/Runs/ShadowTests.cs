using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Tests.Tower.Runs;

public sealed class ShadowTests
{
    private const string Id = "supplier-delay-under-48h";

    private static readonly string Live = ProtocolText.Shipped.Single(text => text.Contains($"id: {Id}", StringComparison.Ordinal));

    private static readonly string Beside = Live.Replace("cases: [", "mode: shadow\ncases: [", StringComparison.Ordinal);

    private static readonly string Automatic = Beside.Replace("decision: one", "decision: automatic", StringComparison.Ordinal);

    [Fact]
    public void Shadow_PublishedBesideALiveVersion_LeavesItInForce()
    {
        var scene = With(Beside);
        Assert.Equal((ProtocolMode.Live, 1), (scene.State.Protocols.Published[Id].Document.Mode, scene.State.Protocols.Published[Id].Version));
        Assert.Equal(2, scene.State.Protocols.Shadows[Id].Version);
    }

    [Fact]
    public void Shadow_OfTheSameText_AsksNobodyAndAgrees()
    {
        var scene = With(Beside).Delay(24).Settle();
        Assert.Single(scene.All<ApprovalRequested>());
        var recorded = scene.One<ShadowRecorded>();
        Assert.Equal((ShadowWould.Ask, "procurement"), (recorded.Would, Assert.Single(recorded.Functions)));
        Assert.Empty(scene.All<ShadowCompared>());
        scene.When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        Assert.Empty(scene.One<ShadowCompared>().Differs);
        Assert.Equal((1, 1, 0), Figures(scene));
    }

    [Fact]
    public void Shadow_ThatWouldAct_DiffersFromOneThatAsked()
    {
        var scene = With(Automatic).Delay(24).Settle();
        scene.When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        Assert.Equal("acts on its own; the live version asked procurement", Assert.Single(scene.One<ShadowCompared>().Differs));
        Assert.Equal((1, 0, 1), Figures(scene));
        Assert.Equal(("acts on its own; the live version asked procurement", 1), (ShadowSummary.Of(scene.State.Protocols, Id, 5)!.Reasons[0].Text, ShadowSummary.Of(scene.State.Protocols, Id, 5)!.Reasons[0].Count));
    }

    [Fact]
    public void Shadow_WhosePeopleTookAnotherOption_DiffersInIt()
    {
        var scene = With(Beside).Delay(24).Settle();
        var options = scene.Approval().Options;
        scene.When(new Approve("AP-301", "B", "rather"), Caller.Of("P-1"));
        Assert.Equal($"proposes {options[0].Kind}; done was {options[1].Kind}", Assert.Single(scene.One<ShadowCompared>().Differs));
    }

    [Fact]
    public void Shadow_OfACaseThatHealed_IsComparedWithNothing()
    {
        var scene = With(Automatic).Delay(24).Settle().Delay(0);
        Assert.Contains("did nothing before the case was over", Assert.Single(scene.One<ShadowCompared>().Differs), StringComparison.Ordinal);
        Assert.Empty(scene.State.Protocols.ShadowsOfCase);
    }

    [Fact]
    public void Shadow_OfWorseNews_LooksAgain()
    {
        var scene = With(Beside).Delay(24).Settle().Delay(30).Settle();
        Assert.Equal(2, scene.All<ShadowRecorded>().Count);
        scene.Delay(30).Settle();
        Assert.Equal(2, scene.All<ShadowRecorded>().Count);
    }

    [Fact]
    public void Shadow_Alone_IsComparedWithWhatOthersDid()
    {
        var other = Automatic.Replace($"id: {Id}", "id: try", StringComparison.Ordinal);
        var scene = With(other).Delay(24).Settle();
        Assert.Equal(ProtocolMode.Shadow, scene.State.Protocols.Published["try"].Document.Mode);
        scene.When(new Approve("AP-301", null, "yes"), Caller.Of("P-1"));
        Assert.Equal("R-2001", scene.One<ShadowCompared>().Run);
    }

    [Fact]
    public void Shadow_WithAnExhaustedBreaker_WouldAskAndTripsNothing()
    {
        var scene = With(Automatic + "breakers: { automaticPerHour: 0 }\n").Delay(24).Settle();
        Assert.Contains("automatic actions in the last hour", scene.One<ShadowRecorded>().Because, StringComparison.Ordinal);
        Assert.Empty(scene.All<BreakerTripped>());
    }

    [Fact]
    public void Promotion_ByTwo_PutsItInForceWithTheTextInLiveMode()
    {
        var scene = With(Automatic).PersonWith("P-8", [Roles.Planner]).PersonWith("P-9", [Roles.Planner]);
        Assert.Null(((PromotionAnswer)scene.When(new PromoteShadow(Id, "It agrees"), Caller.Of("P-8"))).Version);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new PromoteShadow(Id, "It agrees"), Caller.Of("P-8")).Kind);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new PromoteShadow(Id, "It agrees"), Caller.Integration("erp")).Kind);
        Assert.Equal(3, ((PromotionAnswer)scene.When(new PromoteShadow(Id, "Yes"), Caller.Of("P-9"))).Version);
        var version = scene.State.Protocols.Published[Id];
        Assert.Equal((3, ProtocolMode.Live, "It agrees", "person:P-8"), (version.Version, version.Document.Mode, version.Because, version.AskedBy));
        Assert.Contains("mode: live", version.Text, StringComparison.Ordinal);
        Assert.Null(scene.State.Protocols.ShadowOf(Id));
        scene.Delay(24).Settle();
        Assert.Single(scene.All<RunActing>());
        Assert.Empty(scene.All<ShadowStarted>());
    }

    [Fact]
    public void Promotion_ByAnAuthor_IsRefused()
    {
        var scene = Scene.Small().PersonWith("P-7", [Roles.Planner]).PersonWith("P-8", [Roles.Planner]).PersonWith("P-9", [Roles.Planner]);
        scene.When(new DraftProtocol(Id, Beside, null), Caller.Of("P-7"));
        scene.When(new PublishDraft(Id, "Try", null), Caller.Of("P-7"));
        scene.When(new PublishDraft(Id, "Try", null), Caller.Of("P-8"));
        scene.When(new PromoteShadow(Id, "Good"), Caller.Of("P-9"));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new PromoteShadow(Id, "Good"), Caller.Of("P-7")).Kind);
        scene.When(new PromoteShadow(Id, "Good"), Caller.Of("P-8"));
    }

    [Fact]
    public void End_BesideALiveVersion_LeavesThatInForce()
    {
        var scene = With(Beside).Delay(24).Settle();
        scene.When(new EndShadow(Id, "enough"));
        Assert.Null(scene.State.Protocols.ShadowOf(Id));
        Assert.Equal(ProtocolMode.Live, scene.State.Protocols.Published[Id].Document.Mode);
        Assert.Empty(scene.State.Protocols.ShadowsOfCase);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new EndShadow(Id, "enough")).Kind);
    }

    [Fact]
    public void End_OfOneThatIsAlone_TurnsTheProtocolOff()
    {
        var scene = With(Beside.Replace($"id: {Id}", "id: try", StringComparison.Ordinal));
        scene.When(new EndShadow("try", "enough"));
        Assert.Equal((2, ProtocolMode.Off), (scene.State.Protocols.Published["try"].Version, scene.State.Protocols.Published["try"].Document.Mode));
    }

    private static Scene With(string text)
    {
        var scene = Scene.Small();
        scene.When(new PublishProtocol(ProtocolText.Parse(text).Value!, text), Caller.System);
        return scene;
    }

    private static (int, int, int) Figures(Scene scene)
    {
        var tally = scene.State.Protocols.ShadowTallies[Id];
        return (tally.Recorded, tally.Agreed, tally.Differing);
    }
}
