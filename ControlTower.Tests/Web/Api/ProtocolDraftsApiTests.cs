using System.Net;
using ControlTower.Tests.Protocols;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api;

/// <summary>From a text to a version by two persons, over HTTP.</summary>
public sealed class ProtocolDraftsApiTests : IAsyncLifetime
{
    private const string Yaml = "application/yaml";

    private static readonly string Text = Worlds.TwoLevels("when: disruptionHours < 48 h", "when: disruptionHours >= 48 h");
    private static readonly object Reason = new { reason = "less waiting" };

    private RunningTower tower = null!;

    public async Task InitializeAsync() => tower = await RunningTower.StartAsync();

    public async Task DisposeAsync() => await tower.DisposeAsync();

    [Fact]
    public async Task Validate_OfATextThatIsWell_SaysSoWithWarnings()
    {
        foreach (var type in new[] { Yaml, "application/json", "text/plain" })
        {
            var heard = await tower.MustAsync("POST", "/api/v1/protocols/validate", Text, type);
            Assert.True(heard.Json.GetProperty("valid").GetBoolean());
            Assert.Contains("nobody holds", heard.Json.GetProperty("warnings")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Validate_OfABadText_NamesEachPlace()
    {
        foreach (var (name, text) in BadDocuments.All().Where((_, index) => index % 9 == 0))
        {
            var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", "/api/v1/protocols/validate", text, Yaml);
            Assert.True(heard.Status == HttpStatusCode.UnprocessableEntity, $"{name}: {heard.Status}");
            foreach (var error in heard.Json.GetProperty("errors").EnumerateArray())
            {
                Assert.True(error.GetProperty("line").GetInt32() > 0 && error.GetProperty("column").GetInt32() > 0, name);
                Assert.False(string.IsNullOrEmpty(error.GetProperty("message").GetString()));
                Assert.NotNull(error.GetProperty("path").GetString());
            }
        }
    }

    [Fact]
    public async Task Draft_OnItsWay_IsPublishedByAnotherPersonAlone()
    {
        var (author, other) = (await PlannerAsync("Author"), await PlannerAsync("Other"));
        var kept = await tower.AskAsync(author, "PUT", "/api/v1/protocols/two/draft", Text, Yaml);
        Assert.Equal((HttpStatusCode.OK, 1, true), (kept.Status, kept.Json.GetProperty("revision").GetInt32(), kept.Json.GetProperty("valid").GetBoolean()));
        Assert.Equal(HttpStatusCode.Accepted, (await tower.AskAsync(author, "POST", "/api/v1/protocols/two/publish", Reason)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await tower.AskAsync(author, "POST", "/api/v1/protocols/two/publish", Reason)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tower.AskAsync(author, "GET", "/api/v1/protocols/two")).Status);
        var published = await tower.AskAsync(other, "POST", "/api/v1/protocols/two/publish", Reason);
        Assert.Equal((HttpStatusCode.OK, "published", 1), (published.Status, published.Json.GetProperty("status").GetString(), published.Json.GetProperty("version").GetInt32()));
        var version = (await tower.AskAsync(other, "GET", "/api/v1/protocols/two/versions")).Json.GetProperty("items")[0];
        Assert.Equal((Text, "less waiting", true), (version.GetProperty("text").GetString(), version.GetProperty("reason").GetString(), version.GetProperty("inForce").GetBoolean()));
        Assert.NotEqual(version.GetProperty("publishedBy").GetString(), version.GetProperty("askedBy").GetString());
    }

    [Fact]
    public async Task Publish_AtOnce_IsForTheAdministratorsKeyAlone()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(await PlannerAsync("Planner"), "POST", "/api/v1/protocols", Text, Yaml)).Status);
        await tower.MustAsync("POST", "/api/v1/protocols", Text, Yaml);
    }

    [Fact]
    public async Task Compare_OfVersionAndDraft_TellsLineByLine()
    {
        await tower.MustAsync("POST", "/api/v1/protocols", Text, Yaml);
        await tower.MustAsync("PUT", "/api/v1/protocols/two/draft", Text.Replace("title: Two levels", "title: Two levels, revised", StringComparison.Ordinal), Yaml);
        var lines = (await tower.MustAsync("GET", "/api/v1/protocols/two/compare")).Json.GetProperty("lines").EnumerateArray().ToList();
        Assert.Equal(["removed", "added"], lines.Select(line => line.GetProperty("change").GetString()).Where(change => change != "same"));
        Assert.Equal(HttpStatusCode.NotFound, (await tower.AskAsync(RunningTower.AdministratorKey, "GET", "/api/v1/protocols/two/compare?from=9")).Status);
    }

    private async Task<string> PlannerAsync(string name)
    {
        var user = (await tower.MustAsync("POST", "/api/v1/users", new { name, roles = new[] { "planner" }, functions = Array.Empty<string>() })).Json.GetProperty("id").GetString();
        return (await tower.MustAsync("POST", "/api/v1/keys", new { user, scopes = new[] { "read", "protocols:write" } })).Json.GetProperty("key").GetString()!;
    }
}
