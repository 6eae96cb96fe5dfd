using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>What is not valid is answered with its status and a problem that names the place, and changes nothing.</summary>
public sealed class HostileInputTests(HostileTower hostile) : IClassFixture<HostileTower>
{
    private const string Network = "/api/v1/network";
    private const string Signals = "/api/v1/signals";
    private const string Users = "/api/v1/users";

    private readonly ApiClient api = hostile.Api;

    public static TheoryData<string, string, string> Signal => new()
    {
        { "demand.unheard", """{"site":"DC-1"}""", "/type: there is no signal type 'demand.unheard'" },
        { "inventory.counted", """{"site":"DC-9","item":"ITEM-1","quantity":1}""", "/data/site: there is no site 'DC-9'" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-9","quantity":1}""", "/data/item: there is no item 'ITEM-9'" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":-1}""", "/data/quantity: -1 is below 0" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":1000000000001}""", "/data/quantity" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":1e400}""", "/data/quantity" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":99999999999999999999999999999999}""", "/data/quantity" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":"NaN"}""", "/data/quantity: expected number, found string" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":NaN}""", "not JSON" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":1,"quantity":2}""", "stands twice" },
        { "inventory.counted", """{"site":"\ud800","item":"ITEM-1","quantity":1}""", "/data/site: the text is not valid Unicode" },
        { "inventory.counted", """{"site":"DC\u00001","item":"ITEM-1","quantity":1}""", "/data/site: the text holds a control character" },
        { "inventory.counted", """{"site":"DC-1","item":"ITEM-1","quantity":1,"\ud800":1}""", "not valid Unicode" },
        { "supplier.delayed", """{"site":"SUP-1","delayHours":87601}""", "/data/delayHours" },
        { "site.down", """{"site":"DC-1","from":"0001-01-01T00:00:00Z"}""", "/data/from" },
        { "site.down", """{"site":"DC-1","until":"9999-12-31T23:59:59Z"}""", "/data/until" },
        { "site.down", """{"site":"DC-1","until":"9999-12-31T23:59:59-14:00"}""", "/data/until" },
        { "site.down", """{"site":"DC-1","from":"2026-01-04T09:00:00"}""", "/data/from: expected an instant with its zone" },
        { "site.down", """{"site":"DC-1","from":"2026-02-30T09:00:00Z"}""", "/data/from" },
        { "site.down", """{"site":"DC-1","from":"2026-03-04T09:00:00Z","until":"2026-03-04T09:00:00+00:00"}""", "/data/until" },
        { "inventory.counted", "null", "data" },
        { "inventory.counted", "[]", "data" },
    };

    public static TheoryData<string, string, string> Bodies => new()
    {
        { Network, """{"sites":[""", "not JSON" },
        { Network, Nested(1_000), "deeper than 64 levels" },
        { Network, """{"sites":{}}""", "/sites: expected array, found object" },
        { Network, """{"surprise":1}""", "/surprise: the member is unknown" },
        { Network, """{"sites":[{"id":7,"name":null,"kind":"Moon"}]}""", "3 errors" },
        { Network, "null", "found null" },
        { Network, "", "not JSON" },
        { Network, """{"lanes":[{"from":"SUP-1","to":"NOWHERE","leadTimeHours":1}]}""", "/lanes/0/to: there is no site 'NOWHERE'" },
        { Network, """{"sites":[{"id":"A","name":"a","kind":"Store"},{"id":"A","name":"b","kind":"Store"}]}""", "/sites/1: 'A' stands twice" },
        { Network, """{"orders":[{"id":"O","customer":"C","destination":"STORE-1","placedAt":"2026-01-02T00:00:00Z","promisedBy":"2026-01-01T00:00:00Z","lines":[{"id":"1","item":"ITEM-1","quantity":1}]}]}""", "/orders/0/promisedBy" },
        { Network, """{"orders":[{"id":"O","customer":"C","destination":"STORE-1","placedAt":"2026-01-02T00:00:00Z","promisedBy":"2026-01-03T00:00:00Z","lines":[{"id":"1","item":"ITEM-1","quantity":1e12,"price":{"amount":1e12,"currency":"EUR"}}]}]}""", "too large" },
        { Signals, """{"specversion":"1.0",""", "not JSON" },
        { Signals, Nested(1_000), "deeper than 64 levels" },
        { Signals, "[]", "one event" },
        { Signals, """{"specversion":"0.3","id":"i","source":"s","type":"site.up","data":{"site":"DC-1"}}""", "specversion" },
        { Signals, """{"specversion":"1.0","id":"i","source":"s","type":"site.up","time":"0001-01-01T00:00:00Z","data":{"site":"DC-1"}}""", "/time" },
        { Signals, """{"specversion":"1.0","id":"","source":"s","type":"site.up","data":{"site":"DC-1"}}""", "/id" },
        { Signals, """{"specversion":"1.0","id":"i","source":"s","type":"site.up","data_base64":"e30="}""", "data" },
        { Users, """{"name":"\u0007","roles":[],"functions":[]}""", "/name: the text holds a control character" },
        { Users, """{"name":"a","roles":["emperor"],"functions":[]}""", "emperor" },
        { Users, """{"name":"a","roles":"viewer","functions":[]}""", "/roles: expected array, found string" },
    };

    [Theory]
    [MemberData(nameof(Signal))]
    public Task Signal_ThatIsNotValid_IsRefused(string type, string data, string problem) =>
        RefusedAsync(Signals, $$"""{"specversion":"1.0","id":"bad","source":"/e2e","type":"{{type}}","data":{{data}}}""", problem);

    [Theory]
    [MemberData(nameof(Bodies))]
    public Task Body_ThatIsNotValid_IsRefused(string path, string body, string problem) => RefusedAsync(path, body, problem);

    [Fact]
    public async Task Body_OfInvalidUtf8_IsRefused()
    {
        var rows = await hostile.RowsAsync();
        foreach (var (path, type) in new[] { (Network, ApiClient.Json), (Signals, ApiClient.Event), (Signals, ApiClient.EventBatch) })
        {
            byte[] body = [.. """[{"id":"""u8, (byte)'"', 0xC3, 0x28, 0xED, 0xA0, 0x80, (byte)'"', .. "}]"u8];
            var answer = await SendAsync(path == Network ? HttpMethod.Put : HttpMethod.Post, path, new ByteArrayContent(body), type);
            Assert.Contains("UTF-8", answer.Expect(HttpStatusCode.BadRequest).Problem, StringComparison.Ordinal);
        }
        Assert.Equal(rows, await hostile.RowsAsync());
    }

    [Theory]
    [InlineData(Network, ApiClient.Json)]
    [InlineData(Signals, ApiClient.EventBatch)]
    [InlineData(Users, ApiClient.Json)]
    [InlineData("/api/v1/protocols", "application/yaml")]
    public async Task Body_Of50Megabytes_IsTooLarge(string path, string contentType)
    {
        var rows = await hostile.RowsAsync();
        foreach (var (asksFirst, key) in new[] { (true, null), (true, "large"), (false, null), (false, "larger") })
        {
            var request = Request(path == Network ? HttpMethod.Put : HttpMethod.Post, path, new ByteArrayContent(new byte[50 * 1_024 * 1_024]), contentType);
            request.Headers.ExpectContinue = asksFirst;
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            var answer = (await api.SendAsync(request)).Expect(HttpStatusCode.RequestEntityTooLarge);
            Assert.True(answer.IsProblem);
        }
        Assert.Equal(rows, await hostile.RowsAsync());
    }

    [Theory]
    [InlineData(Network, "text/plain")]
    [InlineData(Network, "application/xml")]
    [InlineData(Signals, "application/json")]
    [InlineData(Signals, null)]
    [InlineData(Users, "application/x-www-form-urlencoded")]
    [InlineData("/api/v1/effects/hold", "text/html")]
    public async Task Body_OfAnotherContentType_IsUnsupported(string path, string? contentType)
    {
        var answer = await SendAsync(path == Network ? HttpMethod.Put : HttpMethod.Post, path, new ByteArrayContent("{}"u8.ToArray()), contentType);
        Assert.True(answer.Expect(HttpStatusCode.UnsupportedMediaType).IsProblem);
    }

    [Fact]
    public async Task Network_WithTenThousandErrors_ListsTheFirstThousandAndTheirCount()
    {
        var lanes = Enumerable.Range(0, 10_000).Select(i => new { from = "SUP-1", to = $"NOWHERE-{i}", leadTimeHours = 1 });
        var problem = (await api.PutAsync(Network, new { lanes })).Expect(HttpStatusCode.BadRequest).Body();
        Assert.Equal(10_000, problem.GetProperty("errorCount").GetInt32());
        var errors = problem.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(1_000, errors.Count);
        Assert.Equal("/lanes/999/to", errors[999].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Signal_WithAKnownIdAndOtherData_IsADuplicateOfTheFirst()
    {
        var rows = await hostile.RowsAsync();
        var other = SmallNetwork.Event("known", "site.down", new { site = "DC-1" });
        var single = (await api.PostAsync(Signals, other, ApiClient.Event)).Expect(HttpStatusCode.Accepted).Body();
        var batch = (await api.PostAsync(Signals, new[] { other, other }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted).Body();
        Assert.Equal((0, 1), (single.GetProperty("accepted").GetInt32(), single.GetProperty("duplicates").GetInt32()));
        Assert.Equal((0, 2), (batch.GetProperty("accepted").GetInt32(), batch.GetProperty("duplicates").GetInt32()));
        Assert.Equal(rows, await hostile.RowsAsync());
    }

    [Fact]
    public async Task Instant_WithAnOffset_IsTheSameInstantInUtc()
    {
        const string Body = """{"specversion":"1.0","id":"offset","source":"/e2e","type":"site.up","time":"2026-01-04T09:00:00+05:30","data":{"site":"DC-2"}}""";
        (await api.PostAsync(Signals, Body, ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        var row = (await api.GetAsync("/api/v1/journal?limit=5000")).Body().GetProperty("items").EnumerateArray()
            .Last(row => row.GetProperty("kind").GetString() == "signal.accepted" && row.GetProperty("body").GetProperty("id").GetString() == "offset");
        Assert.Equal("2026-01-04T03:30:00Z", row.GetProperty("occurredAt").GetString());
    }

    [Fact]
    public async Task Key_ThatIsWrongRevokedOrOfAnotherScope_IsRefused()
    {
        var issued = (await api.PostAsync("/api/v1/keys", new { integration = "erp", scopes = new[] { "read" } })).Expect(HttpStatusCode.OK).Body();
        using var reader = hostile.Tower.Api(issued.GetProperty("key").GetString());
        (await reader.GetAsync("/api/v1/sites")).Expect(HttpStatusCode.OK);
        Assert.True((await reader.PostAsync(Users, new { name = "a", roles = Array.Empty<string>(), functions = Array.Empty<string>() })).Expect(HttpStatusCode.Forbidden).IsProblem);
        (await api.DeleteAsync($"/api/v1/keys/{issued.GetProperty("id").GetString()}")).Expect(HttpStatusCode.OK);
        (await reader.GetAsync("/api/v1/sites")).Expect(HttpStatusCode.Unauthorized);
        foreach (var key in new[] { null, "wrong", hostile.Tower.AdminKey + "x", new string('k', 8_000) })
        {
            using var nobody = hostile.Tower.Api(key);
            Assert.True((await nobody.GetAsync("/api/v1/sites")).Expect(HttpStatusCode.Unauthorized).IsProblem);
        }
    }

    [Theory]
    [InlineData("/api/v1/sites/%00", 400, 404)]
    [InlineData("/api/v1/sites/%ED%A0%80", 400, 404)]
    [InlineData("/api/v1/sites/%3Cscript%3E", 404, 404)]
    [InlineData("/api/v1/sites?limit=0", 400, 400)]
    [InlineData("/api/v1/sites?limit=99999999999999999999", 400, 400)]
    [InlineData("/api/v1/journal?after=-1", 400, 400)]
    [InlineData("/api/v1/journal?limit=5001", 400, 400)]
    [InlineData("/api/v1/kpis?from=9999-12-31T23:59:59-14:00", 400, 400)]
    [InlineData("/api/v1/kpis?from=0001-01-01T00:00:00Z", 400, 200)]
    [InlineData("/api/v1/kpis?from=yesterday", 400, 400)]
    [InlineData("/api/v1/kpis?by=%3Cb%3E", 400, 400)]
    [InlineData("/api/v1/exceptions?state=odd", 400, 400)]
    [InlineData("/api/v1/runs/R-1/steps/99999999999/done", 404, 405)]
    public async Task Address_ThatIsNotValid_IsAProblem(string path, int one, int other)
    {
        var answer = await api.GetAsync(path);
        Assert.True((int)answer.Status == one || (int)answer.Status == other, $"{path}: {answer.Status} {answer.Text}");
    }

    private Task RefusedAsync(string path, string body, string problem) => hostile.RefusedAsync($"{(path == Network ? "PUT" : "POST")} {path}", body, problem);

    private Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent content, string? contentType) => api.SendAsync(Request(method, path, content, contentType));

    private static HttpRequestMessage Request(HttpMethod method, string path, HttpContent content, string? contentType)
    {
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return new(method, path) { Content = content };
    }

    private static string Nested(int levels) => new StringBuilder().Insert(0, """{"a":""", levels).Append('1').Append('}', levels).ToString();
}
