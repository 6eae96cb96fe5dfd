using System.Net;
using System.Text.Json;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api.Sourcing;

public sealed class SourcingApiTests(SourcingTower shared) : IClassFixture<SourcingTower>
{
    private const string Path = "/api/v1/sourcing/simulate";

    private const string Request = """
        {"mode":"single","at":"2026-01-05T08:00:00Z","currency":"EUR",
         "policy":{"maxShipmentsPerOrder":3,"allowLineSplit":true,"splitPenalty":2.5,"ageCreditPerUnitDay":0,"latenessPenaltyPerHour":0,"balanceWeight":0,"allowPartial":true,"unfilledPenaltyPerUnit":1000,"soft":[],"maxDistanceKm":null},
         "sites":[{"id":"S0","lat":50.1,"lon":8.7,"timeZone":"UTC","handling":["cold"],"handlingPerUnit":0.2,"shipmentFixed":3.1,"cutOff":null,"downtime":[],"capacity":{"ordersPerDay":null,"unitsPerDay":null},"openingCost":0,"serves":null,
           "stock":[{"item":"I0","quantity":4,"receivedAt":"2025-12-01T00:00:00Z","expiresAt":null}],"safetyStock":{"I0":1}}],
         "items":[{"id":"I0","weightKg":1.2,"requires":["cold"]}],
         "lanes":[{"from":"S0","to":"Z0","fixed":4.2,"perKg":0.3,"perUnit":0.1,"leadTimeHours":24}],
         "orders":[{"id":"O0","destination":"Z0","priority":1,"promisedBy":null,"lines":[{"id":"1","item":"I0","quantity":2}]}]}
        """;

    private readonly RunningTower tower = shared.Tower;

    [Fact]
    public async Task Simulate_TheContractsExample_IsSourcedAtItsCost()
    {
        var heard = await tower.MustAsync("POST", Path, Request);
        var order = heard.Json.GetProperty("orders")[0];
        Assert.Equal(("sourced", 8.62, true), (order.GetProperty("status").GetString(), order.GetProperty("cost").GetDouble(), order.GetProperty("proven").GetBoolean()));
        Assert.Equal("S0", order.GetProperty("shipments")[0].GetProperty("site").GetString());
        Assert.Equal("S0", order.GetProperty("why").GetProperty("lines")[0].GetProperty("chosen").GetString());
        Assert.Equal(8.62, heard.Json.GetProperty("totals").GetProperty("cost").GetDouble());
    }

    [Fact]
    public async Task Simulate_ByteOrderMarkBeforeTheBody_IsPassedOver()
    {
        var heard = await tower.MustAsync("POST", Path, "\uFEFF" + Request);
        Assert.Equal("sourced", heard.Json.GetProperty("orders")[0].GetProperty("status").GetString());
    }

    [Fact]
    public async Task Simulate_SafetyStock_StaysAtTheSite()
    {
        var heard = await tower.MustAsync("POST", Path, Request.Replace("\"quantity\":2}", "\"quantity\":4}", StringComparison.Ordinal));
        Assert.Equal(1, heard.Json.GetProperty("orders")[0].GetProperty("unfilled")[0].GetProperty("quantity").GetInt64());
    }

    [Fact]
    public async Task Simulate_Batch_TellsNoWhy()
    {
        var heard = await tower.MustAsync("POST", Path, Request.Replace("\"single\"", "\"batch\"", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Null, heard.Json.GetProperty("orders")[0].GetProperty("why").ValueKind);
        Assert.Equal(8.62, heard.Json.GetProperty("totals").GetProperty("cost").GetDouble());
    }

    [Theory]
    [InlineData("\"quantity\":2}", "\"quantity\":-2}", "/orders/0/lines/0/quantity")]
    [InlineData("\"quantity\":2}", "\"quantity\":1.5}", "/orders/0/lines/0/quantity")]
    [InlineData("\"quantity\":2}", "\"quantity\":1e308}", "/orders/0/lines/0/quantity")]
    [InlineData("\"id\":\"1\",\"item\":\"I0\"", "\"id\":\"1\",\"item\":\"I9\"", "/orders/0/lines/0/item")]
    [InlineData("\"lines\":[", "\"lines\":[{\"id\":\"1\",\"item\":\"I0\",\"quantity\":1},", "/orders/0/lines/1/id")]
    [InlineData("\"from\":\"S0\"", "\"from\":\"S9\"", "/lanes/0/from")]
    [InlineData("\"fixed\":4.2", "\"fixed\":-4.2", "/lanes/0/fixed")]
    [InlineData("\"safetyStock\":{\"I0\":1}", "\"safetyStock\":{\"I9\":1}", "/sites/0/safetyStock/I9")]
    [InlineData("\"safetyStock\":{\"I0\":1}", "\"safetyStock\":{\"I0\":\"x\"}", "/sites/0/safetyStock/I0")]
    [InlineData("\"timeZone\":\"UTC\"", "\"timeZone\":\"Nowhere\"", "/sites/0/timeZone")]
    [InlineData("\"soft\":[]", "\"soft\":[\"promise\",\"promise\"]", "/policy/soft")]
    [InlineData("\"downtime\":[]", "\"downtime\":[{\"from\":\"2026-01-05T08:00:00Z\",\"until\":\"2026-01-05T07:00:00Z\"}]", "/sites/0/downtime/0/until")]
    [InlineData("\"mode\":\"single\"", "\"mode\":\"both\"", "/mode")]
    [InlineData("\"at\":\"2026-01-05T08:00:00Z\",", "", "/at")]
    [InlineData("\"fixed\":4.2", "\"fixed\":\"NaN\"", "/lanes/0/fixed")]
    [InlineData("\"perKg\":0.3", "\"perKg\":1e308", "/lanes/0/perKg")]
    [InlineData("\"policy\":{", "\"policy\":null,\"x\":{", "/policy")]
    [InlineData("\"orders\":[", "\"orders\":[null,", "/orders/0")]
    [InlineData("\"fixed\":4.2", "\"fixed\":NaN", "/lanes/0/fixed")]
    [InlineData("\"fixed\":4.2", "\"fixed\":-Infinity", "/lanes/0/fixed")]
    [InlineData("\"fixed\":4.2", "\"fixed\":4.2,\"fixed\":4.2", "/lanes/0/fixed")]
    [InlineData("\"weightKg\":1.2", "\"weightKg\":1.2.3", "/items/0/weightKg")]
    [InlineData("\"quantity\":2}", "\"quantity\":0}", "/orders/0/lines/0/quantity")]
    [InlineData("\"cutOff\":null", "\"cutOff\":\"25:00\"", "/sites/0/cutOff")]
    [InlineData("\"maxShipmentsPerOrder\":3", "\"maxShipmentsPerOrder\":0", "/policy/maxShipmentsPerOrder")]
    [InlineData("\"soft\":[]", "\"soft\":[\"cheap\"]", "/policy/soft/0")]
    [InlineData("\"destination\":\"Z0\"", "\"destination\":\"\"", "/orders/0/destination")]
    [InlineData("\"lines\":[", "\"lines\":[null,", "/orders/0/lines/0")]
    public async Task Simulate_WrongRequest_IsRefusedWithItsPointer(string right, string wrong, string pointer)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, Request.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.Contains(heard.Json.GetProperty("errors").EnumerateArray(), error => error.GetProperty("pointer").GetString() == pointer);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("{\"orders\":[{\"lines\":[{\"quantity\":", "/orders/0/lines/0/quantity")]
    public async Task Simulate_WhatIsNoRequest_IsRefusedWithWhereItEnds(string body, string pointer)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, body);
        Assert.Equal((HttpStatusCode.BadRequest, pointer), (heard.Status, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    [Fact]
    public async Task Simulate_NestedWithoutEnd_IsRefusedWithItsPointer()
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, Request.Replace("\"soft\":[]", $"\"soft\":{new string('[', 100_000)}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.StartsWith("/policy/soft/0/0/", heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_FiftyMegabytes_AreTooLarge_AndTheProblemPointsToAllOfIt()
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, $"{{\"mode\":\"{new string('x', 50_000_000)}\"}}");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ""), (heard.Status, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    /// <summary>The batch takes many seconds, so that it is under way when its caller hangs up.</summary>
    [Fact]
    public async Task Simulate_CallerHangsUp_EndsTheWork()
    {
        using var measures = new SourcingMeasures(tower.Services);
        using var hangUp = new CancellationTokenSource();
        var asked = tower.AbandonAsync(Path, LargeBatch(), hangUp.Token);
        await measures.Begun;
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal("cancelled", await measures.Ended);
    }

    /// <summary>What is explained is told of each line beside each site, so a request of little may ask for an answer of gigabytes.</summary>
    [Fact]
    public async Task Simulate_MoreThanCanBeExplained_IsRefused_AndDecidedWithoutWhys()
    {
        var request = JsonSerializer.Serialize(new
        {
            mode = "single",
            at = "2026-01-05T08:00:00Z",
            policy = new { unfilledPenaltyPerUnit = 1 },
            sites = Enumerable.Range(0, 10_000).Select(site => new { id = $"S{site}" }),
            items = new[] { new { id = "I" } },
            lanes = Array.Empty<object>(),
            orders = Enumerable.Range(0, 3).Select(order => new { id = $"O{order}", destination = "Z", lines = Enumerable.Range(0, 200).Select(line => new { id = $"{line}", item = "I", quantity = 1 }) }),
        });
        var refused = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, request);
        Assert.Equal((HttpStatusCode.BadRequest, "/why"), (refused.Status, refused.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
        var heard = await tower.MustAsync("POST", Path, request.Replace("\"mode\":\"single\"", "\"mode\":\"single\",\"why\":false", StringComparison.Ordinal));
        Assert.Equal(600, heard.Json.GetProperty("totals").GetProperty("cost").GetDouble());
    }

    [Fact]
    public async Task Simulate_TenThousandLines_AreRefused()
    {
        var lines = string.Join(',', Enumerable.Range(2, 10_000).Select(line => $"{{\"id\":\"{line}\",\"item\":\"I0\",\"quantity\":1}}"));
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, Request.Replace("\"lines\":[", $"\"lines\":[{lines},", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.BadRequest, "/orders/0/lines"), (heard.Status, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString()));
    }

    private static string LargeBatch()
    {
        var (sites, items) = (Enumerable.Range(0, 60), Enumerable.Range(0, 40));
        return JsonSerializer.Serialize(new
        {
            mode = "batch",
            at = "2026-01-05T08:00:00Z",
            policy = new { splitPenalty = 2, unfilledPenaltyPerUnit = 1_000 },
            sites = sites.Select(site => new { id = $"S{site}", shipmentFixed = 1 + (site % 7), stock = items.Where(item => (site + item) % 3 > 0).Select(item => new { item = $"I{item}", quantity = 10 + ((site + item) % 9) }) }),
            items = items.Select(item => new { id = $"I{item}", weightKg = 1 + (item % 3) }),
            lanes = sites.SelectMany(site => items.Select(to => new { from = $"S{site}", to = $"Z{to}", @fixed = 2 + (((site * 31) + (to * 17)) % 23), leadTimeHours = 24 })),
            orders = Enumerable.Range(0, 8_000).Select(order => new
            {
                id = $"O{order}",
                destination = $"Z{order % 40}",
                lines = Enumerable.Range(0, 4).Select(line => new { id = $"{line}", item = $"I{((order * 7) + (line * 9)) % 40}", quantity = 1 + ((order + line) % 4) }),
            }),
        });
    }
}
