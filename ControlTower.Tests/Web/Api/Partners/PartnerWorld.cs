namespace ControlTower.Tests.Web.Api.Partners;

/// <summary>
/// A tower with the things of two partners, Acme and Birch, and of the company. All that is Birch's or the company's bears a word
/// that no answer to Acme may hold: BIRCH, or SECRET.
/// </summary>
internal sealed class PartnerWorld(RunningTower tower) : IAsyncDisposable
{
    public const string Event = "application/cloudevents+json";
    public const string Batch = "application/cloudevents-batch+json";

    public static readonly string[] Foreign = ["BIRCH", "SECRET"];

    public RunningTower Tower { get; } = tower;

    public string Acme { get; private set; } = "";

    public string Birch { get; private set; } = "";

    public static async Task<PartnerWorld> OpenAsync()
    {
        var world = new PartnerWorld(await RunningTower.StartAsync());
        await world.FillAsync();
        return world;
    }

    public Task<Heard> AcmeAsync(string method, string path, object? body = null, string type = "application/json") => Tower.AskAsync(Acme, method, path, body, type);

    public static object Signal(string id, string type, object data, string source = "/edi") => new { specversion = "1.0", id, source, type, time = DateTimeOffset.UtcNow, data };

    public async Task<string> KeyAsync(string partner, params string[] scopes) =>
        (await Tower.MustAsync("POST", "/api/v1/keys", new { integration = "edi", partner, scopes })).Json.GetProperty("key").GetString()!;

    public ValueTask DisposeAsync() => Tower.DisposeAsync();

    private async Task FillAsync()
    {
        await Tower.MustAsync("PUT", "/api/v1/network", Network());
        Acme = await KeyAsync("Acme", "read", "signals:write");
        Birch = await KeyAsync("Birch", "read", "signals:write");
        foreach (var (key, name) in new[] { (Acme, "ACME"), (Birch, "BIRCH") })
        {
            Assert.Equal(202, (int)(await Tower.AskAsync(key, "POST", "/api/v1/signals", Signal($"{name}-1", "supplier.delayed", new { site = $"{name}-SUP", purchaseOrder = $"PO-{name}", delayHours = 30, reason = $"{name} oven" }, $"/{name}"), Event)).Status);
            Assert.Equal(202, (int)(await Tower.AskAsync(key, "POST", "/api/v1/signals", new[] { Signal($"{name}-2", "site.down", new { site = $"NOWHERE-{name}" }, $"/{name}") }, Batch)).Status);
        }
        await Tower.MustAsync("POST", "/api/v1/signals", Signal("SECRET-1", "site.down", new { site = "SECRET-DC", reason = "SECRET" }, "/SECRET-erp"), Event);
        await Tower.MustAsync("POST", "/api/v1/signals", new[] { Signal("SECRET-2", "site.down", new { site = "SECRET-X" }, "/SECRET-erp") }, Batch);
        await Tower.MustAsync("POST", "/api/v1/exceptions/" + CaseAt("ACME-SUP") + "/note", new { text = "SECRET note" });
        await Tower.MustAsync("POST", "/api/v1/users", new { name = "SECRET desk", roles = new[] { "viewer" }, functions = Array.Empty<string>() });
        await Tower.MustAsync("POST", "/api/v1/webhooks", new { url = "https://SECRET.example/hook" });
    }

    public string CaseAt(string site) => Tower.State.Exceptions.OpenAt(site).First().Id;

    private static object Network()
    {
        object Site(string id, string kind, string? partner) => new { id, name = $"{id} name", kind, partner };
        object Move(string id, string from, string to, string item, string? carrier = null) => new { id, from, to, promisedAt = DateTimeOffset.UtcNow.AddDays(3), carrier, lines = new[] { new { item, quantity = 5 } } };
        var money = new { amount = 7, currency = "EUR" };
        return new
        {
            sites = new[]
            {
                Site("ACME-SUP", "Supplier", "Acme"), Site("ACME-STORE", "Store", "Acme"), Site("PLANT", "Plant", null),
                Site("BIRCH-SUP", "Supplier", "Birch"), Site("BIRCH-STORE", "Store", "Birch"), Site("SECRET-DC", "DistributionCenter", null),
            },
            items = new[] { new { id = "ACME-ITEM", name = "bolt" }, new { id = "BIRCH-ITEM", name = "BIRCH nut" } },
            lanes = new object[]
            {
                new { from = "ACME-SUP", to = "PLANT", leadTimeHours = 24, @fixed = 987654, carrier = "SECRET-carrier" }, new { from = "BIRCH-SUP", to = "PLANT", leadTimeHours = 24 },
                new { from = "PLANT", to = "SECRET-DC", leadTimeHours = 24 },
            },
            stock = new object[]
            {
                new { site = "ACME-SUP", item = "ACME-ITEM", quantity = 5 }, new { site = "BIRCH-SUP", item = "BIRCH-ITEM", quantity = 777 }, new { site = "SECRET-DC", item = "ACME-ITEM", quantity = 3 },
            },
            suppliers = new object[] { new { site = "ACME-SUP", item = "ACME-ITEM", price = money, backup = "BIRCH-SUP" }, new { site = "BIRCH-SUP", item = "BIRCH-ITEM", price = money } },
            orders = new[]
            {
                new { id = "SECRET-SO", customer = "SECRET-C", destination = "ACME-STORE", placedAt = DateTimeOffset.UtcNow.AddDays(-1), promisedBy = DateTimeOffset.UtcNow.AddDays(2), lines = new[] { new { id = "1", item = "ACME-ITEM", quantity = 4 } } },
            },
            purchaseOrders = new[] { Move("PO-ACME", "ACME-SUP", "PLANT", "ACME-ITEM"), Move("PO-BIRCH", "BIRCH-SUP", "PLANT", "BIRCH-ITEM") },
            shipments = new[]
            {
                Move("SH-ACME", "PLANT", "ACME-STORE", "ACME-ITEM", "Cedar"), Move("SH-BIRCH", "PLANT", "BIRCH-STORE", "BIRCH-ITEM", "Cedar"),
                Move("SH-CARRIED", "PLANT", "PLANT", "ACME-ITEM", "Acme"),
            },
        };
    }
}
