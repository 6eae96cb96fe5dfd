using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Kills;

/// <summary>Follows the journal over the hub, and after each break goes on with the version that it has.</summary>
internal sealed class HubFollower : IAsyncDisposable
{
    private const char End = '\x1e';
    private readonly CancellationTokenSource ending = new();
    private readonly Task following;
    private long version;

    public HubFollower(TowerProcess tower) => following = Task.Run(() => FollowAsync(tower));

    /// <summary>Sequence and kind of each fact, in the order heard.</summary>
    public ConcurrentQueue<(long Sequence, string Kind)> Heard { get; } = new();

    public int Connections { get; private set; }

    public long Version => Interlocked.Read(ref version);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await following;
        ending.Dispose();
    }

    private async Task FollowAsync(TowerProcess tower)
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(new UriBuilder(tower.Origin) { Scheme = "ws", Path = "/hubs/tower", Query = $"access_token={tower.AdminKey}" }.Uri, ending.Token);
                Connections++;
                await ListenAsync(socket);
            }
            catch (Exception broken) when (broken is WebSocketException or HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task ListenAsync(ClientWebSocket socket)
    {
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        await SendAsync(socket, JsonSerializer.Serialize(new { type = 4, invocationId = "1", target = "Subscribe", arguments = new[] { Version } }));
        var buffer = new byte[65_536];
        var text = new StringBuilder();
        // A character may be cut in two by the end of a buffer.
        var decoder = Encoding.UTF8.GetDecoder();
        var characters = new char[buffer.Length + 1];
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer, ending.Token);
            if (received.MessageType == WebSocketMessageType.Close) return;
            text.Append(characters, 0, decoder.GetChars(buffer, 0, received.Count, characters, 0));
            if (Array.IndexOf(buffer, (byte)End, 0, received.Count) < 0) continue;
            var parts = text.ToString().Split(End);
            text.Clear().Append(parts[^1]);
            foreach (var part in parts.SkipLast(1)) if (!Take(part)) return;
        }
    }

    /// <returns>False where it is to subscribe anew.</returns>
    private bool Take(string message)
    {
        using var json = JsonDocument.Parse(message);
        if (!json.RootElement.TryGetProperty("type", out var type)) return true;
        if (type.GetInt32() == 3) return false;
        if (type.GetInt32() != 2) return true;
        var item = json.RootElement.GetProperty("item");
        foreach (var fact in item.GetProperty("facts").EnumerateArray()) Heard.Enqueue((fact.GetProperty("sequence").GetInt64(), fact.GetProperty("kind").GetString()!));
        Interlocked.Exchange(ref version, item.GetProperty("version").GetInt64());
        return !item.GetProperty("resync").GetBoolean();
    }

    private Task SendAsync(ClientWebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, ending.Token);
}
