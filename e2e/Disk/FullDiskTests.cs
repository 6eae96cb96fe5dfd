using System.Net;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Disk;

/// <summary>A full disk: nothing half done, a clear answer, and it goes on when there is room.</summary>
public sealed class FullDiskTests
{
    private static readonly string Reason = new('x', 1_900);

    [SmallDiskFact]
    public async Task FullDisk_RefusesClearlyKeepsWhatItTookAndGoesOnWhenThereIsRoom()
    {
        using var disk = SmallDisk.Make(48);
        await using var tower = await TowerProcess.StartAsync(new() { DataDirectory = Path.Combine(disk.Folder, "data") });
        using var api = tower.Api();
        (await api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        var taken = 0;
        disk.Fill();
        ApiAnswer answer;
        do answer = await CountAsync(api, $"full-{taken}");
        while (answer.Status == HttpStatusCode.Accepted && ++taken < 20_000);

        answer.Expect(HttpStatusCode.ServiceUnavailable);
        Assert.Contains("Nothing was taken: the disk", answer.Problem, StringComparison.Ordinal);
        Assert.NotNull(answer.RetryAfter);
        Assert.True((await api.GetAsync("/health/ready")).Expect(HttpStatusCode.ServiceUnavailable).IsProblem);
        (await api.GetAsync("/health/live")).Expect(HttpStatusCode.OK);
        (await api.GetAsync("/api/v1/sites")).Expect(HttpStatusCode.OK);
        Assert.Equal(taken, await AcceptedAsync(api));

        disk.MakeRoom();
        await Eventually.HoldsAsync("it is ready without being asked for anything", async () => (await api.GetAsync("/health/ready")).Status == HttpStatusCode.OK);
        (await CountAsync(api, "room")).Expect(HttpStatusCode.Accepted);
        Assert.Equal(taken + 1, await AcceptedAsync(api));
        await Eventually.HoldsAsync("figures go on", async () => (await api.GetAsync("/api/v1/orders/summary")) is { Status: HttpStatusCode.OK } summary && summary.Body().GetProperty("placed").GetInt32() == 1);
        Assert.Equal(0, await tower.StopAsync());
        await tower.RestartAsync();
        Assert.Equal(taken + 1, await AcceptedAsync(api));
    }

    private static Task<ApiAnswer> CountAsync(ApiClient api, string id) =>
        api.PostAsync("/api/v1/signals", SmallNetwork.Event(id, "production.reported", new { site = "PLANT-1", item = "ITEM-1", planned = 1, actual = 1, reason = Reason }), ApiClient.Event);

    /// <summary>Accepted signals in the journal, whose chain must hold.</summary>
    private static async Task<int> AcceptedAsync(ApiClient api)
    {
        var accepted = 0;
        for (long? after = 0; after is not null;)
        {
            var page = (await api.GetAsync($"/api/v1/journal?limit=5000&after={after}")).Expect(HttpStatusCode.OK).Body();
            accepted += page.GetProperty("items").EnumerateArray().Count(row => row.GetProperty("kind").GetString() == "signal.accepted");
            after = page.GetProperty("next").ValueKind == System.Text.Json.JsonValueKind.Null ? null : page.GetProperty("next").GetInt64();
        }
        Assert.True((await api.GetAsync("/api/v1/journal/verify")).Body().GetProperty("valid").GetBoolean());
        return accepted;
    }
}
