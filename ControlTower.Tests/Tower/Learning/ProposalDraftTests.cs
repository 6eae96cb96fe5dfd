using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Learning;
using ControlTower.Tests.Tower.Runs;

namespace ControlTower.Tests.Tower.Learning;

public sealed class ProposalDraftTests
{
    private const string Proposed = "id: late\ntitle: Late, proposed\n";

    private static readonly Proposal Proposal = new(1, "late", 1, "decide", ProposalKind.RaiseLimit, "Raise it", "of 20", new(20, 20, Scene.Start, Scene.Start), Proposed) { Document = Asking.Document(null, Asking.Level(DecisionMode.One, "planning")) };

    [Fact]
    public void GivenADraftThatSomebodyWrites_WhenTheProposalIsMadeADraft_ThenItIsAConflictThatNamesThem()
    {
        var scene = Written("id: late\n");
        var made = ProposalDraft.Of(scene.State.Protocols, Proposal, null);
        Assert.Equal((RefusalKind.Conflict, "person:P-8"), (made.Refusal!.Kind, made.Refusal.FirstBy));
        Assert.Contains("revision 1", made.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal("id: late\n", scene.State.Protocols.Drafts["late"].Text);
    }

    [Fact]
    public void GivenADraftThatSomebodyWrites_WhenItsRevisionIsNamed_ThenItGivesWayAndNoLaterOneDoes()
    {
        var scene = Written("id: late\n");
        var seen = ProposalDraft.Of(scene.State.Protocols, Proposal, 1).Value!;
        scene.When(new DraftProtocol("late", "id: late\ntitle: More\n", 1), Caller.Of("P-8"));
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Ask(seen, Caller.Of("P-1")).Refusal!.Kind);
        Assert.True(scene.Ask(ProposalDraft.Of(scene.State.Protocols, Proposal, 2).Value!, Caller.Of("P-1")).Succeeded);
        Assert.Equal(Proposed, scene.State.Protocols.Drafts["late"].Text);
    }

    [Fact]
    public void GivenNoDraft_WhenOneIsBegunMeanwhile_ThenItIsNotOverwritten()
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.One, "planning"));
        var made = ProposalDraft.Of(scene.State.Protocols, Proposal, null).Value!;
        scene.When(new DraftProtocol("late", "id: late\n", 0), Caller.Of("P-8"));
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Ask(made, Caller.Of("P-1")).Refusal!.Kind);
    }

    [Fact]
    public void GivenADraftThatSaysTheSame_WhenTheProposalIsMadeADraft_ThenNothingIsLost() =>
        Assert.True(ProposalDraft.Of(Written(Proposed).State.Protocols, Proposal, null).Succeeded);

    [Fact]
    public void GivenADraftThatWasPublishedAsItIs_WhenTheProposalIsMadeADraft_ThenItFollowsIt()
    {
        var scene = Written("id: late\n");
        var protocols = scene.State.Protocols;
        var published = protocols with { Drafts = protocols.Drafts.Set("late", protocols.Drafts["late"] with { PublishedAs = 2 }) };
        Assert.Equal(1, ProposalDraft.Of(published, Proposal, null).Value!.IfRevision);
    }

    private static Scene Written(string text)
    {
        var scene = Asking.Given(Asking.Level(DecisionMode.One, "planning"));
        scene.When(new DraftProtocol("late", text, 0), Caller.Of("P-8"));
        return scene;
    }
}
