using System.Net;
using ControlTower.EndToEnd.Harness;
using Cookie = Microsoft.Playwright.Cookie;

namespace ControlTower.EndToEnd.Looks;

/// <summary>One living demo for all looks, with cases, approvals, a rejected signal and somebody signed in.</summary>
public sealed class LooksTower(TowerBrowser browser) : IAsyncLifetime
{
    private static readonly TimeSpan FirstStories = TimeSpan.FromSeconds(60);

    private const string Shadowed = "supplier-delay-48h-and-over";

    private IReadOnlyList<Cookie> cookies = [];

    public TowerProcess Tower { get; private set; } = null!;

    /// <summary>The way to the first account, as the program printed it.</summary>
    public string SetupPath => FirstAccount.PathOf(Tower);

    /// <summary>Every page behind the sign-in, those about one thing with a thing that is there.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Tower = await TowerProcess.StartAsync(new TowerOptions { Demo = true });
        using var api = Tower.Api();
        await RejectOneAsync(api);
        await ProtocolsAsync(api);
        await Eventually.HoldsAsync("the demo asks for a decision", async () => await FirstAsync(api, "approvals") is not null, FirstStories);
        Pages =
        [
            "/", "/exceptions", $"/exceptions/{await FirstAsync(api, "exceptions")}", "/approvals", $"/approvals/{await FirstAsync(api, "approvals")}", "/work", "/work?tab=all",
            "/network", "/network?view=tiers", "/network?site=SUP-SHENZHEN-1&trace=down", "/network?item=BIKE-CITY-3", "/production", "/production?order=MO-4001", "/network/DC-LYON", "/network/stock", "/network/suppliers", "/network/suppliers?id=SUP-SHENZHEN-1", "/network/carriers", "/settlement", "/settlement?show=ageing", "/settlement?show=vat", "/returns", "/returns?show=pick-up", "/orders", "/orders?view=closed", "/orders?view=policies", "/orders/messages", "/orders/messages?kind=shipped", "/orders?columns=customer,state,promised", "/orders/load", "/orders/load?site=DC-VENLO", "/orders/bench", $"/orders/bench?order={await FirstAsync(api, "orders")}&change=down%3ADC-LEIPZIG&change=penalty%3A20", $"/orders/{await FirstAsync(api, "orders")}",
            "/signals", "/signals?view=sources", "/signals?view=sources&source=%2Fe2e", "/signals?view=mappings", "/signals?view=rejected&id=RJ-1", "/kpis", "/kpis/orderFulfilmentCycleTime", "/audit?row=100", "/jobs", "/import", "/import/replay",
            "/protocols", "/protocols/demand-surge", "/protocols/demand-surge?part=effects", $"/protocols/{Shadowed}?part=shadow", $"/protocols/{Shadowed}?version=2",
            "/protocols/new", $"/protocols/supplier-delay-48h-and-over/edit?case={await FirstAsync(api, "exceptions")}", "/protocols/supplier-delay-48h-and-over/edit?left=flow&right=versions",
            "/admin", "/admin?part=keys", "/admin?part=webhooks", "/admin?part=effects", "/admin?part=functions", "/admin?part=walls",
            "/exceptions/EX-0", "/not-found",
        ];
    }

    public Task DisposeAsync() => Tower.DisposeAsync().AsTask();

    /// <summary>A visit of the first administrator, who signs up at the first of them.</summary>
    public async Task<Visit> SignedInAsync(VisitOptions options)
    {
        var visit = await browser.VisitAsync(Tower, options);
        if (cookies.Count > 0)
        {
            await visit.Context.AddCookiesAsync(cookies);
            return visit;
        }
        await FirstAccount.MakeAsync(visit, Tower);
        cookies = [.. (await visit.Context.CookiesAsync()).Where(one => one.Name == "tower").Select(one => new Cookie { Name = one.Name, Value = one.Value, Url = Tower.Origin.AbsoluteUri })];
        return visit;
    }

    /// <summary>Beside a live version one that decides alone what two decide; and one of which people do the steps, and a breaker trips.</summary>
    private static async Task ProtocolsAsync(ApiClient api)
    {
        const string shadow =
            $$"""
            id: {{Shadowed}}
            title: Supplier delay of 48 h and over
            mode: shadow
            reason: Perhaps one is enough.
            cases: [supplierDelay]
            when: disruptionHours >= 48 h
            level: { functions: [procurement], decide: one, window: 3 h, options: [activateBackup, expedite, wait] }
            """;
        const string tasks =
            """
            id: supplier-delay-under-48h
            title: Supplier delay under 48 h
            reason: Each step is somebody's.
            cases: [supplierDelay]
            when: disruptionHours < 48 h
            level: { functions: [procurement], decide: automatic, window: 3 h }
            options:
              - kind: wait
                steps:
                  - { name: ask, function: operations, action: Ask for the new date, within: 2 min, task: true }
                  - { function: operations, action: Tell the line, within: 8 h, after: [ask], task: true }
            breakers: { automaticPerHour: 1 }
            """;
        foreach (var text in new[] { shadow, tasks }) (await api.PostAsync("/api/v1/protocols", text, "application/yaml")).Expect(HttpStatusCode.OK);
        string[] late = ["SUP-SHENZHEN-1", "SUP-SUZHOU-1"];
        (await api.PostAsync("/api/v1/signals", late.Select(site => SmallNetwork.Delay($"late-{site}", 20, site)), ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);
    }

    private static async Task RejectOneAsync(ApiClient api) =>
        (await api.PostAsync("/api/v1/signals", new[] { SmallNetwork.Delay("bad", 5, "SUP-NOWHERE") }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);

    private static async Task<string?> FirstAsync(ApiClient api, string list) =>
        (await api.GetAsync($"/api/v1/{list}?limit=1")).Expect(HttpStatusCode.OK).Body().GetProperty("items") is var items && items.GetArrayLength() > 0 ? items[0].GetProperty("id").GetString() : null;
}
