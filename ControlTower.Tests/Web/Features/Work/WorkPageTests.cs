using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Features.Work;
using ControlTower.Web.Shared.Feedback;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Work;

public sealed class WorkPageTests : CasePageTest
{
    private const string Document = """
        id: work
        title: Work
        reason: To show tasks.
        cases: [supplierDelay]
        level: { functions: [procurement], decision: automatic, windowHours: 4, ladder: [{ function: management, windowHours: 4 }], onTimeout: park }
        options:
          - kind: coordinate
            steps:
              - { name: call, function: operations, action: Call the supplier, within: 2 h, task: true, undo: Tell it that all is well }
              - { name: dock, function: operations, action: Clear the dock, within: 4 h, task: true, after: [call], undo: Use the dock again }
              - { function: logistics, action: Book a truck, within: 4 h, task: true, after: [dock] }
        """;

    [Fact]
    [Shows(PageState.Empty, typeof(WorkPage))]
    public async Task List_Empty_SaysWhatIsTrueAndWhereToGo()
    {
        await SeedAsync();
        var page = Render<WorkPage>();
        Assert.Contains("Nothing waits for you", page.Find(".empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(WorkPage))]
    public async Task List_NewTask_AppearsByItself_AndTheNextOneAfterIt()
    {
        await SeedAsync();
        var page = Render<WorkPage>();
        await BeginAsync();
        page.WaitForAssertion(() => Assert.Contains("Call the supplier", page.Find(".work-table tr.cur").TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.Find(".work-table [data-deadline]"));
        await AskAsync(new MarkStepDone("R-2001", 1, null), Caller.Of("P-3"));
        page.WaitForAssertion(() => Assert.Contains("Clear the dock", page.Find(".work-table tr.cur").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Done_WithANote_IsWrittenInTheReadersName()
    {
        await SeedAsync();
        await BeginAsync();
        var page = Render<WorkPage>();
        await SayAsync(page, "Done", "they send it tonight");
        Assert.Equal((StepStatus.Done, "they send it tonight", "person:P-1"), (Step(1).Status, Step(1).Note, Step(1).DoneBy));
    }

    [Fact]
    public async Task Blocked_SaysWhy_AndStaysInTheList()
    {
        await SeedAsync();
        await BeginAsync();
        var page = Render<WorkPage>();
        await SayAsync(page, "Blocked", "nobody answers");
        page.WaitForAssertion(() => Assert.Contains("blocked", page.Find(".work-table tr.cur").TextContent, StringComparison.Ordinal));
        Assert.Contains("nobody answers", page.Find(".work-one").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 rung of the ladder has joined", page.Find(".work-one").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Impossible_HasWhatWasDoneTakenBackByAPerson()
    {
        await SeedAsync();
        await BeginAsync();
        await AskAsync(new MarkStepDone("R-2001", 1, null), Caller.Of("P-3"));
        var page = Render<WorkPage>();
        await SayAsync(page, "Impossible", "it is full");
        page.WaitForAssertion(() => Assert.Contains("Tell it that all is well", page.Find(".work-table tr.cur").TextContent, StringComparison.Ordinal));
        Assert.Contains("It takes back: Call the supplier", page.Find(".work-one").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(WorkPage))]
    public async Task Done_AfterAnother_IsTold()
    {
        await SeedAsync();
        await BeginAsync();
        var page = Render<WorkPage>();
        // The news does not reach the page before the click does.
        await Live.StopAsync(default);
        await AskAsync(new MarkStepDone("R-2001", 1, "by telephone"), Caller.Of("P-3"));
        await SayAsync(page, "Done", "");
        Assert.Contains(Services.GetRequiredService<ToastService>().Current, toast => toast.Text!.Contains("was done at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_MoveAndOpenTheCase()
    {
        await SeedAsync();
        await BeginAsync();
        var page = Render<WorkPage>();
        await page.InvokeAsync(() => page.FindComponent<ControlTower.Web.Shared.Keyboard.KeyboardScope>().Instance.OnKey.InvokeAsync("Enter"));
        Assert.EndsWith("/exceptions/EX-1001", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_ShowsItsRunAsAPicture_WithEachStepsState()
    {
        await SeedAsync();
        await BeginAsync();
        await AskAsync(new MarkStepDone("R-2001", 1, null), Caller.Of("P-3"));
        var page = Render<CasePage>(one => one.Add(casePage => casePage.Id, "EX-1001"));
        Assert.Equal("Step 1, Call the supplier: done. Step 2, Clear the dock: with a person. Step 3, Book a truck: waits for step 2", page.Find(".run-pic").GetAttribute("aria-label"));
        Assert.Equal((3, 2), (page.FindAll(".run-pic rect").Count, page.FindAll(".run-pic path.edge").Count));
    }

    private RunStep Step(int number) => State.Protocols.Runs["R-2001"].Steps[number - 1];

    private async Task BeginAsync()
    {
        foreach (var shipped in State.Protocols.Published.Values.Select(version => version.Text).ToList())
        {
            var off = shipped.Replace("\ncases:", "\nmode: off\ncases:", StringComparison.Ordinal);
            await AskAsync(new PublishProtocol(ProtocolText.Parse(off).Value!, off), Caller.System);
        }
        await AskAsync(new PublishProtocol(ProtocolText.Parse(Document).Value!, Document), Caller.System);
        await DelayAsync(24, "s-1");
        Assert.Equal(StepStatus.Requested, Step(1).Status);
    }

    private static async Task SayAsync(IRenderedComponent<WorkPage> page, string button, string text)
    {
        await page.InvokeAsync(() => page.FindAll(".work-one .btn").First(one => one.TextContent.Contains(button, StringComparison.Ordinal)).ClickAsync(new()));
        await page.InvokeAsync(() => page.Find("#work-reason").InputAsync(new() { Value = text }));
        await page.InvokeAsync(() => page.FindAll(".dlg-foot .btn")[^1].ClickAsync(new()));
    }
}
