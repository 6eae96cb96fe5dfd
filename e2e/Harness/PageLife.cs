using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// A page is alive once the server draws it over its socket: clicks and typing before that are lost. A document that was
/// marked shows afterwards that it was never loaded again.
/// </summary>
public static class PageLife
{
    private const string Alive =
        "() => [...document.querySelectorAll('button, input, tbody, form')].some(e => Object.keys(e).some(key => key.startsWith('_blazorEvents')))";

    /// <summary>Opens an address and waits until the page answers to clicks.</summary>
    public static async Task OpenAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.AliveAsync();
    }

    public static Task AliveAsync(this IPage page) =>
        Eventually.HoldsAsync($"{page.Url} is alive", () => page.EvaluateAsync<bool>(Alive));

    /// <summary>
    /// Waits until the address begins so. Playwright's own wait misses an address that changes between its first look and its
    /// listening, as one does that the page replaces without a load; this one looks again.
    /// </summary>
    /// <param name="address">Path and, if need be, query; "/exceptions?text=a".</param>
    public static Task ReachAsync(this IPage page, string address) => StandsAsync(page, $"the address is {address}", at => at.StartsWith(address, StringComparison.Ordinal));

    /// <summary>Waits until the address no longer begins so.</summary>
    public static Task LeaveAsync(this IPage page, string address) => StandsAsync(page, $"the address is not {address}", at => !at.StartsWith(address, StringComparison.Ordinal));

    /// <summary>Marks the document that is open now.</summary>
    public static Task MarkAsync(this IPage page) => page.EvaluateAsync("() => { window.markedByTest = true; }");

    public static async Task AssertNeverReloadedAsync(this IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => window.markedByTest === true"), $"{page.Url} was loaded again");

    /// <summary>
    /// Presses a key until what it brings is there: the page listens a moment after it is drawn. Only for keys that may be pressed twice.
    /// </summary>
    public static Task PressUntilAsync(this IPage page, string key, ILocator there) => Eventually.HoldsAsync($"'{key}' brings {there}", async () =>
    {
        try
        {
            // A key that is pressed while the page is on its way elsewhere may never be answered.
            await page.Keyboard.PressAsync(key).WaitAsync(TimeSpan.FromSeconds(2));
            await there.WaitForAsync(new() { Timeout = 500 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    });

    private static async Task StandsAsync(IPage page, string what, Func<string, bool> stands)
    {
        await Eventually.HoldsAsync(what, () => Task.FromResult(stands(new Uri(page.Url).PathAndQuery)));
        await page.WaitForLoadStateAsync();
    }
}
