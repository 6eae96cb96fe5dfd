using System.Net;
using System.Text.RegularExpressions;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>Every example of docs/api.md works, every call has one, and none is of a call that does not exist.</summary>
public sealed class ApiExamplesTests : IAsyncLifetime
{
    /// <summary>Calls that the OpenAPI document does not describe: itself, and the hub.</summary>
    private static readonly string[] Beside = ["GET /openapi/v1.json", "POST /hubs/tower/negotiate"];

    private readonly IReadOnlyList<object> examples = ApiDocument.Read(File.ReadAllText(Path.Combine(TowerProgram.RepositoryRoot(), "docs", "api.md")));
    private TowerProcess tower = null!;

    public async Task InitializeAsync() => tower = await TowerProcess.StartAsync();

    public async Task DisposeAsync() => await tower.DisposeAsync();

    [Fact]
    public async Task Examples_SentInTheirOrder_AreAnsweredAsShown()
    {
        var story = new ApiStory(tower);
        var failed = new List<string>();
        foreach (var example in examples)
        {
            var difference = example is HubExample talk ? await story.PlayAsync(talk) : await story.PlayAsync((ApiExample)example);
            if (difference is not null) failed.Add(difference);
            // What follows builds on what came before.
            if (failed.Count == 5) break;
        }
        Assert.True(failed.Count == 0, string.Join("\n\n", failed));
    }

    [Fact]
    public async Task Routes_AndExamples_AreTheSame()
    {
        var routes = (await RoutesAsync()).Concat(Beside).ToList();
        var calls = examples.OfType<ApiExample>().Select(example => $"{example.Method} {example.Route}").ToList();
        Assert.Empty(routes.Where(route => !calls.Any(call => Pattern(route).IsMatch(call))).Select(route => $"{route} has no example"));
        Assert.Empty(calls.Where(call => !routes.Any(route => Pattern(route).IsMatch(call))).Select(call => $"{call} is no call of the API"));
    }

    private async Task<IReadOnlyList<string>> RoutesAsync()
    {
        using var api = tower.Api(null);
        var document = (await api.GetAsync("/openapi/v1.json")).Expect(HttpStatusCode.OK).Body();
        return [.. document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"))];
    }

    /// <summary>A parameter takes one part of the path; a literal wins, so that /orders/summary is no example of /orders/{id}.</summary>
    private static Regex Pattern(string route) =>
        new($"^{Regex.Replace(Regex.Escape(route), @"\\\{[^}]+}", route.EndsWith("/orders/{id}", StringComparison.Ordinal) ? "(?!summary$)[^/]+" : "[^/]+")}$");
}
