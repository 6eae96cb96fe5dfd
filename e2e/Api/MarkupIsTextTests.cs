using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Api;

/// <summary>Markup in a name, a reason or a note is shown as the text that it is, on every page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MarkupIsTextTests(TowerBrowser browser)
{
    private const string Shows = """
        starts => {
            const text = document.body.textContent + [...document.querySelectorAll('textarea, input')].map(field => field.value).join('\n');
            return starts.some(start => text.includes(start));
        }
        """;

    [Fact]
    public async Task Markup_InEveryText_IsShownAsText()
    {
        await using var tower = await TowerProcess.StartAsync(new() { Environment = new Dictionary<string, string> { ["Tower__Name"] = "Name'\"><img src=x data-hit onerror=alert(1)>" } });
        using var api = tower.Api();
        await new MarkupWorld(api).MakeAsync();
        await using var visit = await browser.VisitAsync(tower, VisitOptions.Desk);
        var (page, findings) = (visit.Page, new List<string>());
        page.Dialog += (_, dialog) =>
        {
            findings.Add($"{page.Url}: a dialog '{dialog.Message}'");
            _ = dialog.DismissAsync();
        };
        await FirstAccount.MakeAsync(visit, tower);
        foreach (var (path, shows) in MarkupWorld.Pages)
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (shows.Length > 0) await ShownAsync(page, path, shows, findings);
            var injected = await page.Locator(MarkupWorld.Injected).CountAsync();
            if (injected > 0) findings.Add($"{path}: {injected} elements were injected");
        }
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        visit.AssertNoTroubles();
    }

    /// <summary>The markup must be there as text, else the page shows nothing that could be wrong.</summary>
    private static async Task ShownAsync(IPage page, string path, string name, List<string> findings)
    {
        try
        {
            await page.WaitForFunctionAsync(Shows, new[] { $"{name}'\"></td>", $"{name}\"'><img" }, new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            findings.Add($"{path}: does not show the text of '{name}'");
        }
    }
}
