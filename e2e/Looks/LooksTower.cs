using System.Net;
using ControlTower.EndToEnd.Harness;
using Cookie = Microsoft.Playwright.Cookie;

namespace ControlTower.EndToEnd.Looks;

/// <summary>One living demo for all looks, with cases, approvals, a rejected signal and somebody signed in.</summary>
public sealed class LooksTower(TowerBrowser browser) : IAsyncLifetime
{
    private static readonly TimeSpan FirstStories = TimeSpan.FromSeconds(60);

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
        await Eventually.HoldsAsync("the demo asks for a decision", async () => await FirstAsync(api, "approvals") is not null, FirstStories);
        Pages =
        [
            "/", "/exceptions", $"/exceptions/{await FirstAsync(api, "exceptions")}", "/approvals", $"/approvals/{await FirstAsync(api, "approvals")}",
            "/network", "/network?view=tiers", "/network/DC-LYON", "/orders", "/orders?view=closed", $"/orders/{await FirstAsync(api, "orders")}",
            "/signals", "/signals?view=sources", "/signals?view=sources&source=%2Fe2e", "/signals?view=mappings", "/signals?view=rejected&id=RJ-1", "/kpis", "/kpis/orderFulfilmentCycleTime", "/audit?row=100", "/jobs", "/import", "/import/replay",
            "/protocols", "/protocols/supplier-delay-48h-and-over",
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

    private static async Task RejectOneAsync(ApiClient api) =>
        (await api.PostAsync("/api/v1/signals", new[] { SmallNetwork.Delay("bad", 5, "SUP-NOWHERE") }, ApiClient.EventBatch)).Expect(HttpStatusCode.Accepted);

    private static async Task<string?> FirstAsync(ApiClient api, string list) =>
        (await api.GetAsync($"/api/v1/{list}?limit=1")).Expect(HttpStatusCode.OK).Body().GetProperty("items") is var items && items.GetArrayLength() > 0 ? items[0].GetProperty("id").GetString() : null;
}
