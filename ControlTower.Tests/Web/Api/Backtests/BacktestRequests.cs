using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.Api.Partners;
using ControlTower.Web.Api;

namespace ControlTower.Tests.Web.Api.Backtests;

/// <summary>What the tests of backtests send, and how they wait for a job's end.</summary>
internal static class BacktestRequests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly JsonSerializerOptions Sent = new(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>As a sender leaves out what it does not tell.</summary>
    public static JsonElement SmallNetwork() => JsonSerializer.SerializeToElement(Networks.Small with { PurchaseOrders = null }, Sent);

    public static object Delay(string id, double at, int hours) => Event(id, Scene.Start.AddHours(at), "supplier.delayed", new { site = "SUP-1", delayHours = hours });

    public static object Count(int i) => Event(string.Create(CultureInfo.InvariantCulture, $"c-{i}"), Scene.Start, "inventory.counted", new { site = "DC-2", item = "ITEM-1", quantity = 500 });

    public static object Event(string id, DateTimeOffset at, string type, object data) => new { specversion = "1.0", id, source = "erp", type, time = at, data };

    public static async Task<JsonElement> EndOfJobAsync(this RunningTower tower, string id)
    {
        var end = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            var job = (await tower.MustAsync("GET", $"/api/v1/jobs/{id}")).Json;
            if (job.GetProperty("status").GetString() is not ("waiting" or "running")) return job;
            Assert.True(DateTimeOffset.UtcNow < end, job.GetRawText());
            await Task.Delay(50);
        }
    }
}
