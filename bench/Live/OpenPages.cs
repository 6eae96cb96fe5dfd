using System.Text.RegularExpressions;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.Bench.Live;

/// <summary>A signed-in visitor of the tower in a real Chromium, with as many pages open as wanted: each a circuit of its own.</summary>
internal sealed partial class OpenPages : IAsyncDisposable
{
    private readonly TowerBrowser browser;
    private readonly Visit visit;

    private OpenPages(TowerBrowser browser, Visit visit) => (this.browser, this.visit) = (browser, visit);

    /// <summary>Starts the browser and makes the first account of a fresh tower.</summary>
    public static async Task<OpenPages> SignInAsync(TowerProcess tower)
    {
        var browser = new TowerBrowser();
        await browser.InitializeAsync();
        var visit = await browser.VisitAsync(tower, VisitOptions.Desk);
        await visit.Page.GotoAsync(Setup().Match(tower.Output.ToString()).Value);
        await visit.Page.FillAsync("#user", "lead");
        await visit.Page.FillAsync("#password", "a long password for tests");
        await visit.Page.ClickAsync("button[type=submit]");
        await visit.Page.LeaveAsync("/account/");
        await visit.Page.GotoAsync("about:blank");
        return new(browser, visit);
    }

    /// <summary>Opens a page and waits until nothing is loaded any more: it is drawn, and its circuit stands.</summary>
    public async Task<IPage> OpenAsync(string path)
    {
        var page = await visit.OpenTabAsync();
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await visit.DisposeAsync();
        await browser.DisposeAsync();
    }

    [GeneratedRegex(@"/account/setup\?token=[\w-]+")]
    private static partial Regex Setup();
}
