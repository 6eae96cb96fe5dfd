using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Overview;

/// <summary>A planner's day: what needs somebody, what it puts at risk, what can be done, decided.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PlannersDayTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Case_FromOverviewToDecision_TakesThreeClicks()
    {
        await using var buyer = await tower.JoinAsync("Buying desk", ["planner", "approver"], "procurement");
        var page = buyer.Page;
        await page.OpenAsync("/");
        await page.MarkAsync();
        await page.EvaluateAsync("() => { window.clicks = 0; addEventListener('pointerdown', () => { window.clicks++; }, true); }");

        await tower.DelayAsync(supplier: 1, hours: 24);
        var asked = await tower.WaitingAsync(supplier: 1);
        var (id, about) = (asked.GetProperty("id").GetString()!, asked.GetProperty("case").GetString()!);

        await page.Locator($".ov-need[data-case='{about}']").GetByText("yours").ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Impact" }).GetByText("orders, 1 line").WaitForAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Options" }).GetByText("recommended").WaitForAsync();
        await page.Locator($"#reason-{id}").ClickAsync();
        await page.Keyboard.TypeAsync("The backup has it by tomorrow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve A" }).ClickAsync();

        await page.GetByText("Option A approved, last by you").WaitForAsync();
        Assert.Equal(3, await page.EvaluateAsync<int>("() => window.clicks"));
        await page.AssertNeverReloadedAsync();
        var decided = await tower.ApprovalAsync(id);
        Assert.Equal("approved", decided.GetProperty("status").GetString(), ignoreCase: true);
        Assert.Equal($"person:{buyer.Desk.User}", decided.GetProperty("decidedBy").GetString());
        buyer.Visit.AssertNoTroubles();
    }
}
