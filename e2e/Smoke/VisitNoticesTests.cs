using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Smoke;

/// <summary>The watchers of the harness are themselves watched: each is shown something bad and must say so.</summary>
[Collection(BrowserCollection.Name)]
public sealed class VisitNoticesTests(TowerBrowser browser) : IAsyncLifetime
{
    private const string Foreign = "http://127.0.0.1:9/picture.png";
    private TowerProcess tower = null!;

    public async Task InitializeAsync() => tower = await TowerProcess.StartAsync(new TowerOptions());

    public async Task DisposeAsync() => await tower.DisposeAsync();

    [Fact]
    public async Task Visit_PageOfTheTower_IsShown()
    {
        await using var visit = await browser.VisitAsync(tower);

        var answer = await visit.Page.GotoAsync("/");

        await Screens.SaveAsync(visit.Page, "smoke/front");
        Assert.Equal(200, answer!.Status);
        Assert.DoesNotContain(visit.Troubles, trouble => trouble.StartsWith("foreign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Visit_ForeignPicture_IsNoticed()
    {
        await using var visit = await browser.VisitAsync(tower);

        await visit.Page.SetContentAsync($"<img src='{Foreign}'>");

        Assert.Contains($"foreign request: {Foreign}", visit.Troubles);
    }

    [Fact]
    public async Task Visit_ForeignSocket_IsNoticed()
    {
        await using var visit = await browser.VisitAsync(tower);

        await visit.Page.EvaluateAsync("() => { new WebSocket('ws://127.0.0.1:9/hub'); }");

        await Eventually.HoldsAsync("the socket is noted", () => Task.FromResult(visit.Troubles.Contains("foreign request: ws://127.0.0.1:9/hub")));
    }

    [Fact]
    public async Task Visit_ErrorsInConsole_AreNoticedUntilForgotten()
    {
        await using var visit = await browser.VisitAsync(tower);

        await visit.Page.EvaluateAsync("() => { console.error('planted'); setTimeout(() => { throw new Error('thrown'); }); }");

        await Eventually.HoldsAsync("both errors are noted", () => Task.FromResult(visit.Troubles.Count == 2));
        Assert.Contains(visit.Troubles, trouble => trouble.Contains("planted", StringComparison.Ordinal));
        Assert.Contains(visit.Troubles, trouble => trouble.Contains("thrown", StringComparison.Ordinal));
        visit.ForgetTroubles();
        visit.AssertNoTroubles();
    }

    [Fact]
    public async Task Visit_Options_ReachThePage()
    {
        await using var visit = await browser.VisitAsync(tower, VisitOptions.Phone with { Dark = true, TimeZone = "Asia/Tokyo", Locale = "de-DE" });

        var seen = await visit.Page.EvaluateAsync<string>(
            "() => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches, Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language].join()");

        Assert.Equal("390,true,Asia/Tokyo,de-DE", seen);
    }

    [Fact]
    public async Task Axe_PictureWithoutText_IsFound()
    {
        await using var visit = await browser.VisitAsync(tower);
        await visit.Page.GotoAsync("/");
        await visit.Page.SetContentAsync("<html lang='en'><title>x</title><main><h1>x</h1><img src='data:,'></main></html>");

        var findings = await Axe.FindingsAsync(visit.Page);

        Assert.StartsWith("critical image-alt", Assert.Single(findings), StringComparison.Ordinal);
    }
}
