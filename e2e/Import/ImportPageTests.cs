using System.Text.RegularExpressions;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Import;

/// <summary>A person imports: looks, starts, cancels halfway, runs it again.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class ImportPageTests(TowerBrowser browser)
{
    private const int Orders = 60_000;

    [Fact]
    public async Task Import_CancelledHalfway_IsCompletedByRunningItAgain()
    {
        using var files = new HistoryFolder(Orders, unreadable: 3);
        await using var tower = await TowerProcess.StartAsync();
        await using var visit = await browser.VisitAsync(tower);
        var page = visit.Page;
        await FirstAccount.MakeAsync(visit, tower);

        await LookAsync(page, files);
        await page.Locator("#preview").GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.GetByText("a second").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.Locator("#report").GetByText("was cancelled").WaitForAsync();
        var half = await FigureAsync(page, "orders imported");
        Assert.InRange(half, 1, Orders - 1);

        await LookAsync(page, files);
        await page.Locator("#preview").GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await page.Locator("#report").GetByText("is complete").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Equal(Orders - half, await FigureAsync(page, "orders imported"));
        Assert.Equal(half, await FigureAsync(page, "known already"));

        using var api = tower.Api();
        Assert.Equal(0, (await api.GetAsync("/api/v1/exceptions")).Body().GetProperty("items").GetArrayLength());
        visit.AssertNoTroubles();
    }

    private static async Task LookAsync(IPage page, HistoryFolder files)
    {
        await page.OpenAsync("/import");
        await page.SelectOptionAsync("#mapping", "own mapping");
        await page.FillAsync("#own", HistoryFolder.Mapping);
        await page.FillAsync("#folder", files.Folder);
        await page.GetByRole(AriaRole.Button, new() { Name = "Read and look" }).ClickAsync();
        await page.Locator("#preview").WaitForAsync();
        Assert.Contains("orders.csv", await page.Locator("#rejected").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<int> FigureAsync(IPage page, string label)
    {
        var text = await page.Locator("#report .kpi", new() { HasText = label }).InnerTextAsync();
        return int.Parse(NoDigit().Replace(text, ""), System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[^0-9]")]
    private static partial Regex NoDigit();
}
