using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>Pictures for people to look at: written to <c>artifacts/screens</c> when TOWER_SCREENS=1, else nothing is done.</summary>
public static class Screens
{
    public static bool Wanted => Environment.GetEnvironmentVariable("TOWER_SCREENS") == "1";

    /// <summary>Saves what the window shows as NAME.png; a name may hold folders, e.g. <c>overview/dark-1280</c>.</summary>
    public static async Task SaveAsync(IPage page, string name)
    {
        if (!Wanted) return;
        var file = Path.Combine(TowerProgram.RepositoryRoot(), "artifacts", "screens", name + ".png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
    }
}
