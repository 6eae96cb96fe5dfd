using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Exceptions;

/// <summary>A case outgrows its protocol while somebody looks at it: the joint question takes the place of the first on the same page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CrossingTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    /// <summary>How long before the limit the clock's case is told: time to open it and to begin writing.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Case_CrossingByNews_IsAskedJointlyOnTheSamePage()
    {
        await using var buyer = await tower.JoinAsync("Buying desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 1, hours: 24);
        var first = await LookAsync(buyer, supplier: 1);

        await tower.DelayAsync(supplier: 1, hours: 72);

        await AssertJointAsync(buyer, first);
    }

    [Fact]
    public async Task Case_CrossingByTheClock_IsAskedJointlyOnTheSamePage()
    {
        await using var buyer = await tower.JoinAsync("Second buying desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 2, hours: 24, DateTimeOffset.UtcNow.AddHours(-48) + Ahead);
        var first = await LookAsync(buyer, supplier: 2);
        Assert.Equal("waiting", (await tower.ApprovalAsync(first)).GetProperty("status").GetString(), ignoreCase: true);

        await AssertJointAsync(buyer, first);
    }

    /// <summary>Opens the case and begins to write: a reason for the answer, and a note.</summary>
    private async Task<string> LookAsync(Colleague one, int supplier)
    {
        var asked = await tower.WaitingAsync(supplier);
        var id = asked.GetProperty("id").GetString()!;
        Assert.Equal("supplier-delay-under-48h", asked.GetProperty("protocol").GetString());
        await one.Page.OpenAsync($"/exceptions/{asked.GetProperty("case").GetString()}");
        await one.Page.MarkAsync();
        await one.Page.Locator($"#reason-{id}").FillAsync("The backup has it");
        await one.Page.Locator("#note-new").FillAsync("Called the supplier");
        return id;
    }

    private async Task AssertJointAsync(Colleague one, string first)
    {
        var page = one.Page;
        await page.GetByText("Joint decision").WaitForAsync();
        await page.GetByText($"{first} became void: the case outgrew Supplier delay under 48 h").First.WaitForAsync();
        var waiting = (await tower.Api.GetAsync("/api/v1/approvals")).Body().GetProperty("items").EnumerateArray()
            .Single(asked => asked.GetProperty("case").GetString() == page.Url.Split('/').Last());
        var second = waiting.GetProperty("id").GetString()!;
        Assert.Equal("supplier-delay-48h-and-over", waiting.GetProperty("protocol").GetString());
        await page.GetByText($"{second} asks instead.").WaitForAsync();
        var decision = page.GetByRole(AriaRole.Region, new() { Name = $"Decision {second}" });
        await decision.GetByText("Procurement", new() { Exact = true }).WaitForAsync();
        await decision.GetByText("Operations", new() { Exact = true }).WaitForAsync();

        Assert.Equal("The backup has it", await page.Locator($"#reason-{second}").InputValueAsync());
        Assert.Equal("Called the supplier", await page.Locator("#note-new").InputValueAsync());
        Assert.Equal("void", (await tower.ApprovalAsync(first)).GetProperty("status").GetString(), ignoreCase: true);
        await page.AssertNeverReloadedAsync();
        one.Visit.AssertNoTroubles();
    }
}
