using ControlTower.Bench.Load;
using ControlTower.Bench.Reporting;
using Microsoft.Playwright;

namespace ControlTower.Bench.Live;

/// <summary>
/// Frames a second while the network map is dragged about in a real browser, on 2,000 sites and 5,000 lanes: by the times at which
/// requestAnimationFrame calls, which a browser that cannot keep up calls seldom. Beside it an empty page that is dragged as much.
/// </summary>
public sealed class MapPanning : IMeasure
{
    private const int Sites = 2_000;
    private const int Lanes = 5_000;
    private const int Radius = 160;
    private static readonly Goal Asked = new(30, 50, OfRatio: false);

    private const string Watch = """
        () => {
          const times = window.benchFrames = [];
          const note = at => { times.push(at); window.benchWatch = requestAnimationFrame(note); };
          window.benchWatch = requestAnimationFrame(note);
        }
        """;

    private const string Read = "() => { cancelAnimationFrame(window.benchWatch); return window.benchFrames; }";

    public string Name => "map";

    public string About => "frames a second while the map of 2,000 sites and 5,000 lanes is dragged in a real browser";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        await using var tower = await TowerOverHttp.OpenAsync(new BenchNetwork(Sites) { LaneCount = Lanes });
        await using var pages = await OpenPages.SignInAsync(tower.Process);
        var seconds = options.Quick ? 3 : 8;
        var page = await pages.OpenAsync("/network");
        await page.WaitForSelectorAsync(".map .map-mark");
        await page.WaitForTimeoutAsync(1_000);
        options.Say($"{await page.EvaluateAsync<int>("() => document.querySelectorAll('.map *').length")} elements are drawn");
        var empty = await DragAsync(await pages.OpenAsync("/not-found"), ".page, main", seconds);
        await page.BringToFrontAsync();
        var whole = await DragAsync(page, ".map-canvas", seconds);
        await page.FocusAsync(".map");
        for (var press = 0; press < 3; press++) await page.Keyboard.PressAsync("+");
        await page.WaitForTimeoutAsync(1_500);
        options.Say($"{await page.EvaluateAsync<int>("() => document.querySelectorAll('.map *').length")} elements are drawn, zoomed in");
        var zoomed = await DragAsync(page, ".map-canvas", seconds);
        return [.. Figures("the whole map", whole, empty), .. Figures("zoomed in four times", zoomed, empty)];
    }

    private static IEnumerable<Figure> Figures(string what, IReadOnlyList<double> gaps, IReadOnlyList<double> empty)
    {
        var (rate, floor) = (1_000 / gaps.Average(), 1_000 / empty.Average());
        yield return new($"dragging {what}, {Sites} sites and {Lanes} lanes, mean", rate, "frames/s") { Beside = floor, BesideWhat = "a page without a map", Ratio = rate / floor, Goal = Asked };
        yield return new($"dragging {what}, the slowest twentieth of frames", 1_000 / Sample.Percentile([.. gaps], 0.95), "frames/s");
    }

    /// <returns>Milliseconds between one frame and the next.</returns>
    private static async Task<IReadOnlyList<double>> DragAsync(IPage page, string selector, int seconds)
    {
        var box = await page.Locator(selector).First.BoundingBoxAsync() ?? throw new InvalidOperationException($"{selector} is not on the screen");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.EvaluateAsync(Watch);
        var until = DateTime.UtcNow.AddSeconds(seconds);
        for (var step = 0; DateTime.UtcNow < until; step++)
        {
            var (sin, cos) = MathF.SinCos(step * 0.05f);
            await page.Mouse.MoveAsync(x + (Radius * sin), y + (Radius / 2 * (1 - cos)));
        }
        var times = await page.EvaluateAsync<double[]>(Read);
        await page.Mouse.UpAsync();
        return [.. times.Zip(times.Skip(1), (before, after) => after - before)];
    }
}
