using System.Net;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>One tower with the small network, for many bad requests: each must leave it as it was.</summary>
public sealed class HostileTower : IAsyncLifetime
{
    public TowerProcess Tower { get; private set; } = null!;

    public ApiClient Api { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Tower = await TowerProcess.StartAsync();
        Api = Tower.Api();
        (await Api.PutAsync("/api/v1/network", SmallNetwork.Document)).Expect(HttpStatusCode.OK);
        (await Api.PostAsync("/api/v1/signals", SmallNetwork.Event("known", "inventory.counted", new { site = "DC-1", item = "ITEM-1", quantity = 3 }), ApiClient.Event)).Expect(HttpStatusCode.Accepted);
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await Tower.DisposeAsync();
    }

    /// <summary>Rows of the journal; the chain must hold.</summary>
    public async Task<long> RowsAsync()
    {
        var verified = (await Api.GetAsync("/api/v1/journal/verify")).Expect(HttpStatusCode.OK).Body();
        Assert.True(verified.GetProperty("valid").GetBoolean(), verified.GetRawText());
        return verified.GetProperty("rows").GetInt64();
    }

    /// <summary>Refused with what is wrong and where, and nothing is written.</summary>
    /// <param name="call">The method and the path, a space between.</param>
    /// <param name="problem">A part of what the answer says.</param>
    public async Task RefusedAsync(string call, string body, string problem)
    {
        var rows = await RowsAsync();
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        var answer = method == "PUT" ? await Api.PutAsync(path, body) : await Api.PostAsync(path, body, path == "/api/v1/signals" ? ApiClient.Event : ApiClient.Json);
        answer.Expect(HttpStatusCode.BadRequest);
        Assert.True(answer.IsProblem);
        Assert.Contains(problem, answer.Problem, StringComparison.Ordinal);
        Assert.Equal(rows, await RowsAsync());
    }
}
