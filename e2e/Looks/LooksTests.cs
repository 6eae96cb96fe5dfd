using System.Collections.Concurrent;
using ControlTower.EndToEnd.Harness;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Looks;

/// <summary>
/// Every page in both themes at three widths: nothing that a screen reader or weak eyes stumble over, nothing wider than the
/// window, no error in the console, no request to a foreign host.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class LooksTests(LooksTower looks, TowerBrowser browser) : IClassFixture<LooksTower>
{
    /// <summary>Drawn whole: nothing is being read any more.</summary>
    private const string Settled = "() => document.readyState === 'complete' && !document.querySelector('.skel')";

    private static readonly IReadOnlyList<(int Width, int Height)> Sizes = [(1920, 1080), (1280, 800), (390, 844)];

    /// <summary>Windows that look through the pages side by side.</summary>
    private const int Lookers = 2;

    private static readonly TimeSpan Alive = TimeSpan.FromMilliseconds(250);

    [Fact]
    public async Task Page_Each_HoldsInBothThemesAtEveryWidth()
    {
        var paths = new ConcurrentQueue<string>(looks.Pages);
        var findings = new ConcurrentQueue<string>();
        // The first signs up; the others come in as the same person.
        List<Visit> visits = [];
        for (var i = 0; i < Lookers; i++) visits.Add(await looks.SignedInAsync(VisitOptions.Desk));
        await Task.WhenAll(visits.Select(LookOnAsync));
        Assert.True(findings.IsEmpty, string.Join('\n', findings));

        async Task LookOnAsync(Visit visit)
        {
            await using var _ = visit;
            while (paths.TryDequeue(out var path))
            {
                foreach (var finding in await LookAsync(visit.Page, path, Sizes)) findings.Enqueue(finding);
            }
            visit.AssertNoTroubles();
        }
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Door_AndKeys_HoldInBothThemes(int width, int height)
    {
        await using var stranger = await browser.VisitAsync(looks.Tower, new() { Width = width, Height = height });
        var findings = new List<string>();
        foreach (var path in new[] { "/account/sign-in", looks.SetupPath }) findings.AddRange(await LookAsync(stranger.Page, path, [(width, height)]));
        stranger.AssertNoTroubles();

        await using var visit = await looks.SignedInAsync(new() { Width = width, Height = height });
        await visit.Page.GotoAsync("/exceptions");
        await Eventually.HoldsAsync("the keys are shown", async () =>
        {
            await visit.Page.Keyboard.PressAsync("?");
            return await visit.Page.Locator("dialog[open]").CountAsync() > 0;
        });
        findings.AddRange(await InBothThemesAsync(visit.Page, "the keys"));
        Assert.True(findings.Count == 0, string.Join('\n', findings));
        visit.AssertNoTroubles();
    }

    [Theory]
    [InlineData("now", "dark", 1920, 1080)]
    [InlineData("now", "light", 1080, 1920)]
    [InlineData("clocks", "dark", 1920, 1080)]
    [InlineData("clocks", "light", 1080, 1920)]
    [InlineData("service", "dark", 1920, 1080)]
    [InlineData("service", "light", 1080, 1920)]
    public async Task Wall_EachScene_Holds(string scene, string theme, int width, int height)
    {
        await using var visit = await looks.SignedInAsync(new() { Width = width, Height = height });
        await visit.Page.GotoAsync($"/wall?theme={theme}&scene={scene}");
        await Screens.SaveAsync(visit.Page, $"looks/wall-{scene}-{theme}-{width}");
        var findings = (await Axe.FindingsAsync(visit.Page)).Concat(await visit.Page.EvaluateAsync<string[]>(DeskAndPhone.Overflow));
        Assert.Empty(findings);
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Address_Unknown_IsToldOnAPage()
    {
        await using var visit = await looks.SignedInAsync(new());

        var answer = await visit.Page.GotoAsync("/no/such/page");

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(visit.Page.GetByText("There is no page at this address")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".menu .av")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/approvals")]
    public async Task Reader_FirstPaint_HasTheirMenu(string path)
    {
        await using var visit = await looks.SignedInAsync(new());

        await visit.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });

        await visit.Page.Locator(".menu .av").WaitForAsync();
        Assert.Contains("lead", await visit.Page.Locator(".menu .pop").TextContentAsync(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The window is resized in place, as a person does it: each page is loaded once.</summary>
    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, string path, IReadOnlyList<(int Width, int Height)> sizes)
    {
        await page.GotoAsync(path);
        await page.WaitForFunctionAsync(Settled);
        var findings = new List<string>();
        foreach (var (width, height) in sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await Task.Delay(Alive);
            findings.AddRange((await page.EvaluateAsync<string[]>(DeskAndPhone.Overflow)).Select(one => $"{path}: {one}"));
            findings.AddRange(await InBothThemesAsync(page, $"{path} at {width}"));
        }
        return findings;
    }

    /// <summary>The theme is switched in place, as the button in the bar does: half the pages need not be loaded twice.</summary>
    private static async Task<IReadOnlyList<string>> InBothThemesAsync(IPage page, string what)
    {
        var findings = new List<string>();
        foreach (var theme in new[] { "dark", "light" })
        {
            await page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; }", theme);
            await Screens.SaveAsync(page, $"looks/{what.Trim('/').Replace('/', '-').Replace('?', '-').Replace('&', '-').Replace(' ', '-')}-{theme}");
            // A theme changes colours and nothing else: the second asks only what colours decide.
            string[] rules = theme == "dark" ? [] : ["color-contrast"];
            findings.AddRange((await Axe.FindingsAsync(page, rules)).Select(finding => $"{what}, {theme}: {finding}"));
        }
        return findings;
    }
}
