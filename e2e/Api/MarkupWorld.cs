using System.Net;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>Puts markup into every text that somebody outside can write and a page shows.</summary>
public sealed class MarkupWorld(ApiClient api)
{
    /// <summary>As it would be found in a page that took it for markup.</summary>
    public const string Injected = "[data-hit]";

    public const string Protocol = "markup";

    private static readonly string Supplier = Id("SUP"), Other = Id("SUP-2"), Centre = Id("DC"), Store = Id("ST"), Item = Id("IT"), Order = Id("SO");

    /// <summary>Pages, each with a text that it is known to show.</summary>
    public static IReadOnlyList<(string Path, string Shows)> Pages { get; } =
    [
        ("/", "Supplier"), ("/exceptions", "Supplier"), ("/exceptions/EX-1001", "note"), ("/approvals", "reason"), ("/approvals/AP-301", "reason"),
        ("/network", "Centre"), ($"/network/{Uri.EscapeDataString(Centre)}", "Centre"), ("/orders", "customer"), ($"/orders/{Uri.EscapeDataString(Order)}", "customer"),
        ("/signals", "source"), ("/signals?view=rejected", "source"), ("/signals?view=rejected&open=RJ-1", "source"), ("/signals?view=sources", "source"),
        ("/kpis", ""), ("/kpis?by=channel", ""), ("/audit", ""), ("/audit?row=8", ""), ("/protocols", "title"), ($"/protocols/{Protocol}", "title"), ("/jobs", ""), ("/admin", "desk"), ("/import", ""), ("/import/replay", ""),
        ("/wall?scene=now", "Supplier"), ("/wall?scene=clocks", "Supplier"), ("/wall?scene=service", ""),
    ];

    /// <summary>A text of any length, with everything that could end what it stands in.</summary>
    public static string Text(string name) => $"{name}'\"></td></textarea></svg></script><img src=x data-hit onerror=alert(1)><script data-hit>alert(1)</script>{{{{7*7}}}}&lt;b&gt;";

    public async Task MakeAsync()
    {
        await NetworkAsync();
        await PostAsync("/api/v1/functions", new { id = "markup", name = Text("function") });
        await PostAsync("/api/v1/users", new { name = Text("desk"), roles = new[] { "approver" }, functions = new[] { "procurement", "markup" } });
        await PostAsync("/api/v1/keys", new { integration = Id("integration"), scopes = new[] { "read" } });
        await PostAsync("/api/v1/webhooks", new { url = "http://127.0.0.1:9/\"><img src=x data-hit onerror=alert(1)>" });
        await PostAsync("/api/v1/protocols", $"id: {Protocol}\ntitle: {Quoted("title")}\nreason: {Quoted("why")}\ncases: [siteDown]\nlevel: {{ functions: [procurement], windowHours: 4 }}\noptions: [{{ kind: wait, steps: [{{ function: procurement, action: {Quoted("action")}, withinHours: 1 }}] }}]\n", "application/yaml");
        await SignalAsync("late", "supplier.delayed", new { site = Supplier, delayHours = 72, reason = Text("reason") });
        await SignalAsync("down", "site.down", new { site = Centre, reason = Text("reason") });
        var rejected = Event("bad", "supplier.delayed", new { site = Id("nowhere"), delayHours = 72, reason = Text("reason") });
        (await api.PostAsync("/api/v1/signals", new[] { rejected }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
        foreach (var (verb, body) in new (string, object)[] { ("acknowledge", new { }), ("note", new { text = Text("note") }), ("shelve", new { until = DateTimeOffset.UtcNow.AddHours(1), reason = Text("shelved") }), ("unshelve", new { }) })
        {
            await PostAsync($"/api/v1/exceptions/EX-1001/{verb}", body);
        }
        // The outage is asked about by the protocol that ships for it as well.
        await Eventually.HoldsAsync("all is asked about", async () => (await api.GetAsync("/api/v1/approvals")).Body().GetProperty("items").GetArrayLength() == 3);
        await PostAsync("/api/v1/approvals/AP-302/reject", new { reason = Text("rejected") });
        await PostAsync("/api/v1/effects/hold", new { reason = Text("held") });
    }

    private async Task NetworkAsync() => (await api.PutAsync("/api/v1/network", new
    {
        sites = new[] { Site(Supplier, "Supplier", 48.1), Site(Other, "Supplier", 45.1), Site(Centre, "DistributionCenter", 51.6), Site(Store, "Store", 48.9) },
        items = new[] { new { id = Item, name = Text("item"), family = Id("family") } },
        lanes = new[] { Lane(Supplier, Centre), Lane(Other, Centre), Lane(Centre, Store) },
        stock = new[] { new { site = Centre, item = Item, quantity = 1, lot = Id("lot") } },
        suppliers = new[] { new { site = Supplier, item = Item, backup = Other } },
        orders = new[]
        {
            new
            {
                id = Order, customer = Id("customer"), destination = Store, placedAt = DateTimeOffset.UtcNow.AddDays(-1), promisedBy = DateTimeOffset.UtcNow.AddDays(1), channel = Id("channel"),
                lines = new[] { new { id = Id("line"), item = Item, quantity = 5, price = new { amount = 25, currency = "EUR" } } },
            },
        },
        purchaseOrders = new[] { new { id = Id("PO"), from = Supplier, to = Centre, lines = new[] { new { item = Item, quantity = 20 } }, promisedAt = DateTimeOffset.UtcNow.AddDays(1), carrier = Id("carrier") } },
    })).Expect(HttpStatusCode.OK);

    private static object Site(string id, string kind, double lat) =>
        new { id, name = Text(kind == "DistributionCenter" ? "Centre" : kind), kind, lat, lon = lat / 4, region = Id("region") };

    private static object Lane(string from, string to) => new { from, to, leadTimeHours = 24, carrier = Id("carrier") };

    private static object Event(string id, string type, object data) => new { specversion = "1.0", id = Id(id), source = Id("source"), subject = Text("subject"), type, data };

    private static string Quoted(string name) => $"\"{Text(name).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Ids have up to 100 characters and stand in addresses.</summary>
    private static string Id(string name) => $"{name}\"'><img src=x data-hit onerror=alert(1)>";

    private Task SignalAsync(string id, string type, object data) => PostAsync("/api/v1/signals", Event(id, type, data), ApiClient.Event);

    private async Task PostAsync(string path, object body, string contentType = ApiClient.Json)
    {
        var answer = await api.PostAsync(path, body, contentType);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{path}: {answer.Text}");
    }
}
