using System.Net;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>The same request with the same Idempotency-Key does its work once and is answered the same; another request with that key is refused.</summary>
public sealed class RepeatedRequestTests : IAsyncLifetime
{
    private const string Protocol = "id: late\ntitle: Late\ncases: [lateShipment]\nlevel: { functions: [logistics], windowHours: 4 }\noptions: [{ kind: wait, steps: [] }]\n";
    private TowerProcess tower = null!;
    private ApiClient api = null!;

    public async Task InitializeAsync()
    {
        tower = await TowerProcess.StartAsync();
        api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        (await api.PostAsync("/api/v1/signals", SmallNetwork.Delay("first", 72), ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        (await api.PostAsync("/api/v1/signals", new[] { SmallNetwork.Delay("lost", 72, "SUP-9"), SmallNetwork.Delay("gone", 72, "SUP-9") }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await tower.DisposeAsync();
    }

    [Fact]
    public async Task EveryPost_SentTwiceWithItsKey_IsDoneOnceAndAnsweredTheSame()
    {
        await Eventually.HoldsAsync("the case is asked about", async () => (await api.GetAsync("/api/v1/approvals")).Body().GetProperty("items").GetArrayLength() == 1);
        foreach (var (path, body, contentType) in Posts())
        {
            var key = $"key of {path}";
            var first = await api.PostOnceAsync(path, body, key, contentType);
            Assert.True(first.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{path}: {first.Text}");
            var rows = await RowsAsync();
            var second = await api.PostOnceAsync(path, body, key, contentType);
            Assert.Equal((path, first.Status, Lasting(first)), (path, second.Status, Lasting(second)));
            var other = await api.PostOnceAsync(path, $"{body} ", key, contentType);
            Assert.True(other is { Status: HttpStatusCode.UnprocessableEntity, IsProblem: true }, $"{path}: {other.Text}");
            Assert.Equal((path, rows), (path, await RowsAsync()));
        }
        Assert.Equal(1, (await api.GetAsync("/api/v1/users")).Body().GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await api.GetAsync("/api/v1/keys")).Body().GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Key_AskedForTwice_HasOneIdAndIsShownOnce()
    {
        const string Body = """{"integration":"erp","scopes":["read"]}""";
        var first = (await api.PostOnceAsync("/api/v1/keys", Body, "k")).Expect(HttpStatusCode.OK).Body();
        var second = (await api.PostOnceAsync("/api/v1/keys", Body, "k")).Expect(HttpStatusCode.OK).Body();
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("key").ValueKind);
        using var erp = tower.Api(first.GetProperty("key").GetString());
        (await erp.GetAsync("/api/v1/sites")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Key_OnAnotherRoute_IsAnotherRequest()
    {
        const string Body = """{"reason":"why"}""";
        (await api.PostOnceAsync("/api/v1/effects/hold", Body, "k")).Expect(HttpStatusCode.OK);
        (await api.PostOnceAsync("/api/v1/effects/release", Body, "k")).Expect(HttpStatusCode.UnprocessableEntity);
    }

    /// <summary>Every POST that changes something, in an order in which each can be done.</summary>
    private static IEnumerable<(string Path, string Body, string ContentType)> Posts()
    {
        const string Json = ApiClient.Json;
        // Without a time, so that the time of receipt differs between the two.
        yield return ("/api/v1/signals", """{"specversion":"1.0","id":"n-1","source":"/e2e","type":"inventory.counted","data":{"site":"DC-2","item":"ITEM-1","quantity":0}}""", ApiClient.Event);
        yield return ("/api/v1/signals/rejected/RJ-1/replay", JsonSerializer.Serialize(SmallNetwork.Delay("lost", 1, "SUP-2")), ApiClient.Event);
        yield return ("/api/v1/signals/rejected/RJ-2/discard", """{"reason":"noise"}""", Json);
        yield return ("/api/v1/sources/expect", """{"source":"/e2e","intervalHours":6}""", Json);
        foreach (var (verb, body) in new[] { ("acknowledge", ""), ("assign", """{"owner":null}"""), ("note", """{"text":"n"}"""), ("shelve", $$"""{"until":"{{DateTimeOffset.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}}","reason":"r"}"""), ("unshelve", "") })
        {
            yield return ($"/api/v1/exceptions/EX-1001/{verb}", body, Json);
        }
        yield return ("/api/v1/approvals/AP-301/reject", """{"reason":"r"}""", Json);
        yield return ("/api/v1/exceptions/EX-1001/resolve", """{"reason":"r"}""", Json);
        yield return ("/api/v1/exceptions/EX-1001/reopen", """{"reason":"r"}""", Json);
        yield return ("/api/v1/protocols", Protocol, "application/yaml");
        yield return ("/api/v1/users", """{"name":"Desk","roles":["viewer"],"functions":[]}""", Json);
        yield return ("/api/v1/keys", """{"user":"P-1","scopes":["read"]}""", Json);
        yield return ("/api/v1/functions", """{"id":"quality","name":"Quality"}""", Json);
        yield return ("/api/v1/webhooks", """{"url":"http://127.0.0.1:9/"}""", Json);
        yield return ("/api/v1/effects/hold", """{"reason":"r"}""", Json);
        yield return ("/api/v1/effects/release", """{"reason":"r"}""", Json);
        yield return ("/api/v1/users/P-1/forget", "", Json);
    }

    /// <summary>What the caller did; the tower goes on reckoning behind it.</summary>
    private async Task<int> RowsAsync() => (await api.GetAsync("/api/v1/journal?limit=5000")).Expect(HttpStatusCode.OK).Body()
        .GetProperty("items").EnumerateArray().Count(row => row.GetProperty("actor").GetString() == "administrator-key");

    /// <summary>The id where the answer has one: the rest may have gone on, and a secret is shown once.</summary>
    private static string Lasting(ApiAnswer answer) => answer.Body().TryGetProperty("id", out var id) ? id.GetString()! : answer.Text;
}
