using Bunit;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Web.Features.Approvals;

namespace ControlTower.Tests.Web.Features.Approvals;

public sealed class DelegationsPanelTests : CasePageTest
{
    [Fact]
    public async Task Give_OwnFunctionToAnother_IsListedAndEndedAgain()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.Find("#lend-to").ChangeAsync(new() { Value = "P-2" }));
        await page.InvokeAsync(() => page.Find(".delegations .cbx").ChangeAsync(new() { Value = true }));
        await page.InvokeAsync(() => page.Find("#lend-until").ChangeAsync(new() { Value = Tower.Now.AddDays(5).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) }));
        await page.InvokeAsync(() => page.Find("#lend-reason").ChangeAsync(new() { Value = "on leave" }));
        await page.InvokeAsync(() => page.Find(".delegations .btn.p").ClickAsync(new()));
        var given = Assert.Single(State.People.Delegations.Values);
        Assert.Equal(("P-1", "P-2", "on leave"), (given.From, given.To, given.Reason));
        page.WaitForAssertion(() => Assert.Contains("Lead buyer answers for you, Operations", page.Find(".delegations li").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".delegations li .btn").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".delegations li")));
        Assert.Empty(State.People.Delegations);
    }

    [Fact]
    public async Task Give_WithoutWhatItNeeds_SaysSoAndKeepsWhatWasTyped()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.Find("#lend-reason").ChangeAsync(new() { Value = "on leave" }));
        await page.InvokeAsync(() => page.Find(".delegations .btn.p").ClickAsync(new()));
        Assert.Contains("last day", page.Find("#lend-reason-msg").TextContent, StringComparison.Ordinal);
        Assert.Empty(State.People.Delegations);
    }

    [Fact]
    public async Task Question_OfWhoDelegated_IsTheReadersToAnswer()
    {
        await SeedAsync();
        await AskAsync(new GiveDelegation("P-1", ["procurement"], Tower.Now.AddDays(2), "away"), Caller.Of("P-2"));
        await DelayAsync(24, "s-1");
        var page = Render<ApprovalsPage>();
        Assert.Contains("in the name of who delegated", page.Markup, StringComparison.Ordinal);
    }
}
