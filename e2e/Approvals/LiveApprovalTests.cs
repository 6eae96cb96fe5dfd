using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Approvals;

/// <summary>What happens to a question reaches the page that is open, without loading it again.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LiveApprovalTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Question_AskedWhileThePageIsOpen_AppearsWithItsDeadlineRunning()
    {
        await PublishAsync(minutes: 3);
        await using var buyer = await tower.JoinAsync("First buying desk", ["approver"], "procurement");
        var page = buyer.Page;
        await page.OpenAsync("/approvals");
        await page.GetByText("No approval waits").WaitForAsync();
        await page.MarkAsync();

        await tower.DelayAsync(supplier: 1, hours: 24);

        await page.Locator(".approval-item").GetByText("you, for Procurement").WaitForAsync();
        await page.Locator(".rail a[href='/approvals'] .count").GetByText("waiting for you").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var left = page.Locator(".approval-window [data-deadline]");
        var first = await left.InnerTextAsync();
        await page.WaitForFunctionAsync("first => document.querySelector('.approval-window [data-deadline]').innerText !== first", first);
        await page.AssertNeverReloadedAsync();
        await DeclineAsync(buyer, supplier: 1);
        buyer.Visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Window_ThatEndsWhileThePageIsOpen_EscalatesOnBothScreens()
    {
        await PublishAsync(minutes: 0.1);
        await using var buyer = await tower.JoinAsync("Second buying desk", ["approver"], "procurement");
        await using var planner = await tower.JoinAsync("Operations desk", ["approver"], "operations");
        await buyer.Page.OpenAsync("/approvals");

        await tower.DelayAsync(supplier: 2, hours: 24);
        var id = (await tower.WaitingAsync(supplier: 2)).GetProperty("id").GetString()!;
        await planner.Page.OpenAsync($"/approvals/{id}");
        await planner.Page.MarkAsync();
        await buyer.Page.Locator(".approval", new() { HasText = id }).Locator("textarea").FillAsync("Halfway through a thought");
        await buyer.Page.MarkAsync();

        await planner.Page.GetByText("Escalated 1 of 1").WaitForAsync();
        await planner.Page.GetByRole(AriaRole.Button, new() { Name = "Approve A" }).WaitForAsync();
        await buyer.Page.GetByText("Escalated 1 of 1").WaitForAsync();
        Assert.Equal("Halfway through a thought", await buyer.Page.Locator($"#reason-{id}").InputValueAsync());
        await buyer.Page.AssertNeverReloadedAsync();
        await planner.Page.AssertNeverReloadedAsync();
        Assert.Equal(1, (await tower.ApprovalAsync(id)).GetProperty("escalationLevel").GetInt32());

        await planner.Page.Locator($"#reason-{id}").FillAsync("Procurement is at lunch");
        await planner.Page.GetByRole(AriaRole.Button, new() { Name = "Approve A" }).ClickAsync();
        await buyer.Page.GetByText("Operations desk approved option A while you had this open.").WaitForAsync();
        buyer.Visit.AssertNoTroubles();
    }

    [Fact]
    public async Task TwoBrowsers_OnOneQuestion_FirstWinsAndTheSecondIsToldByWhom()
    {
        await PublishAsync(minutes: 60);
        await using var quick = await tower.JoinAsync("Quick desk", ["approver"], "procurement");
        await using var late = await tower.JoinAsync("Late desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 3, hours: 24);
        var id = (await tower.WaitingAsync(supplier: 3)).GetProperty("id").GetString()!;
        foreach (var one in new[] { quick, late })
        {
            await one.Page.OpenAsync($"/approvals/{id}");
            await one.Page.MarkAsync();
            await one.Page.Locator($"#reason-{id}").FillAsync($"So says the {one.Desk.User}");
        }

        await quick.Page.GetByRole(AriaRole.Button, new() { Name = "Approve A" }).ClickAsync();

        await quick.Page.GetByText("Option A approved, last by you").WaitForAsync();
        await late.Page.GetByText("Option A approved, last by Quick desk").WaitForAsync();
        await late.Page.GetByText("Quick desk approved option A while you had this open.").WaitForAsync();
        await late.Page.GetByText($"You wrote: “So says the {late.Desk.User}”").WaitForAsync();
        var times = new List<string?>();
        foreach (var one in new[] { quick, late })
        {
            times.Add(await one.Page.Locator(".result time").GetAttributeAsync("datetime"));
            await one.Page.AssertNeverReloadedAsync();
            one.Visit.AssertNoTroubles();
        }
        Assert.Single(times.Distinct());
    }

    [Fact]
    public async Task TwoBrowsers_AnsweringAtOnce_OneDecidesAndTheOtherIsRefused()
    {
        await PublishAsync(minutes: 60);
        await using var left = await tower.JoinAsync("Left desk", ["approver"], "procurement");
        await using var right = await tower.JoinAsync("Right desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 4, hours: 24);
        var id = (await tower.WaitingAsync(supplier: 4)).GetProperty("id").GetString()!;
        foreach (var one in new[] { left, right })
        {
            await one.Page.OpenAsync($"/approvals/{id}");
            await one.Page.Locator($"#reason-{id}").FillAsync("Mine");
            await one.Page.Locator(".actionbar .btn.p").Last.WaitForAsync();
        }

        await Task.WhenAll(new[] { left, right }.Select(one => one.Page.EvaluateAsync("() => [...document.querySelectorAll('.actionbar .btn.p')].at(-1)?.click()")));

        await left.Page.Locator(".result").WaitForAsync();
        await right.Page.Locator(".result").WaitForAsync();
        var winner = (await tower.ApprovalAsync(id)).GetProperty("decidedBy").GetString() == $"person:{left.Desk.User}" ? left : right;
        var (loser, name) = winner == left ? (right, "Left desk") : (left, "Right desk");
        await loser.Page.GetByText($"Option A approved, last by {name}").WaitForAsync();
        await loser.Page.GetByText($"{name} decided it").Or(loser.Page.GetByText($"{name} approved option A while you had this open.")).First.WaitForAsync();
        await winner.Page.GetByText("Option A approved, last by you").WaitForAsync();
    }

    private static async Task DeclineAsync(Colleague one, int supplier)
    {
        await one.Page.Locator(".approval textarea").FillAsync($"Not for supplier {supplier}");
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await one.Page.GetByText("Declined by you").First.WaitForAsync();
    }

    private async Task PublishAsync(double minutes) =>
        (await tower.Api.PostAsync("/api/v1/protocols", QuickProtocol.Text(TimeSpan.FromMinutes(minutes)), "application/yaml")).Expect(HttpStatusCode.OK);
}
