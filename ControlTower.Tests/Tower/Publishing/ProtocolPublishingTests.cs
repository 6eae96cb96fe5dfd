using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Protocols;

namespace ControlTower.Tests.Tower.Publishing;

public sealed class ProtocolPublishingTests
{
    private const string Id = "two";

    private static readonly string Text = Worlds.TwoLevels("when: disruptionHours < 48 h", "when: disruptionHours >= 48 h");
    private static readonly Caller Author = Caller.Of("P-1");
    private static readonly Caller Other = Caller.Of("P-2");
    private static readonly Caller Third = Caller.Of("P-3");

    private static Scene Drafted()
    {
        var scene = Scene.Small();
        scene.When(new DraftProtocol(Id, Text, null), Author);
        return scene;
    }

    private static PublishAnswer Publish(Scene scene, Caller caller, string reason = "less waiting") => (PublishAnswer)scene.When(new PublishDraft(Id, reason, null), caller);

    [Fact]
    public void Draft_AskedForByItsAuthor_IsPublishedByAnother()
    {
        var scene = Drafted();
        Assert.Null(Publish(scene, Author).Version);
        Assert.Null(scene.State.Protocols.Published.Find(Id));
        Assert.Equal(1, Publish(scene, Other, "I agree").Version);
        var version = scene.State.Protocols.Published[Id];
        Assert.Equal((1, "person:P-2", "person:P-1", "less waiting", Text), (version.Version, version.PublishedBy, version.AskedBy, version.Because, version.Text));
        Assert.Equal((1, 0), (scene.State.Protocols.Drafts[Id].PublishedAs, scene.State.Protocols.Drafts[Id].Authors.Count));
    }

    [Fact]
    public void Draft_AskedForTwiceByOne_IsNotPublished()
    {
        var scene = Drafted();
        Publish(scene, Author);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new PublishDraft(Id, "again", null), Author).Kind);
    }

    [Fact]
    public void Draft_AskedForByAnother_IsNotPublishedByAnyOfItsAuthors()
    {
        var scene = Drafted();
        scene.When(new DraftProtocol(Id, Text + "\n# mended", null), Third);
        Publish(scene, Other);
        foreach (var caller in new[] { Author, Third, Other }) Assert.Equal(RefusalKind.Conflict, scene.Refused(new PublishDraft(Id, "mine", null), caller).Kind);
        Assert.Equal(1, Publish(scene, Caller.Of("P-4")).Version);
    }

    [Fact]
    public void Draft_OfAnIntegration_IsConfirmedByNoIntegration()
    {
        var scene = Drafted();
        Publish(scene, Author);
        Assert.Equal(RefusalKind.Forbidden, scene.Refused(new PublishDraft(Id, "automatic", null), Caller.Integration("erp")).Kind);
    }

    [Fact]
    public void Draft_ChangedWhileAskedFor_MakesTheQuestionVoid()
    {
        var scene = Drafted();
        Publish(scene, Author);
        scene.When(new DraftProtocol(Id, Text + "\n# more", null), Author);
        Assert.Equal(PublishEnd.Void, scene.One<ProtocolPublishDeclined>().How);
        Assert.Null(scene.State.Protocols.Drafts[Id].Request);
        Assert.Null(Publish(scene, Other).Version);
    }

    [Fact]
    public void Draft_PutAgainUnchanged_LeavesTheQuestion()
    {
        var scene = Drafted();
        Publish(scene, Author);
        scene.When(new DraftProtocol(Id, Text, null), Third);
        Assert.Empty(scene.Last);
        Assert.Equal(1, Publish(scene, Third).Version);
    }

    [Theory]
    [InlineData("P-1", PublishEnd.Withdrawn)]
    [InlineData("P-2", PublishEnd.Declined)]
    public void Question_TakenBackOrDeclined_IsOver(string person, PublishEnd how)
    {
        var scene = Drafted();
        Publish(scene, Author);
        scene.When(new EndPublish(Id, "not now"), Caller.Of(person));
        Assert.Equal((how, "not now"), (scene.One<ProtocolPublishDeclined>().How, scene.One<ProtocolPublishDeclined>().Reason));
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new EndPublish(Id, "again"), Other).Kind);
    }

    [Fact]
    public void Draft_OverAnOlderRevision_IsNotTaken()
    {
        var scene = Drafted();
        scene.When(new DraftProtocol(Id, Text + "\n# other", 1), Other);
        var refused = scene.Refused(new DraftProtocol(Id, Text + "\n# mine", 1), Author);
        Assert.Equal((RefusalKind.PreconditionFailed, "person:P-2"), (refused.Kind, refused.FirstBy));
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Refused(new DraftProtocol(Id, Text, 0), Author).Kind);
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Refused(new PublishDraft(Id, "stale", 1), Author).Kind);
    }

    [Fact]
    public void Draft_ThatIsNoProtocol_IsKeptAndNotPublished()
    {
        var scene = Scene.Small();
        scene.When(new DraftProtocol(Id, "id: two\ntitle: half", null), Author);
        var refused = scene.Refused(new PublishDraft(Id, "try", null), Author);
        Assert.Equal(RefusalKind.Unprocessable, refused.Kind);
        Assert.Contains(refused.Errors, error => error.Pointer == "/cases" && error.Line > 0);
        scene.When(new DraftProtocol(Id, Text.Replace("id: two", "id: three", StringComparison.Ordinal), null), Author);
        Assert.Equal("/id", scene.Refused(new PublishDraft(Id, "try", null), Author).Pointer);
        Assert.Equal(RefusalKind.NotFound, scene.Refused(new PublishDraft("none", "try", null), Author).Kind);
        Assert.Equal(RefusalKind.Invalid, scene.Refused(new DraftProtocol(Id, "id: \0", null), Author).Kind);
    }

    [Fact]
    public void Draft_ThatIsPublished_IsPublishedAgainOnlyWhenChanged()
    {
        var scene = Drafted();
        Publish(scene, Author);
        Publish(scene, Other);
        Assert.Equal(RefusalKind.Conflict, scene.Refused(new PublishDraft(Id, "again", null), Other).Kind);
        scene.When(new DraftProtocol(Id, Text + "\n# second", 1), Other);
        Publish(scene, Other);
        Assert.Equal(2, Publish(scene, Author).Version);
        Assert.Equal([1, 2], scene.State.Protocols.VersionsOf(Id).Select(version => version.Version));
    }

    [Fact]
    public void Bad_Documents_AreNeverPublished()
    {
        var scene = Scene.Small();
        var published = scene.State.Protocols.Published.Count;
        foreach (var (name, text) in BadDocuments.All())
        {
            if (!scene.Ask(new DraftProtocol("demand-surge", text, null), Author).Succeeded) continue;
            Assert.False(scene.Ask(new PublishDraft("demand-surge", "try", null), Author).Succeeded, name);
        }
        Assert.Equal(published, scene.State.Protocols.Versions.Count);
    }
}
