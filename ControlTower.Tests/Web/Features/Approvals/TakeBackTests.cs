using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Web.Features.Approvals;

namespace ControlTower.Tests.Web.Features.Approvals;

public sealed class TakeBackTests : CasePageTest
{
    [Fact]
    public async Task Answer_OfTheReader_IsTakenBackWithAReason()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.Find("#reason-AP-301").InputAsync(new() { Value = "yes" }));
        await page.InvokeAsync(() => page.Find(".decide .btn.p").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("Take my answer back", page.Find(".take-back").TextContent, StringComparison.Ordinal));
        await TakeAsync(page, "Take my answer back", "thought again");
        Assert.DoesNotContain(State.Protocols.Approvals["AP-301"].Functions, one => one.Actor is not null);
    }

    [Fact]
    public async Task Question_ByAPlanner_IsWithdrawnWithAReason()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ApprovalsPage>();
        await TakeAsync(page, "Withdraw the question", "not now");
        Assert.Equal((ApprovalStatus.Void, RunStatus.Superseded), (State.Protocols.Approvals["AP-301"].Status, State.Protocols.Runs["R-2001"].Status));
    }

    [Fact]
    public async Task Delegation_WithAmountAndProtocols_IsBoundedByThem()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.Find("#lend-to").ChangeAsync(new() { Value = "P-2" }));
        await page.InvokeAsync(() => page.Find(".delegations .cbx").ChangeAsync(new() { Value = true }));
        await page.InvokeAsync(() => page.Find(".lend-for .cbx").ChangeAsync(new() { Value = true }));
        await page.InvokeAsync(() => page.Find("#lend-until").ChangeAsync(new() { Value = Tower.Now.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }));
        await page.InvokeAsync(() => page.Find("#lend-reason").ChangeAsync(new() { Value = "on leave" }));
        await page.InvokeAsync(() => page.Find("#lend-upto").ChangeAsync(new() { Value = "a lot" }));
        await page.InvokeAsync(() => page.Find(".delegations .btn.p").ClickAsync(new()));
        Assert.Contains("figure above 0", page.Find("#lend-reason-msg").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("#lend-upto").ChangeAsync(new() { Value = "5 000" }));
        await page.InvokeAsync(() => page.Find(".delegations .btn.p").ClickAsync(new()));
        var given = Assert.Single(State.People.Delegations.Values);
        Assert.Equal((5_000m, 1), (given.UpTo!.Value.Amount, given.Protocols!.Count));
        page.WaitForAssertion(() => Assert.Contains("up to", page.Find(".delegations li").TextContent, StringComparison.Ordinal));
    }

    private static async Task TakeAsync(IRenderedComponent<ApprovalsPage> page, string what, string reason)
    {
        await page.InvokeAsync(() => page.FindAll(".take-back .btn").Single(one => one.TextContent.Contains(what, StringComparison.Ordinal)).ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("#take-back-reason").InputAsync(new() { Value = reason }));
        await page.InvokeAsync(() => page.FindAll("dialog .btn, [role=dialog] .btn")[^1].ClickAsync(new()));
    }
}
