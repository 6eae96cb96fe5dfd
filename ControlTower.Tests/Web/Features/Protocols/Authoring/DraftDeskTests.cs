using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Web.Features.Protocols.Authoring;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class DraftDeskTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly ProtocolWorld World = new("EUR", ["supplierDelay"], [], ["wait"], [], OrdinalMap<string>.Empty.Set("procurement", "Procurement"));

    private readonly DraftDesk desk = new("late", () => World);

    [Fact]
    public void Open_WithNeitherDraftNorVersion_IsNothing() => Assert.False(desk.Open(ProtocolState.Empty));

    [Fact]
    public async Task Keep_ChangedText_SendsItOnItsRevision()
    {
        desk.Open(With(3, "id: late\n"));
        Assert.False(desk.Changed);
        Assert.False(await desk.KeepAsync(_ => throw new InvalidOperationException("nothing has changed")));

        desk.Type("id: late\ntitle: Late\n");
        DraftProtocol? sent = null;
        Assert.True(await desk.KeepAsync(draft =>
        {
            sent = draft;
            return Task.FromResult<Result<ProtocolDraft>>(Draft(4, draft.Text));
        }));

        Assert.Equal(new DraftProtocol("late", "id: late\ntitle: Late\n", 3), sent);
        Assert.Equal((4, false), (desk.Revision, desk.Changed));
    }

    [Fact]
    public async Task Keep_Refused_LeavesTheTextAndSaysWhy()
    {
        desk.Open(With(3, "id: late\n"));
        desk.Type("id: late\ntitle: Mine\n");

        Assert.False(await desk.KeepAsync(_ => Task.FromResult<Result<ProtocolDraft>>(Refusal.Forbidden("not you"))));

        Assert.Equal(("not you", true, "id: late\ntitle: Mine\n"), (desk.NotKept!.Message, desk.Changed, desk.Text));
    }

    [Fact]
    public void Follow_OthersChange_IsTakenWhereNothingIsLostAndShownWhereItWouldBe()
    {
        desk.Open(With(3, "id: late\n"));
        Assert.True(desk.Follow(With(4, "id: late\ntitle: Theirs\n")));
        Assert.Equal("id: late\ntitle: Theirs\n", desk.Text);

        desk.Type("id: late\ntitle: Mine\n");
        Assert.False(desk.Follow(With(5, "id: late\ntitle: Again\n")));
        Assert.Equal(("id: late\ntitle: Again\n", "id: late\ntitle: Mine\n"), (desk.Theirs!.Text, desk.Text));
    }

    [Fact]
    public async Task Conflict_KeepMine_IsSentOverTheirs()
    {
        desk.Open(With(3, "id: late\n"));
        desk.Type("mine");
        desk.Follow(With(5, "theirs"));
        Assert.False(await desk.KeepAsync(_ => throw new InvalidOperationException("it waits for the author")));

        desk.KeepMine();
        DraftProtocol? sent = null;
        await desk.KeepAsync(draft => Task.FromResult<Result<ProtocolDraft>>(Draft(6, (sent = draft).Text)));

        Assert.Equal(new DraftProtocol("late", "mine", 5), sent);
    }

    [Fact]
    public void Conflict_TakeTheirs_CanBeTakenBack()
    {
        desk.Open(With(3, "id: late\n"));
        desk.Type("mine");
        desk.Follow(With(5, "theirs"));

        desk.TakeTheirs();
        Assert.Equal(("theirs", false, 5), (desk.Text, desk.Changed, desk.Revision));
        desk.Undo();
        Assert.Equal("mine", desk.Text);
    }

    [Fact]
    public void Restore_TextOfALostConnection_IsTakenOrSetBesideAnothers()
    {
        desk.Open(With(3, "id: late\n"));
        desk.Restore("id: late # more\n", 3, Draft(3, "id: late\n"));
        Assert.Equal(("id: late # more\n", (ProtocolDraft?)null), (desk.Text, desk.Theirs));

        var other = new DraftDesk("late", () => World);
        other.Open(With(4, "theirs"));
        other.Restore("mine", 3, Draft(4, "theirs"));
        Assert.Equal(("mine", "theirs"), (other.Text, other.Theirs!.Text));
    }

    [Fact]
    public void Findings_SayWhatIsStillMissingAndAnotherId()
    {
        desk.Open(With(1, "id: other\n"));

        Assert.Contains("it says other", desk.Findings[0].Message, StringComparison.Ordinal);
        Assert.Contains(desk.Findings, one => one.Path == "/title");
        Assert.Null(desk.Drawn);
    }

    private static ProtocolState With(int revision, string text) => ProtocolState.Empty with { Drafts = OrdinalMap<ProtocolDraft>.Empty.Set("late", Draft(revision, text)) };

    private static ProtocolDraft Draft(int revision, string text) => new("late", revision, text, At, "person:P-1", ["person:P-1"]);
}
