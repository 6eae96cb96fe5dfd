using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ControlTower.EndToEnd.Harness;

/// <summary>
/// A tower on <see cref="WideNetwork"/> that a class of tests shares, with people who came in as people do: the lead by the
/// printed link, all others by an invitation. Nobody holds the same function twice unless a test says so.
/// </summary>
public sealed partial class StaffedTower(TowerBrowser browser) : IAsyncLifetime
{
    public const string Password = "a long password for tests";

    private Visit lead = null!;
    private int signals;

    public TowerProcess Process { get; private set; } = null!;

    /// <summary>With the administrator's key.</summary>
    public ApiClient Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Process = await TowerProcess.StartAsync();
        Api = Process.Api();
        (await Api.PutAsync("/api/v1/network", WideNetwork.Document)).Expect(HttpStatusCode.OK);
        lead = await browser.VisitAsync(Process);
        await lead.Page.GotoAsync(Setup().Match(Process.Output.ToString()).Value);
        await lead.Page.Locator("input[name=functions][value=procurement]").UncheckAsync();
        await RegisterAsync(lead.Page, "lead");
    }

    public async Task DisposeAsync()
    {
        await lead.DisposeAsync();
        Api.Dispose();
        await Process.DisposeAsync();
    }

    /// <summary>A new colleague, signed in in a window of their own, who also has a key.</summary>
    /// <param name="name">As others see it; unique in the tower.</param>
    public async Task<Colleague> JoinAsync(string name, string[] roles, params string[] functions)
    {
        var desk = await Desk.AddAsync(Api, name, roles, functions);
        await lead.Page.OpenAsync("/admin");
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = $"Invite {desk.User}", Exact = true }).ClickAsync();
        var invitation = await lead.Page.Locator("#secret").InputValueAsync();
        var visit = await browser.VisitAsync(Process);
        await visit.Page.GotoAsync(invitation);
        await RegisterAsync(visit.Page, UserName(name));
        return new(desk, visit);
    }

    /// <summary>A window of nobody yet.</summary>
    public Task<Visit> VisitAsync() => browser.VisitAsync(Process);

    /// <summary>A supplier tells a delay; what it tells happened now, or when the test says.</summary>
    public async Task DelayAsync(int supplier, double hours, DateTimeOffset? began = null)
    {
        var data = new { site = WideNetwork.Supplier(supplier), delayHours = hours, reason = "oven broke" };
        var signal = new { specversion = "1.0", id = $"staff-{Interlocked.Increment(ref signals)}", source = "/e2e", type = "supplier.delayed", time = began ?? DateTimeOffset.UtcNow, data };
        (await Api.PostAsync("/api/v1/signals", signal, ApiClient.Event)).Expect(HttpStatusCode.Accepted);
    }

    /// <summary>The approval that waits for a supplier's case, once it does.</summary>
    public async Task<JsonElement> WaitingAsync(int supplier)
    {
        JsonElement found = default;
        await Eventually.HoldsAsync($"an approval waits for supplier {supplier}", async () =>
        {
            var cases = (await Api.GetAsync("/api/v1/exceptions")).Expect(HttpStatusCode.OK).Body().GetProperty("items").EnumerateArray()
                .Where(one => one.GetRawText().Contains($"\"{WideNetwork.Supplier(supplier)}\"", StringComparison.Ordinal)).Select(one => one.GetProperty("id").GetString()).ToList();
            found = (await Api.GetAsync("/api/v1/approvals")).Expect(HttpStatusCode.OK).Body().GetProperty("items").EnumerateArray()
                .FirstOrDefault(one => cases.Contains(one.GetProperty("case").GetString()));
            return found.ValueKind == JsonValueKind.Object;
        });
        return found;
    }

    public async Task<JsonElement> ApprovalAsync(string id) => (await Api.GetAsync($"/api/v1/approvals/{id}")).Expect(HttpStatusCode.OK).Body();

    /// <summary>The name that somebody signs in with.</summary>
    public static string UserName(string name) => name.Replace(' ', '.');

    private static async Task RegisterAsync(IPage page, string user)
    {
        await page.FillAsync("#user", user);
        await page.FillAsync("#password", Password);
        await page.ClickAsync("button[type=submit]");
        await page.LeaveAsync("/account/");
        await page.AliveAsync();
    }

    [GeneratedRegex(@"/account/setup\?token=[\w-]+")]
    private static partial Regex Setup();
}
