using System.Net;
using System.Text.Json;
using ControlTower.Core.Protocols;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api;

/// <summary>The second pair of eyes by the API: the same rules hold whichever way an answer comes.</summary>
public sealed class SeparationByApiTests
{
    private const string Approve = """{"reason":"yes"}""";

    [Fact]
    public async Task Answers_ByTheApi_AreHeldToTheSameRules()
    {
        await using var tower = await RunningTower.StartAsync();
        // Documents name kinds of sites with a capital, facts without.
        var network = Enum.GetNames<Core.Network.SiteKind>().Aggregate(
            JsonSerializer.Serialize(Networks.Small, Core.Kernel.Json.CanonicalJson.Options),
            (text, kind) => text.Replace($"\"kind\":\"{char.ToLowerInvariant(kind[0])}{kind[1..]}\"", $"\"kind\":\"{kind}\"", StringComparison.Ordinal));
        await tower.MustAsync("PUT", "/api/v1/network", network);
        await tower.MustAsync("POST", "/api/v1/protocols", ProtocolText.Shipped.Single(one => one.Contains("id: supplier-delay-48h-and-over", StringComparison.Ordinal)), "application/yaml");
        var buyer = await DeskAsync(tower, "Buyer", ["approver", "integrator"], "procurement");
        var second = await DeskAsync(tower, "Second", ["approver"], "logistics");
        var plant = await DeskAsync(tower, "Plant", ["approver"], "operations");
        var news = new { specversion = "1.0", id = "n-1", source = "desk", type = "supplier.delayed", time = DateTimeOffset.UtcNow, data = new { site = "SUP-1", delayHours = 60, reason = "strike" } };
        var told = await tower.AskAsync(buyer.Key, "POST", "/api/v1/signals", news, "application/cloudevents+json");
        Assert.True((int)told.Status < 300, told.Text);
        for (var tries = 0; tries < 100 && tower.State.Protocols.Waiting.Count == 0; tries++) await Task.Delay(100);
        var path = $"/api/v1/approvals/{tower.State.Protocols.Waiting.Keys.Single()}";

        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(buyer.Key, "POST", $"{path}/approve", Approve)).Status);
        var lent = await tower.AskAsync(buyer.Key, "POST", "/api/v1/delegations", new { to = second.Id, functions = new[] { "procurement" }, until = DateTimeOffset.UtcNow.AddDays(2), reason = "away" });
        Assert.Equal(HttpStatusCode.OK, lent.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(second.Key, "POST", $"{path}/approve", Approve)).Status);
        var circle = await tower.AskAsync(second.Key, "POST", "/api/v1/delegations", new { to = buyer.Id, functions = new[] { "logistics" }, until = DateTimeOffset.UtcNow.AddDays(2), reason = "back" });
        Assert.Equal(HttpStatusCode.Conflict, circle.Status);
        Assert.Equal(HttpStatusCode.OK, (await tower.AskAsync(plant.Key, "POST", $"{path}/approve", Approve)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await tower.AskAsync(plant.Key, "POST", $"{path}/approve", Approve)).Status);
        Assert.Equal(HttpStatusCode.OK, (await tower.AskAsync(plant.Key, "POST", $"{path}/withdraw", Approve)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(second.Key, "POST", $"{path}/void", Approve)).Status);
        Assert.Equal(HttpStatusCode.OK, (await tower.AskAsync(second.Key, "DELETE", "/api/v1/delegations/DG-1")).Status);
        Assert.DoesNotContain("\"tripped\"", (await tower.AskAsync(second.Key, "GET", "/api/v1/breakers")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(tower.State.Protocols.Approvals.Values, one => one.Status == ApprovalStatus.Approved);
    }

    private static async Task<(string Id, string Key)> DeskAsync(RunningTower tower, string name, string[] roles, string function)
    {
        var user = await tower.MustAsync("POST", "/api/v1/users", new { name, roles, functions = new[] { function } });
        var id = JsonDocument.Parse(user.Text).RootElement.GetProperty("id").GetString()!;
        var key = await tower.MustAsync("POST", "/api/v1/keys", new { user = id, scopes = new[] { "read", "approvals:write", "signals:write", "exceptions:write" } });
        return (id, JsonDocument.Parse(key.Text).RootElement.GetProperty("key").GetString()!);
    }
}
