using System.Net;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Thread;

/// <summary>The tower's one sentence, by its API: from signal to coordinated response, over a kill.</summary>
public sealed class SignalToActionTests : SuppliedTowerTest
{
    [Fact]
    public async Task Delay_ApprovedByProcurement_GoesOutOnceAndSurvivesAKill()
    {
        await using var world = new WebhookReceiver();
        world.Secret = (await Api.PostAsync("/api/v1/webhooks", new { url = world.Url })).Expect(HttpStatusCode.OK).Body().GetProperty("secret").GetString();
        var buyer = await Desk.AddAsync(Api, "Buying desk", ["approver"], "procurement");

        (await Api.PostAsync("/api/v1/signals", SmallNetwork.Delay("s-1", 24), ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        var approval = await WaitForApprovalAsync();
        Assert.Equal("supplier-delay-under-48h", approval.GetProperty("protocol").GetString());

        using var desk = Tower.Api(buyer.Key);
        var id = approval.GetProperty("id").GetString();
        (await desk.PostAsync($"/api/v1/approvals/{id}/approve", new { option = (string?)null, reason = "cheapest" })).Expect(HttpStatusCode.OK);
        await Eventually.HoldsAsync("both steps told to the world", () => Task.FromResult(world.Applied.Count == 2));
        await Eventually.HoldsAsync("the case is acted upon", async () => (await CaseAsync()).GetProperty("actedAt").ValueKind == JsonValueKind.String);
        Assert.Empty(world.BadSignatures);

        var before = await CaseAsync();
        Tower.Kill();
        await Tower.RestartAsync();

        Assert.Equal(before.GetProperty("actedAt").GetString(), (await CaseAsync()).GetProperty("actedAt").GetString());
        Assert.True((await Api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
        Assert.Equal(2, world.Applied.Count);
    }

    [Fact]
    public async Task Delay_Of48HoursExactly_IsJointFromTheStart()
    {
        var buyer = await Desk.AddAsync(Api, "Buying desk", ["approver"], "procurement");
        var planner = await Desk.AddAsync(Api, "Operations desk", ["approver"], "operations");
        var second = await Desk.AddAsync(Api, "Second buying desk", ["approver"], "procurement");
        (await Api.PostAsync("/api/v1/signals", SmallNetwork.Delay("s-2", 48), ApiClient.Event)).Expect(HttpStatusCode.Accepted);
        var approval = await WaitForApprovalAsync();
        var id = approval.GetProperty("id").GetString();
        Assert.Equal(["procurement", "operations"], approval.GetProperty("functions").EnumerateArray().Select(one => one.GetProperty("function").GetString()!));

        using var first = Tower.Api(buyer.Key);
        using var late = Tower.Api(second.Key);
        using var other = Tower.Api(planner.Key);
        (await first.PostAsync($"/api/v1/approvals/{id}/approve", new { option = "A", reason = "backup has it" })).Expect(HttpStatusCode.OK);
        var lost = (await late.PostAsync($"/api/v1/approvals/{id}/approve", new { option = "A", reason = "me too" })).Expect(HttpStatusCode.Conflict);
        Assert.Equal($"person:{buyer.User}", lost.Body().GetProperty("first").GetProperty("by").GetString());
        (await other.PostAsync($"/api/v1/approvals/{id}/approve", new { option = (string?)null, reason = "agreed" })).Expect(HttpStatusCode.OK);

        await Eventually.HoldsAsync("the case is acted upon", async () => (await CaseAsync()).GetProperty("actedAt").ValueKind == JsonValueKind.String);
    }

    private async Task<JsonElement> WaitForApprovalAsync()
    {
        JsonElement found = default;
        await Eventually.HoldsAsync("an approval waits", async () =>
        {
            var items = (await Api.GetAsync("/api/v1/approvals")).Expect(HttpStatusCode.OK).Body().GetProperty("items");
            if (items.GetArrayLength() == 0) return false;
            found = items[0];
            return true;
        });
        return found;
    }

    private async Task<JsonElement> CaseAsync() => (await Api.GetAsync("/api/v1/exceptions?state=all")).Expect(HttpStatusCode.OK).Body().GetProperty("items")[0];
}
