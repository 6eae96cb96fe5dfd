using Bunit;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Protocols.Authoring;
using ControlTower.Web.Shared.Backtests;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Protocols.Authoring;

public sealed class AuthoringPageTests : PageTest
{
    private const string Right = "id: late\ntitle: Late\ncases: [supplierDelay]\nlevel:\n  functions: [procurement]\n  window: 4 h\noptions: [wait]\n";

    private IReadOnlyList<string> roles = [Roles.Administrator];

    private protected override IReadOnlyList<string> MyRoles => roles;

    [Fact]
    [Shows(PageState.Empty, typeof(AuthoringPage))]
    public void Page_OfNeitherDraftNorVersion_SaysSoAndLeadsOn()
    {
        var page = Open("P-9");
        Assert.Contains("no protocol P-9", page.Find(".empty .what").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find(".empty a[href='/protocols/new']"));
    }

    [Fact]
    public async Task Field_Changed_ChangesTheTextAndIsKeptAfterAMoment()
    {
        await DraftAsync(Right);
        var page = Open("late");
        await page.InvokeAsync(() => page.Find("#ed-level-window").Change("6 h"));

        page.WaitForAssertion(() => Assert.Equal("being kept…", page.Find("#draft-kept").TextContent.Trim()));
        Clock.Fire(AuthoringPage.Pause);

        page.WaitForAssertion(() => Assert.Equal(Right.Replace("4 h", "6 h", StringComparison.Ordinal), Live.Current.Protocols.Drafts["late"].Text));
        page.WaitForAssertion(() => Assert.StartsWith("kept", page.Find("#draft-kept").TextContent.Trim(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_Typed_ShowsItsFindingsAndFillsTheForm()
    {
        await DraftAsync(Right);
        var page = Open("late");
        var pane = page.FindComponent<TextPane>();
        await page.InvokeAsync(() => pane.Instance.Typed(Right.IndexOf("4 h", StringComparison.Ordinal), 3, "4 EUR", true));

        page.WaitForAssertion(() => Assert.Contains("4 h, 30 min", page.Find(".ed-finding").TextContent, StringComparison.Ordinal));
        Assert.Contains("Ln 6, Col 11", page.Find(".ed-finding").TextContent, StringComparison.Ordinal);
        Assert.Equal("4 EUR", page.Find("#ed-level-window").GetAttribute("value"));
        Assert.NotNull(page.Find(".ed-lines .bad"));
        Assert.True(page.FindAll(".protocol-head .btn.p").Single().HasAttribute("disabled"));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(AuthoringPage))]
    public async Task Draft_ChangedByAnotherWhileOpen_IsShown()
    {
        await DraftAsync(Right);
        var page = Open("late");
        await DraftAsync(Right.Replace("title: Late", "title: Later", StringComparison.Ordinal));

        page.WaitForAssertion(() => Assert.Equal("Later", page.Find("h1").TextContent));
        Assert.Equal("Later", page.Find("#ed-title").GetAttribute("value"));
    }

    [Fact]
    public async Task Draft_ChangedByBoth_ShowsBothTextsUntilOneIsChosen()
    {
        await DraftAsync(Right);
        var page = Open("late");
        await page.InvokeAsync(() => page.Find("#ed-title").Change("Mine"));
        await DraftAsync(Right.Replace("title: Late", "title: Theirs", StringComparison.Ordinal));

        page.WaitForAssertion(() => Assert.Contains("changed the draft while you did", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
        Assert.Equal(("title: Theirs", "title: Mine"), (page.Find(".ed-conflict del").TextContent, page.Find(".ed-conflict ins").TextContent));

        await page.InvokeAsync(() => page.FindAll(".banner.warn .btn").Single(button => button.TextContent.Contains("Keep mine", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Contains("title: Mine", Live.Current.Protocols.Drafts["late"].Text, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".ed-conflict")));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(AuthoringPage))]
    public async Task Publish_OfWhatIWroteMyself_IsRefusedInWords()
    {
        await SmallNetworkAsync();
        await AskAsync(new DraftProtocol("late", Right, null), Caller.Of("P-1"));
        await AskAsync(new PublishDraft("late", "It is time", null));
        var page = Open("late");
        Assert.Contains("asks that this draft be published", page.Find(".banner").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".banner .btn.p").Click());
        await page.InvokeAsync(() => page.Find("#publish-reason").Input("I agree"));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());

        page.WaitForAssertion(() => Assert.Contains("You wrote a part of this draft", page.Find(".banner.warn").TextContent, StringComparison.Ordinal));
        Assert.False(Live.Current.Protocols.Published.ContainsKey("late"));
    }

    [Fact]
    public async Task Publish_OfWhatAnotherAskedFor_PublishesIt()
    {
        await SmallNetworkAsync();
        await DraftAsync(Right);
        await AskAsync(new PublishDraft("late", "It is time", null));
        var page = Open("late");
        await page.InvokeAsync(() => page.Find(".banner .btn.p").Click());
        await page.InvokeAsync(() => page.Find("#publish-reason").Input("I agree"));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());

        page.WaitForAssertion(() => Assert.Equal("is v1", page.Find(".protocol-head .chip.pl").TextContent));
    }

    [Fact]
    public async Task Backtest_Run_ShowsBothAndWhatNobodyCanKnow()
    {
        await SmallNetworkAsync();
        await DraftAsync(Right);
        At("/protocols/late/edit?right=backtest");
        var page = Open("late");
        using var ending = new CancellationTokenSource();
        var work = Services.GetRequiredService<BacktestDesk>().WorkAsync(ending.Token);
        await page.InvokeAsync(() => page.FindAll(".ed-backtest .btn").Single(button => button.TextContent.Contains("Run backtest", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Contains("nobody can know", page.Find(".ed-backtest").TextContent, StringComparison.Ordinal));
        Assert.Contains("No case would have gone another way", page.Find(".ed-backtest").TextContent, StringComparison.Ordinal);
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task Versions_DraftBesideWhatIsInForce_ShowsLinesThatDiffer()
    {
        await SmallNetworkAsync();
        await AskAsync(new PublishProtocol(ProtocolText.Parse(Right).Value!, Right), Caller.System);
        await DraftAsync(Right.Replace("4 h", "6 h", StringComparison.Ordinal));
        At("/protocols/late/edit?right=versions");

        var page = Open("late");

        Assert.Equal(("  window: 4 h", "  window: 6 h"), (page.Find(".ed-versions del").TextContent, page.Find(".ed-versions ins").TextContent));
        Assert.Contains("in force", page.Find(".ed-list").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AuthoringPage> Open(string id) => Render<AuthoringPage>(page => page.Add(one => one.Id, id));

    private async Task DraftAsync(string text) => await AskAsync(new DraftProtocol("late", text, null));
}
