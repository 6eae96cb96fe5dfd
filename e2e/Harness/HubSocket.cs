using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace ControlTower.EndToEnd.Harness;

/// <summary>A program at the tower's hub, by the bare JSON protocol of SignalR: whatever a client library would not let through goes out too.</summary>
public sealed class HubSocket : IAsyncDisposable
{
    private const char End = '\x1e';
    private const int Invocation = 1;
    private const int Completion = 3;

    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder heard = new();
    private readonly CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
    private int calls;

    private HubSocket()
    {
    }

    /// <summary>Connects with a key and shakes hands.</summary>
    public static async Task<HubSocket> OpenAsync(TowerProcess tower, string key)
    {
        var hub = new HubSocket();
        await hub.socket.ConnectAsync(new UriBuilder(tower.Origin) { Scheme = "ws", Path = "/hubs/tower", Query = $"access_token={key}" }.Uri, hub.patience.Token);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await hub.ReadAsync());
        return hub;
    }

    /// <summary>Calls a method of the hub; what it answers, or why it does not.</summary>
    public async Task<HubAnswer> InvokeAsync(string method, params object[] arguments)
    {
        var id = $"{++calls}";
        await SendAsync(JsonSerializer.Serialize(new { type = Invocation, invocationId = id, target = method, arguments }));
        while (true)
        {
            var message = JsonSerializer.Deserialize<JsonElement>(await ReadAsync());
            if (message.GetProperty("type").GetInt32() != Completion || message.GetProperty("invocationId").GetString() != id) continue;
            return new(
                message.TryGetProperty("result", out var result) ? result : null,
                message.TryGetProperty("error", out var error) ? error.GetString() : null);
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        patience.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, patience.Token);

    private async Task<string> ReadAsync()
    {
        var buffer = new byte[4096];
        while (true)
        {
            var text = heard.ToString();
            if (text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var end)
            {
                heard.Remove(0, end + 1);
                return text[..end];
            }
            var received = await socket.ReceiveAsync(buffer, patience.Token);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }
    }
}
