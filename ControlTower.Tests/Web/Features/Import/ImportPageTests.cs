using Bunit;
using ControlTower.Core.Runtime.Import;
using ControlTower.Core.Tower;
using ControlTower.Tests.Runtime.Import;
using ControlTower.Web.Features.Import;
using ControlTower.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Import;

public sealed class ImportPageTests : PageTest
{
    private readonly ImportFixture files = new();

    private ImportDesk Desk => Services.GetRequiredService<ImportDesk>();

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

    private async Task ReadAsync(IRenderedComponent<ImportPage> page)
    {
        await page.InvokeAsync(() => page.Find("#mapping").ChangeAsync(new() { Value = ImportView.Own }));
        await page.InvokeAsync(() => page.Find("#own").ChangeAsync(new() { Value = files.Mapping }));
        await page.InvokeAsync(() => page.Find("#folder").ChangeAsync(new() { Value = files.Folder }));
        await page.InvokeAsync(() => page.FindAll("button").First(button => button.TextContent.Contains("Read and look", StringComparison.Ordinal)).ClickAsync(new()));
    }
}
