using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Approvals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Approvals;

public sealed class ApprovalsPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(ApprovalsPage))]
    public async Task List_Empty_SaysWhatIsTrueAndWhereToGo()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>();
        Assert.Contains("No approval waits", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(ApprovalsPage))]
    public async Task List_NewQuestion_AppearsByItselfWithItsDeadline()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>();
        await DelayAsync(60, "s-1");
        page.WaitForAssertion(() => Assert.Contains("AP-301", page.Find(".approval-item").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find(".approval-window [data-deadline]"));
        Assert.Contains("you, for Operations", page.Find(".approval-item").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_MineFirst_ThenTheRest()
    {
        await SeedAsync();
        await DelayAsync(24, "s-1");
        await AskAsync(new Core.Signals.TakeSignals([Tests.Tower.Scene.Candidate("supplier.delayed", new { site = "SUP-2", delayHours = 60 }, "s-2", Tower.Now)], Single: true), Caller.Integration("erp"));
        await DelayAsync(24, "s-3");
        var page = Render<ApprovalsPage>();
        Assert.Equal(["AP-302", "AP-301"], page.FindAll(".approval-item .id").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Decide_OtherOption_IsWhatTheOthersAreBoundTo()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.FindAll(".approval .pick input")[1].ChangeAsync(new() { Value = "B" }));
        await page.InvokeAsync(() => page.Find("#reason-AP-301").InputAsync(new() { Value = "safer" }));
        await page.InvokeAsync(() => page.Find(".decide .btn.p").ClickAsync(new()));
        Assert.Equal("B", State.Protocols.Approvals["AP-301"].Option);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(ApprovalsPage))]
    public async Task Decide_AfterAnother_IsToldWhoWasFirstAndKeepsTheReason()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ApprovalsPage>();
        await page.InvokeAsync(() => page.Find("#reason-AP-301").InputAsync(new() { Value = "mine" }));
        // The news does not reach the page before the click does.
        await Live.StopAsync(default);
        await AskAsync(new Reject("AP-301", "too dear"), Caller.Of("P-3"));
        await page.InvokeAsync(() => page.Find(".decide .btn.p").ClickAsync(new()));
        Assert.Contains("Night shift", page.Find(".approval .error").TextContent, StringComparison.Ordinal);
        Assert.Contains("before you", page.Find(".approval .error").TextContent, StringComparison.Ordinal);
        Assert.Contains("mine", page.Find(".approval").OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decided_SecondTab_ListsWhoAndWhy()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        await AskAsync(new Reject("AP-301", "too dear"), Caller.Of("P-3"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/approvals?tab=decided");
        var page = Render<ApprovalsPage>();
        Assert.Contains("Declined, Night shift", page.Find(".approval-item").TextContent, StringComparison.Ordinal);
        Assert.Contains("too dear", page.Find(".approval").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_UnknownId_SaysSo()
    {
        await SeedAsync();
        var page = Render<ApprovalsPage>(p => p.Add(one => one.Id, "AP-9"));
        Assert.Contains("There is no approval AP-9", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_IsAHeadAndALineForEach()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        Assert.Equal(2, ApprovalsExport.Text(State).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
