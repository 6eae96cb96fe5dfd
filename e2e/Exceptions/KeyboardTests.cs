using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Exceptions;

/// <summary>The queues worked without a mouse, from the list to a decision.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Queues_ByKeyboardAlone_LeadToDecisions()
    {
        await using var buyer = await tower.JoinAsync("Buying desk", ["planner", "approver"], "procurement");
        await tower.DelayAsync(supplier: 1, hours: 24);
        await tower.DelayAsync(supplier: 2, hours: 24);
        var asked = (One: Id(await tower.WaitingAsync(supplier: 1)), Other: Id(await tower.WaitingAsync(supplier: 2)));
        var page = buyer.Page;
        var keys = page.Keyboard;

        await page.OpenAsync("/exceptions");
        await page.EvaluateAsync("() => { window.clicks = 0; addEventListener('pointerdown', () => { window.clicks++; }, true); }");
        await page.PressUntilAsync("k", page.Locator("tr.cur"));
        var first = await page.Locator("tr.cur a.id").InnerTextAsync();
        await keys.PressAsync("j");
        await page.Locator("tr.cur a.id").GetByText(first, new() { Exact = true }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await keys.PressAsync("a");
        await page.Locator("tr.cur").GetByText("Acknowledged").WaitForAsync();
        await keys.PressAsync("k");
        await page.Locator("tr.cur a.id").GetByText(first, new() { Exact = true }).WaitForAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync($"**/exceptions/{first}");

        await DecideAsync(page, "The backup has it");

        await page.PressUntilAsync("g", page.Locator("body"));
        await keys.PressAsync("a");
        await page.WaitForURLAsync("**/approvals");
        await page.Locator(".approval-item.cur").WaitForAsync();
        await DecideAsync(page, "So has this one");
        foreach (var id in new[] { asked.One, asked.Other })
        {
            Assert.Equal("approved", (await tower.ApprovalAsync(id)).GetProperty("status").GetString(), ignoreCase: true);
        }
        Assert.Equal(0, await page.EvaluateAsync<int>("() => window.clicks"));
        buyer.Visit.AssertNoTroubles();
    }

    /// <summary>The key for approving leads to the reason; control and enter send it.</summary>
    private static async Task DecideAsync(IPage page, string reason)
    {
        await page.PressUntilAsync("y", page.Locator("textarea[id^='reason-']:focus"));
        await page.Locator("textarea[id^='reason-']:focus").FillAsync("");
        await page.Keyboard.TypeAsync(reason);
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByText("approved, last by you").WaitForAsync();
        await page.EvaluateAsync("() => document.activeElement?.blur()");
    }

    private static string Id(System.Text.Json.JsonElement approval) => approval.GetProperty("id").GetString()!;
}
