using Bunit;
using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CasePagesTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(ExceptionsPage))]
    public async Task Queues_Empty_SayWhatToDoNext()
    {
        await SeedAsync();
        var page = Render<ExceptionsPage>();
        Assert.Contains("No case is open", page.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".empty a"));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(ExceptionsPage))]
    public async Task Queues_NewCase_AppearsByItself()
    {
        await SeedAsync();
        var page = Render<ExceptionsPage>();
        await DelayAsync(60, "s-1");
        page.WaitForAssertion(() => Assert.Equal("EX-1001", page.Find(".case-table a.id").TextContent));
        Assert.Contains("Supplier one", page.Find("#row-EX-1001").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_KeysAlone_AcknowledgeACase()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ExceptionsPage>();
        var keys = page.FindComponent<KeyboardScope>();
        await keys.InvokeAsync(() => keys.Instance.OnKey.InvokeAsync("j"));
        Assert.EndsWith("case=EX-1001", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await keys.InvokeAsync(() => keys.Instance.OnKey.InvokeAsync("a"));
        Assert.Equal((CaseStatus.Acknowledged, "person:P-1"), (State.Exceptions.Find("EX-1001")!.Status, State.Exceptions.Find("EX-1001")!.AcknowledgedBy));
    }

    [Fact]
    public async Task Queues_BoxTicked_SelectsTheCaseAtOnce()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ExceptionsPage>();
        await page.InvokeAsync(() => page.Find("#row-EX-1001 input").Change(true));
        Assert.Contains("sel", page.Find("#row-EX-1001").ClassList);
        Assert.Contains("1 selected", page.Find(".bulk").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("#row-EX-1001 input").Change(false));
        Assert.Empty(page.FindAll(".bulk"));
    }

    [Fact]
    [Shows(PageState.Empty, typeof(CasePage))]
    public async Task Case_Unknown_SaysSo()
    {
        await SeedAsync();
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-9"));
        Assert.Contains("There is no case EX-9", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_MarkupInAReason_IsText()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        Assert.Contains("<b>oven</b> broke", page.Find(".case-impact").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_ApprovedWithAReason_ShowsWhoDecidedAndWhoIsMissing()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        await page.InvokeAsync(() => page.Find(".decide .btn.p").ClickAsync(new()));
        Assert.Contains("Write why", page.Find(".decide .msg").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find("#reason-AP-301").InputAsync(new() { Value = "no slack on Tuesday" }));
        await page.InvokeAsync(() => page.Find(".decide .btn.p").ClickAsync(new()));
        Assert.Equal("person:P-1", State.Protocols.Approvals["AP-301"].Functions.Single(one => one.Function == "operations").Actor);
        page.WaitForAssertion(() => Assert.Contains("no slack on Tuesday", page.Find(".votes").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_DecidedByAnotherWhileOpen_SaysWhoAndKeepsWhatWasTyped()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        await page.InvokeAsync(() => page.Find("#reason-AP-301").InputAsync(new() { Value = "mine" }));
        await AskAsync(new Reject("AP-301", "too dear"), Caller.Of("P-3"));
        page.WaitForAssertion(() => Assert.Contains("Night shift declined while you had this open", page.Find(".decision").TextContent, StringComparison.Ordinal));
        Assert.Contains("mine", page.Find(".decision").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".decide"));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(CasePage))]
    public async Task Case_GrowsOver48HoursWhileOpen_ShowsTheJointQuestion()
    {
        await SeedAsync();
        await DelayAsync(24, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        await DelayAsync(60, "s-2");
        page.WaitForAssertion(() => Assert.Contains("AP-302 asks instead", page.Find(".banner.info").TextContent, StringComparison.Ordinal));
        Assert.Contains("Joint decision", page.Find(".decision").TextContent, StringComparison.Ordinal);
        Assert.Contains("superseded", page.Find(".older").TextContent, StringComparison.Ordinal);
    }
}

public sealed class CasePageForViewersTests : CasePageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Viewer];

    [Fact]
    [Shows(PageState.Refused, typeof(CasePage))]
    public async Task Case_Viewer_SeesTheQuestionAndIsToldWhyThereIsNoButton()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        Assert.Empty(page.FindAll(".decide"));
        Assert.Contains("needs the role approver", page.Find(".whynot").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Find(".case-head .btn").ClickAsync(new()));
        Assert.Equal(CaseStatus.New, State.Exceptions.Find("EX-1001")!.Status);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(ExceptionsPage))]
    public async Task Queues_ViewerAcknowledgesByKey_IsToldWhichRoleItTakes()
    {
        await SeedAsync();
        await DelayAsync(60, "s-1");
        var page = Render<ExceptionsPage>();
        var keys = page.FindComponent<KeyboardScope>();
        await keys.InvokeAsync(() => keys.Instance.OnKey.InvokeAsync("j"));
        await keys.InvokeAsync(() => keys.Instance.OnKey.InvokeAsync("a"));
        Assert.Equal("You can look, not act", Assert.Single(Services.GetRequiredService<ToastService>().Current).Title);
        Assert.Equal(CaseStatus.New, State.Exceptions.Find("EX-1001")!.Status);
    }

    [Fact]
    public async Task Case_MeasuredAgainstAPlan_ShowsPlanActualAndBand()
    {
        await SeedAsync();
        var today = new DateTimeOffset(Tower.Now.UtcDateTime.Date, TimeSpan.Zero);
        object[] told =
        [
            new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = today, period = "day", quantity = 100 },
            new { site = "DC-1", item = "ITEM-1", quantity = 160, periodStart = today, period = "day" },
        ];
        foreach (var (data, n) in told.Select((data, n) => (data, n)))
        {
            var candidate = Scene.Candidate(n == 0 ? "plan.published" : "demand.observed", data, $"p-{n}", Tower.Now);
            await AskAsync(new Core.Signals.TakeSignals([candidate], Single: true), Caller.Integration("aps"));
        }
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        Assert.Contains("160 of 100", page.Find(".case-plan").TextContent, StringComparison.Ordinal);
        Assert.Contains("band 75–125", page.Find(".case-plan").TextContent, StringComparison.Ordinal);
        Assert.Equal("/network/DC-1?item=ITEM-1&kind=demand", page.Find(".case-plan a").GetAttribute("href"));
    }
}
