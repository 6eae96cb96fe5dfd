using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// One headless Chromium for all tests of the collection <see cref="BrowserCollection"/>. Each test makes a visit of
/// its own: cookies, storage, theme and time zone are never shared.
/// </summary>
public sealed class TowerBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Visit.PatienceMs);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumProgram.Path(),
            Args = ChromiumProgram.Arguments,
            Headless = true,
        });
    }

    /// <summary>A fresh visitor of the tower with one open, empty page. Relative addresses lead to the tower.</summary>
    public async Task<Visit> VisitAsync(TowerProcess tower, VisitOptions? options = null)
    {
        var wish = options ?? new VisitOptions();
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = tower.Origin.AbsoluteUri,
            Locale = wish.Locale,
            TimezoneId = wish.TimeZone,
            ColorScheme = wish.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = wish.Motion ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = wish.Width, Height = wish.Height },
        });
        return await Visit.BeginAsync(context, tower.Origin);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
