using System.Net;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Account;

/// <summary>A viewer follows everything and decides nothing, whichever way they try.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ViewerTests(StaffedTower tower) : IClassFixture<StaffedTower>
{
    [Fact]
    public async Task Viewer_ByPageApiAndHub_CannotApprove()
    {
        // The function alone is not enough.
        await using var viewer = await tower.JoinAsync("Watching desk", ["viewer"], "procurement");
        await tower.DelayAsync(supplier: 1, hours: 24);
        var asked = await tower.WaitingAsync(supplier: 1);
        var (id, about) = (asked.GetProperty("id").GetString()!, asked.GetProperty("case").GetString()!);

        foreach (var path in new[] { $"/approvals/{id}", $"/exceptions/{about}" })
        {
            await viewer.Page.OpenAsync(path);
            await viewer.Page.Locator(".whynot", new() { HasText = "deciding needs the role approver, you have viewer" }).WaitForAsync();
            await viewer.Page.Keyboard.PressAsync("y");
            Assert.Equal(0, await viewer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Approve|Decline)") }).CountAsync());
            Assert.Equal(0, await viewer.Page.Locator("textarea[id^='reason-']").CountAsync());
        }

        using (var key = tower.Process.Api(viewer.Desk.Key))
        {
            (await key.GetAsync($"/api/v1/approvals/{id}")).Expect(HttpStatusCode.OK);
            foreach (var way in new[] { "approve", "reject" })
            {
                (await key.PostAsync($"/api/v1/approvals/{id}/{way}", new { option = "A", reason = "let me" })).Expect(HttpStatusCode.Forbidden);
            }
        }

        await using (var hub = await HubSocket.OpenAsync(tower.Process, viewer.Desk.Key))
        {
            Assert.Null((await hub.InvokeAsync("Version")).Error);
            foreach (var method in new[] { "Approve", "Reject", "Send", "SubmitAsync" })
            {
                Assert.Contains("does not exist", (await hub.InvokeAsync(method, id, "A", "let me")).Error, StringComparison.OrdinalIgnoreCase);
            }
        }
        Assert.Equal("waiting", (await tower.ApprovalAsync(id)).GetProperty("status").GetString(), ignoreCase: true);
        viewer.Visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Approver_WhoLosesTheRoleWithTheQuestionOpen_CannotApproveAnyMore()
    {
        await using var desk = await tower.JoinAsync("Changing desk", ["approver"], "procurement");
        await tower.DelayAsync(supplier: 2, hours: 24);
        var id = (await tower.WaitingAsync(supplier: 2)).GetProperty("id").GetString()!;
        await desk.Page.OpenAsync($"/approvals/{id}");
        await desk.Page.Locator($"#reason-{id}").FillAsync("Almost sent");
        await desk.Page.MarkAsync();

        (await tower.Api.PutAsync($"/api/v1/users/{desk.Desk.User}", new { roles = new[] { "viewer" }, functions = new[] { "procurement" } })).Expect(HttpStatusCode.OK);

        await desk.Page.Locator(".whynot", new() { HasText = "deciding needs the role approver, you have viewer" }).WaitForAsync();
        Assert.Equal(0, await desk.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve") }).CountAsync());
        await desk.Page.GetByText("You wrote: “Almost sent”").WaitForAsync();
        await desk.Page.AssertNeverReloadedAsync();
    }
}
