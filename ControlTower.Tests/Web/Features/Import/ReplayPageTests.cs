using Bunit;
using ControlTower.Core.Tower;
using ControlTower.Tests.Web.Jobs;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Import;
using ControlTower.Web.Jobs;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Import;

public sealed class ReplayPageTests : CasePageTest, IDisposable
{
    private const string Delay = """{"specversion":"1.0","id":"s-1","source":"erp","type":"supplier.delayed","time":"2018-01-01T00:00:00Z","data":{"site":"SUP-1","delayHours":60}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("replay-page-");

    private protected override IReadOnlyList<string> MyRoles => [Core.People.Roles.Administrator];

    private ReplayDesk Desk => Services.GetRequiredService<ReplayDesk>();

    public new void Dispose()
    {
        folder.Delete(recursive: true);
        base.Dispose();
    }

    [Fact]
    [Shows(PageState.Empty, typeof(ReplayPage))]
    public void Page_NothingToldYet_AsksWhatAndHowFast()
    {
        var page = Render<ReplayPage>();
        Assert.NotEmpty(page.FindAll("#kind, #speed, #files"));
        Assert.Empty(page.FindAll("#preview, #replayed, .job, [role=alert]"));
    }

    [Fact]
    [Shows(PageState.Loading, typeof(ReplayPage))]
    public async Task Read_WhileItReads_SaysSoAndCanBeCancelled()
    {
        var held = new HeldFile(Path.Combine(folder.FullName, "a.json"));
        File.WriteAllText(Path.Combine(folder.FullName, "b.json"), Delay);
        var page = Render<ReplayPage>();
        var reading = ReadAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Reading the files", page.Find(".job").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".job .btn").Click());
        await held.ReleaseAsync(Delay, () => !reading.IsCompleted);
        await reading;

        Assert.Empty(page.FindAll("#preview, .job"));
        File.Delete(Path.Combine(folder.FullName, "a.json"));
        await ReadAsync(page);
        Assert.Contains("1", page.Find("#preview .kpi").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(ReplayPage))]
    public async Task Read_AFileThatCannotBe_IsRefusedByItsNameAndNothingIsTold()
    {
        File.CreateSymbolicLink(Path.Combine(folder.FullName, "gone.json"), Path.Combine(folder.FullName, "nowhere"));
        var page = Render<ReplayPage>();
        await ReadAsync(page);
        Assert.Contains("gone.json cannot be read", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#preview"));
        Assert.Null(Desk.Status);
    }

    [Fact]
    [Shows(PageState.Error, typeof(ReplayPage))]
    public void Upload_ThatBreaksOff_SaysWhyAndTakesFilesAfterwards()
    {
        File.WriteAllText(Path.Combine(Data.Root, "uploads"), "in the way");
        var page = Render<ReplayPage>();
        Upload(page);
        page.WaitForAssertion(() => Assert.Contains("The upload broke off", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        File.Delete(Path.Combine(Data.Root, "uploads"));
        Upload(page);
        page.WaitForAssertion(() => Assert.Contains("a.json", page.Find(".form li").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Start_AfterTheLook_TellsAndOpensTheCase()
    {
        await SeedAsync();
        var page = Render<ReplayPage>();
        Upload(page);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".form li")));
        await page.InvokeAsync(() => page.Find("#speed").ChangeAsync(new() { Value = "at once" }));
        await ClickAsync(page, "Read and look");
        page.WaitForElement("#preview");
        await ClickAsync(page, "Start");
        Assert.Equal(["run replay"], Services.GetRequiredService<FakeBoard>().Done);
        page.WaitForAssertion(() => Assert.Contains("0 of 1 events", page.Find(".job").TextContent, StringComparison.Ordinal));

        await Desk.WorkAsync(default);

        page.WaitForAssertion(() => Assert.Contains("1 signals accepted", page.Find("#replayed").TextContent, StringComparison.Ordinal));
        Assert.Equal("EX-1001", Assert.Single(State.Exceptions.Open.Keys));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(ReplayPage))]
    public async Task Page_AReplayOfAnotherWhileOpen_IsSeenAndCanBeCancelled()
    {
        await SeedAsync();
        var page = Render<ReplayPage>();
        File.WriteAllText(Path.Combine(folder.FullName, "a.json"), $"[{Delay},{Delay.Replace("s-1", "s-2", StringComparison.Ordinal).Replace("2018-01", "2019-01", StringComparison.Ordinal)}]");
        var plan = Core.Runtime.SignalReplay.ReplayFolder.Read(folder.FullName).Value!;
        Assert.Null(await Desk.AskAsync(plan, 1, Caller.Of("P-2")));
        var told = Desk.WorkAsync(default);
        page.WaitForAssertion(() => Assert.Contains("1 of 2 events", page.Find(".job").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".job .btn").Click());
        await told;
        page.WaitForAssertion(() => Assert.Contains("was cancelled", page.Find("#replayed").TextContent, StringComparison.Ordinal));
    }

    private static void Upload(IRenderedComponent<ReplayPage> page) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Delay, "a.json"));

    private async Task ReadAsync(IRenderedComponent<ReplayPage> page)
    {
        await page.InvokeAsync(() => page.Find("#folder").ChangeAsync(new() { Value = folder.FullName }));
        await ClickAsync(page, "Read and look");
    }

    private static Task ClickAsync(IRenderedComponent<ReplayPage> page, string label) =>
        page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains(label, StringComparison.Ordinal)).ClickAsync(new()));
}

public sealed class ReplayPageForViewersTests : PageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Core.People.Roles.Viewer];

    [Fact]
    public void Viewer_IsToldWhoReplays()
    {
        var page = Render<ReplayPage>();
        Assert.Equal("Your roles do not allow a replay", page.Find(".empty .what").TextContent);
        Assert.Empty(page.FindAll("#files"));
    }
}
