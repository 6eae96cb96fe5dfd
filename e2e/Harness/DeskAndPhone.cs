using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>A page looked at as it stands, at a desk and on a phone.</summary>
public static class DeskAndPhone
{
    /// <summary>Names what is wider than the window.</summary>
    public const string Overflow = "() => [document.documentElement, document.body].filter(e => e.scrollWidth > innerWidth).map(e => `${e.tagName} is ${e.scrollWidth} wide in ${innerWidth}`)";

    /// <summary>In both themes at both sizes; back at the desk afterwards. What was found is told with where.</summary>
    /// <param name="name">Of the pictures.</param>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            findings.AddRange(await page.EvaluateAsync<string[]>(Overflow));
            foreach (var theme in new[] { "dark", "light" })
            {
                await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
                await Screens.SaveAsync(page, $"{name}-{theme}-{width}");
                findings.AddRange((await Axe.FindingsAsync(page)).Select(finding => $"{name} at {width}, {theme}: {finding}"));
            }
        }
        return findings;
    }
}
