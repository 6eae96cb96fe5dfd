using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Protocols;

/// <summary>A protocol from an almost empty draft to the first run that asks, as two people do it in two windows.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AuthoringTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    private const string Id = "oven-watch";

    /// <summary>What a planner writes in the text; the unit of the second window is wrong, and between 20 and 24 h nobody decides.</summary>
    private const string Written =
        """

        reason: A broken oven is a matter for two desks from a day on.
        trigger:
          cases: [supplierDelay]
          sites: [SUP-7]
        levels:
          - name: short
            when: disruptionHours < 20 h
            functions: [procurement]
            window: 4 h
          - name: long
            when: disruptionHours >= 24 h
            functions: [procurement, operations]
            decide: joint
            window: 2 EUR
            ladder:
              - { function: management, window: 2 h }
        options:
          - kind: activateBackup
            steps:
              - { function: procurement, action: Order from the backup, within: 2 h, undo: Cancel the order }
          - wait
        """;

    [Fact]
    public async Task Authoring_ByKeyboardAlone_FromAnEmptyDraftToARunThatAsks()
    {
        await using var author = await tower.JoinAsync("Planning author", ["planner"], "planning");
        await using var second = await tower.JoinAsync("Second planner", ["planner"], "operations");
        var page = author.Page;
        await page.AddInitScriptAsync("addEventListener('pointerdown', () => { window.clicked = true; }, true);");
        await tower.DelayAsync(supplier: 7, hours: 30);
        var clock = Stopwatch.StartNew();

        await BeginAsync(page);
        await WriteAsync(page);
        await MendAsync(page);
        await TryAsync(page);
        await BacktestAsync(page);
        await AskAsync(page);
        await PublishAsync(second.Page, page);
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), $"It took {clock.Elapsed}.");
        Assert.False(await page.EvaluateAsync<bool>("() => window.clicked === true"), "a pointer was used");
        await page.AssertNeverReloadedAsync();

        await tower.DelayAsync(supplier: 7, hours: 40);
        await Eventually.HoldsAsync("the new protocol asks", async () =>
            (await tower.Api.GetAsync("/api/v1/approvals")).Expect(HttpStatusCode.OK).Body().GetProperty("items").EnumerateArray().Any(one => one.GetProperty("protocol").GetString() == Id));
        author.Visit.AssertNoTroubles();
        second.Visit.AssertNoTroubles();
    }

    /// <summary>Two write at once: the second is shown both texts and loses none.</summary>
    [Fact]
    public async Task Draft_ChangedByTwo_ShowsBothTexts()
    {
        await using var first = await tower.JoinAsync("First writer", ["planner"], "planning");
        await using var other = await tower.JoinAsync("Other writer", ["planner"], "logistics");
        await DraftAsync("shared");
        await first.Page.OpenAsync("/protocols/shared/edit");
        await other.Page.OpenAsync("/protocols/shared/edit");

        await first.Page.Locator("#ed-title").FillAsync("As the first sees it");
        await first.Page.Keyboard.PressAsync("Tab");
        await Expect(other.Page.Locator("#ed-title")).ToHaveValueAsync("As the first sees it");
        await Expect(other.Page.Locator("#draft-text")).ToHaveValueAsync(new Regex("As the first sees it"));
        await Expect(other.Page.GetByText("First writer changed the draft; you see it as it is now.")).ToBeVisibleAsync();
        first.Visit.AssertNoTroubles();
        other.Visit.AssertNoTroubles();
    }

    /// <summary>What was typed when the circuit went is in the field again, and is kept.</summary>
    [Fact]
    public async Task Text_TypedWhileTheConnectionIsGone_ComesBack()
    {
        await using var author = await tower.JoinAsync("Train desk", ["planner"], "planning");
        await DraftAsync("tunnel");
        var page = author.Page;
        await page.OpenAsync("/protocols/tunnel/edit");
        await page.PressUntilAsync("e", page.Locator("#draft-text:focus"));
        await author.Visit.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("() => sessionStorage.setItem('draft:tunnel', JSON.stringify({ revision: 1, text: document.querySelector('#draft-text').value + '# written in the tunnel\\n' }))");
        await author.Visit.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await page.AliveAsync();

        await Expect(page.GetByText("What you had written here last, before it could be kept, is in the text again.")).ToBeVisibleAsync();
        await Expect(page.Locator("#draft-text")).ToHaveValueAsync(new Regex("# written in the tunnel\n$"));
        await Eventually.HoldsAsync("it is kept", async () => (await tower.Api.GetAsync("/api/v1/protocols/tunnel/draft")).Text.Contains("written in the tunnel", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dark", 1440, 900)]
    [InlineData("light", 1440, 900)]
    [InlineData("dark", 390, 844)]
    [InlineData("light", 390, 844)]
    public async Task Page_InBothThemes_Holds(string theme, int width, int height)
    {
        await using var author = await tower.JoinAsync($"Looking desk {theme} {width}", ["planner"], "planning");
        var page = author.Page;
        await page.SetViewportSizeAsync(width, height);
        await DraftAsync($"looks-{theme}-{width}");
        await page.OpenAsync($"/protocols/looks-{theme}-{width}/edit");
        await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
        foreach (var part in new[] { "", "?left=flow&right=backtest", "?right=versions" })
        {
            await page.OpenAsync($"/protocols/looks-{theme}-{width}/edit{part}");
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            await Screens.SaveAsync(page, $"authoring/{theme}-{width}{part.Replace('?', '-').Replace('&', '-')}");
            await Axe.AssertAccessibleAsync(page);
        }
        author.Visit.AssertNoTroubles();
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.OpenAsync("/protocols");
        await page.MarkAsync();
        await page.PressUntilAsync("c", page.Locator("#new-id"));
        await page.Locator("h1:focus", new() { HasText = "New protocol" }).WaitForAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("#new-id:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(Id);
        await page.Keyboard.PressAsync("Tab");
        await page.Locator("#new-title:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Oven watch");
        await page.Keyboard.PressAsync("Enter");
        await page.ReachAsync($"/protocols/{Id}/edit");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Oven watch");
        await Expect(page.Locator(".ed-findings")).ToContainTextAsync("nobody decides; name at least one level");
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.PressUntilAsync("e", page.Locator("#draft-text:focus"));
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync(Written.Trim());
        await Expect(page.Locator("#ed-reason")).ToHaveValueAsync("A broken oven is a matter for two desks from a day on.");
        await Expect(page.Locator(".ed-findings")).ToContainTextAsync("written as 4 h, 30 min, 2 d or 4 working h; found '2 EUR'");
        await Screens.SaveAsync(page, "authoring/findings");
        await Axe.AssertAccessibleAsync(page);
    }

    /// <summary>Each finding leads to its place, and says what to write there.</summary>
    private static async Task MendAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1:focus").WaitForAsync();
        await page.PressUntilAsync("n", page.Locator("#draft-text:focus"));
        await page.Keyboard.PressAsync("Control+Shift+ArrowRight");
        await page.WaitForFunctionAsync("() => { const f = document.querySelector('#draft-text'); return f.value.slice(f.selectionStart).startsWith('2 EUR'); }");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+End");
        await page.Keyboard.TypeAsync("3 h");
        await Expect(page.Locator(".ed-findings")).ToContainTextAsync("nothing decides at disruptionHours from 20 h to below 24 h");

        await page.Keyboard.PressAsync("Escape");
        await page.Locator("h1:focus").WaitForAsync();
        await FocusAsync(page, "#ed-levels-1-when-0");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("disruptionHours >= 20 h");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".ed-text .ph .crit")).ToHaveCountAsync(0);
        await Expect(page.Locator("#draft-text")).ToHaveValueAsync(new Regex("when: disruptionHours >= 20 h"));
        await Expect(page.Locator("#draft-kept")).ToContainTextAsync("kept");
    }

    private static async Task TryAsync(IPage page)
    {
        await FocusAsync(page, "#try-case");
        await page.Keyboard.TypeAsync("EX-");
        await Expect(page.Locator(".ed-try")).ToContainTextAsync("It starts");
        await Expect(page.Locator(".ed-try")).ToContainTextAsync("disruptionHours is 30 h");
        await Expect(page.Locator(".ed-stages")).ToContainTextAsync("Management");
        await Screens.SaveAsync(page, "authoring/tried");
    }

    private static async Task BacktestAsync(IPage page)
    {
        await FocusAsync(page, "h1");
        await page.Keyboard.PressAsync("b");
        await Expect(page.Locator(".ed-backtest")).ToContainTextAsync("nobody can know", new() { Timeout = 30_000 });
        await Expect(page.Locator(".ed-backtest")).ToContainTextAsync("One case would have gone another way");
        await Screens.SaveAsync(page, "authoring/backtest");
        await Axe.AssertAccessibleAsync(page);
    }

    private static async Task AskAsync(IPage page)
    {
        await FocusAsync(page, "h1");
        await page.Keyboard.PressAsync("p");
        await page.Locator("#ask-reason:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Two ovens broke this year");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.GetByText("You asked that this draft be published")).ToBeVisibleAsync();
    }

    private static async Task PublishAsync(IPage second, IPage author)
    {
        await second.OpenAsync("/protocols");
        await Expect(second.Locator(".drafts")).ToContainTextAsync("Planning author asks that it be published: Two ovens broke this year");
        await second.OpenAsync($"/protocols/{Id}/edit");
        await second.PressUntilAsync("p", second.Locator("#publish-reason:focus"));
        await second.Keyboard.TypeAsync("So be it");
        await second.Keyboard.PressAsync("Control+Enter");
        await Expect(author.Locator(".protocol-head .chip.pl")).ToHaveTextAsync("is v1");
    }

    /// <summary>Keys go where the focus is: what is redrawn meanwhile may have lost it again.</summary>
    private static async Task FocusAsync(IPage page, string what)
    {
        await page.Locator(what).FocusAsync();
        await page.Locator($"{what}:focus").WaitForAsync();
    }

    private async Task DraftAsync(string id)
    {
        var text = $"id: {id}\ntitle: Written by several\n{Written.Trim().Replace("2 EUR", "2 h", StringComparison.Ordinal)}\n";
        (await tower.Api.PutAsync($"/api/v1/protocols/{id}/draft", text, "application/yaml")).Expect(HttpStatusCode.OK);
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
