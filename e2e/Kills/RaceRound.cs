using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kills;

/// <summary>Eight desks that all want to decide the same questions at once, some for and some against, while the program dies under them.</summary>
internal sealed class RaceRound(TowerProcess tower, IReadOnlyList<Desk> desks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What each desk was told of each approval: the status, and who was first where it came second.</summary>
    public ConcurrentDictionary<(string Approval, string User), (HttpStatusCode Status, string? First)> Told { get; } = new();

    /// <summary>Requests that had to be sent again because the connection broke.</summary>
    public int Repeated => repeated;

    private int repeated;

    /// <summary>Every desk goes for every approval; ends when each has been told for certain.</summary>
    public Task DecideAsync(IReadOnlyList<string> approvals) =>
        Task.WhenAll(desks.Select((desk, number) => Task.Run(async () =>
        {
            using var api = tower.Api(desk.Key);
            foreach (var approval in approvals) await DecideAsync(api, (desk, number), approval);
        })));

    private async Task DecideAsync(ApiClient api, (Desk Desk, int Number) who, string approval)
    {
        var way = who.Number % 4 == 3 ? "reject" : "approve";
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            try
            {
                var answer = await api.PostOnceAsync($"/api/v1/approvals/{approval}/{way}", new { reason = "in a race" }, $"{approval}-{who.Desk.User}");
                if (answer.Status == HttpStatusCode.ServiceUnavailable) continue;
                Told[(approval, who.Desk.User)] = (answer.Status, FirstOf(answer));
                return;
            }
            catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException or SocketException)
            {
                Interlocked.Increment(ref repeated);
                await Task.Delay(100);
            }
        }
        throw new TimeoutException($"{who.Desk.User} was told nothing of {approval} within {Patience.TotalSeconds} s.");
    }

    private static string? FirstOf(ApiAnswer answer) =>
        answer.Status == HttpStatusCode.Conflict && answer.Body().TryGetProperty("first", out var first) && first.GetProperty("by") is { ValueKind: JsonValueKind.String } by ? by.GetString() : null;
}
