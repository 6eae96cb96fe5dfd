using System.Net;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Exceptions;

/// <summary>
/// The queues worked without a mouse by somebody who types faster than pages change: after the first key of a page no key
/// waits for what the one before it brings.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Queues_ByKeyboardAlone_LeadToDecisions()
    {
        await using var buyer = await tower.JoinAsync("Buying desk", ["planner", "approver", "integrator"], "procurement");
        await tower.DelayAsync(supplier: 1, hours: 24);
        await tower.DelayAsync(supplier: 2, hours: 24);
        var asked = (One: await tower.WaitingAsync(supplier: 1), Other: await tower.WaitingAsync(supplier: 2));
        var page = buyer.Page;
        await page.AddInitScriptAsync("addEventListener('pointerdown', () => { window.clicked = true; }, true);");

        await page.OpenAsync("/exceptions");
        await page.PressUntilAsync("k", page.Locator("tr.cur"));
        var (first, second) = (await Row(page, 0), await Row(page, 1));
        await QueueAsync(page, first, second);
        await CaseAsync(page, first);
        await ApprovalsAsync(page);
        foreach (var approval in new[] { asked.One, asked.Other })
        {
            Assert.Equal("approved", (await tower.ApprovalAsync(approval.GetProperty("id").GetString()!)).GetProperty("status").GetString(), ignoreCase: true);
        }

        await RejectedAsync(page);
        Assert.False(await page.EvaluateAsync<bool>("() => window.clicked === true"), "a pointer was used");
        buyer.Visit.AssertNoTroubles();
    }

    /// <summary>A correction, a way out and a way on are pressed before the dialogs stand to which they belong.</summary>
    [Fact]
    public async Task Keys_AheadOfTheirDialogs_MeetThem()
    {
        await using var reader = await tower.JoinAsync("Quick desk", ["viewer"], "logistics");
        var page = reader.Page;
        await page.OpenAsync("/exceptions");
        await page.PressUntilAsync("f", page.Locator("#filter-text:focus"));
        await PressAsync(page, "Escape");

        await PressAsync(page, "f", "E", "x", "Backspace", "X");
        await page.Locator("#filter-text:focus").WaitForAsync();
        await Eventually.HoldsAsync("the corrected text is in the field", async () => await page.Locator("#filter-text").InputValueAsync() == "EX");
        await PressAsync(page, "Escape", "?", "Escape", "f", "Escape", "/", "S", "U", "P");
        await page.Locator("input[data-search]:focus").WaitForAsync();
        await Eventually.HoldsAsync("the search has the text", async () => await page.Locator("input[data-search]").InputValueAsync() == "SUP");
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        reader.Visit.AssertNoTroubles();
    }

    /// <summary>The dialog stands and its field has the focus, but the answer that says so is still on its way.</summary>
    [Fact]
    public async Task Enter_BeforeTheTextAheadOfItIsWritten_WaitsForIt()
    {
        await using var reader = await tower.JoinAsync("Far desk", ["viewer"], "logistics");
        var page = reader.Page;
        await AnswerLateAsync(page);
        await page.OpenAsync("/exceptions");
        await page.PressUntilAsync("f", page.Locator("#filter-text:focus"));
        await PressAsync(page, "Escape");
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await PressAsync(page, "f", "S", "U", "P");
        await page.Locator("#filter-text:focus").WaitForAsync();
        await PressAsync(page, "Enter");

        await page.ReachAsync("/exceptions?text=SUP");
        reader.Visit.AssertNoTroubles();
    }

    /// <summary>Every answer to a key, and what the server says after it, comes late and in its order.</summary>
    private static Task AnswerLateAsync(IPage page) => page.RouteWebSocketAsync("**/_blazor**", socket =>
    {
        var (server, last) = (socket.ConnectToServer(), Task.CompletedTask);
        server.OnMessage(frame => last = PassAsync(last, frame));

        async Task PassAsync(Task before, IWebSocketFrame frame)
        {
            await before;
            if (frame.Binary is not { } bytes)
            {
                socket.Send(frame.Text!);
                return;
            }
            if (bytes.AsSpan().IndexOf("EndInvokeDotNet"u8) >= 0) await Task.Delay(TimeSpan.FromMilliseconds(300));
            socket.Send(bytes);
        }
    });

    /// <summary>Down and acknowledge at once, a note, the help, and a filter there and back.</summary>
    private async Task QueueAsync(IPage page, string first, string second)
    {
        await PressAsync(page, "j", "a", "n");
        await page.Keyboard.TypeAsync("Called the plant, ask again at noon");
        await PressAsync(page, "Control+Enter");
        await page.GetByText($"Note added to {second}").WaitForAsync();
        var (acted, left) = (await CaseOfAsync(second), await CaseOfAsync(first));
        Assert.Equal(JsonValueKind.String, acted.GetProperty("acknowledgedAt").ValueKind);
        Assert.Contains("Called the plant, ask again at noon", acted.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Called the plant", left.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"acknowledgedAt\":\"", left.GetRawText(), StringComparison.Ordinal);

        await PressAsync(page, "?");
        await page.Locator("dialog[open]").GetByText("Acknowledge").First.WaitForAsync();
        await PressAsync(page, "Escape");
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await PressAsync(page, "f");
        await page.Keyboard.TypeAsync(first);
        await PressAsync(page, "Enter");
        await page.ReachAsync($"/exceptions?text={first}");
        await page.Locator($"#row-{second}").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Up to the case, into it and to its decision: the keys run ahead of the pages.</summary>
    private static async Task CaseAsync(IPage page, string first)
    {
        await PressAsync(page, "k", "Enter", "y");
        await DecideAsync(page, "The backup has it");
        Assert.EndsWith($"/exceptions/{first}", page.Url, StringComparison.Ordinal);
    }

    private static async Task ApprovalsAsync(IPage page)
    {
        await PressAsync(page, "g", "a", "2");
        await page.Locator(".option-picks .pick").Nth(1).Locator("input:checked").WaitForAsync();
        await PressAsync(page, "1", "y");
        await DecideAsync(page, "So has this one");
    }

    private async Task RejectedAsync(IPage page)
    {
        var bad = SmallNetwork.Delay("by-keys", 5, "SUP-unknown");
        (await tower.Api.PostAsync("/api/v1/signals", new[] { SmallNetwork.Delay("fine", 5, WideNetwork.Supplier(3)), bad }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
        await page.OpenAsync("/signals?view=rejected");
        await page.PressUntilAsync("j", page.Locator("textarea#event"));
        await PressAsync(page, "e");
        await page.Locator("textarea#event:focus").WaitForAsync();
        var mended = (await page.Locator("textarea#event").InputValueAsync()).Replace("SUP-unknown", WideNetwork.Supplier(3), StringComparison.Ordinal);
        await PressAsync(page, "Control+a");
        await page.Keyboard.InsertTextAsync(mended);
        await PressAsync(page, "Control+Enter");
        await page.GetByText("No signal waits to be mended").WaitForAsync();
    }

    /// <summary>Writes the reason at once, though the key before has yet to lead to its field; control and Enter send it.</summary>
    private static async Task DecideAsync(IPage page, string reason)
    {
        await page.Keyboard.TypeAsync(reason);
        await page.Locator("textarea[id^='reason-']:focus").WaitForAsync();
        await Eventually.HoldsAsync("the whole reason is in the field", async () => await page.Locator("textarea[id^='reason-']:focus").InputValueAsync() == reason);
        await PressAsync(page, "Control+Enter");
        await page.GetByText("approved, last by you").WaitForAsync();
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    private static Task<string> Row(IPage page, int at) => page.Locator("tbody.rows a.id").Nth(at).InnerTextAsync();

    private async Task<JsonElement> CaseOfAsync(string id) => (await tower.Api.GetAsync($"/api/v1/exceptions/{id}")).Expect(HttpStatusCode.OK).Body();
}
