using Bunit;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Import;
using ControlTower.Web.Jobs;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Import;

public sealed class ImportPageTests : PageTest
{
    private readonly ImportFixture files = new();

    private ImportDesk Desk => Services.GetRequiredService<ImportDesk>();

    [Fact]
    [Shows(PageState.Empty, typeof(ImportPage))]
    public void Page_NothingImportedYet_AsksForAMappingAndFiles()
    {
        var page = Render<ImportPage>();
        Assert.NotEmpty(page.FindAll("#mapping, #files"));
        Assert.Empty(page.FindAll("#preview, #report, .job, [role=alert]"));
    }

    [Fact]
    [Shows(PageState.Loading, typeof(ImportPage))]
    public async Task Read_WhileItReads_SaysSoAndCanBeCancelled()
    {
        files.With("orders.csv", "id,customer,placed\n" + string.Concat(Enumerable.Range(0, 300_000).Select(n => $"O-{n},C-1,2026-01-02\n")));
        var page = Render<ImportPage>();
        var reading = ReadAsync(page);
        page.WaitForAssertion(() => Assert.Contains("Reading the files", page.Find(".job").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find(".job .btn").Click());
        await reading;
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".job")));
        Assert.Empty(page.FindAll("#preview, [role=alert]"));
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(ImportPage))]
    public async Task Page_AnImportOfAnotherWhileOpen_IsSeenToItsEnd()
    {
        var page = Render<ImportPage>();
        Assert.Null(await Desk.AskAsync(new ImportPlan("theirs", new(), []), Caller.Of("P-2")));
        page.WaitForAssertion(() => Assert.Contains("Writing theirs", page.Find(".job").TextContent, StringComparison.Ordinal));
        await Desk.WorkAsync(default);
        page.WaitForAssertion(() => Assert.Contains("theirs is complete", page.Find("#report").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    [Shows(PageState.Error, typeof(ImportPage))]
    public void Upload_ThatBreaksOff_SaysWhy()
    {
        File.WriteAllText(Path.Combine(Data.Root, "uploads"), "in the way");
        var page = Render<ImportPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("id\n", "orders.csv"));
        page.WaitForAssertion(() => Assert.Contains("The upload broke off", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Upload_OfAMapping_BecomesTheMapping()
    {
        var page = Render<ImportPage>();
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(files.Mapping, "own.yaml"));
        page.WaitForAssertion(() => Assert.Equal(files.Mapping, page.Find("#own").GetAttribute("value")));
        Assert.Empty(page.FindAll(".form li"));
    }

    [Fact]
    public async Task Read_FolderWithABadRow_ShowsWhatWouldComeInAndWhatNot()
    {
        files.With("orders.csv", "id,customer,placed\nO-1,C-1,2026-01-02\nO-2,C-1,never\n");
        var page = Render<ImportPage>();
        await ReadAsync(page);
        page.WaitForAssertion(() => Assert.Contains("O-1", page.Markup, StringComparison.Ordinal));
        Assert.Contains("orders.placedAt", page.Find("#rejected").TextContent, StringComparison.Ordinal);
        Assert.Empty(Tower.View.Orders.Open);
    }

    [Fact]
    public async Task Import_AfterTheLook_IsWrittenInTheReadersNameAndReported()
    {
        files.With("orders.csv", "id,customer,placed\nO-1,C-1,2026-01-02\n");
        var page = Render<ImportPage>();
        await ReadAsync(page);
        page.WaitForElement("#preview");
        await page.InvokeAsync(() => page.FindAll("#preview button").First(button => button.TextContent.Trim() == "Import").ClickAsync(new()));
        await Desk.WorkAsync(default);
        page.WaitForAssertion(() => Assert.Contains("is complete", page.Find("#report").TextContent, StringComparison.Ordinal));
        Assert.True(Tower.View.Orders.Open.ContainsKey("O-1"));
        Assert.Equal("person:P-1", Journal.Read(0, int.MaxValue).Last(row => row.Kind == "order.placed").Actor);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(ImportPage))]
    public async Task Read_MappingThatCannotBe_IsRefusedAndNothingIsKept()
    {
        files.Mapping = "name: [";
        var page = Render<ImportPage>();
        await ReadAsync(page);
        Assert.NotNull(page.Find("[role=alert]"));
        Assert.Empty(page.FindAll("#preview"));
    }

    [Fact]
    public async Task Ask_OnTheDemo_IsRefused()
    {
        await SendAsync(new StartDemo(7, Now, 0));
        var refused = await Desk.AskAsync(new ImportPlan("own", new(), []), Caller.Of("P-1"));
        Assert.Contains("demo", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_NamesThatLeadOut_StayInTheirFolder()
    {
        using var uploads = new ImportUploads(Data);
        Assert.Null(await uploads.AddAsync("../../evil.csv", 3, () => new MemoryStream([1, 2, 3]), default));
        Assert.Equal(["evil.csv"], uploads.Files.Select(file => file.Name));
        Assert.True(File.Exists(Path.Combine(uploads.Folder, "evil.csv")));
        Assert.NotNull(await uploads.AddAsync("big.csv", ImportUploads.Largest + 1, () => new MemoryStream(), default));
        Assert.NotNull(await uploads.AddAsync("..", 1, () => new MemoryStream(), default));
    }

    [Fact]
    public async Task Uploads_ThatBreakOff_LeaveNothingToRead()
    {
        using var uploads = new ImportUploads(Data);
        await Assert.ThrowsAsync<IOException>(() => uploads.AddAsync("orders.csv", 3, () => throw new IOException("gone"), default));
        Assert.Empty(uploads.Files);
        Assert.Empty(Directory.EnumerateFiles(uploads.Folder));
    }

    [Fact]
    public async Task Uploads_LeftByACrash_AreGoneAtTheNextStart()
    {
        var uploads = new ImportUploads(Data);
        await uploads.AddAsync("orders.csv", 3, () => new MemoryStream([1, 2, 3]), default);
        ImportUploads.EmptyAll(Data);
        Assert.False(Directory.Exists(Path.Combine(Data.Root, "uploads")));
        ImportUploads.EmptyAll(Data);
    }

    private async Task ReadAsync(IRenderedComponent<ImportPage> page)
    {
        await page.InvokeAsync(() => page.Find("#mapping").ChangeAsync(new() { Value = ImportView.Own }));
        await page.InvokeAsync(() => page.Find("#own").ChangeAsync(new() { Value = files.Mapping }));
        await page.InvokeAsync(() => page.Find("#folder").ChangeAsync(new() { Value = files.Folder }));
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Read and look", StringComparison.Ordinal)).ClickAsync(new()));
    }
}
