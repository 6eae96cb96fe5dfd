using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ControlTower.EndToEnd.Harness;

namespace ControlTower.EndToEnd.Api;

/// <summary>Sends the examples to one tower and remembers what their names stand for.</summary>
public sealed class ApiStory(TowerProcess tower)
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly Placeholders placeholders = new(tower.AdminKey);

    /// <summary>Sends an example; a GET again until it answers as shown, since some work is done behind the answer.</summary>
    /// <returns>Null when the answer was as shown; else how it was not.</returns>
    public async Task<string?> PlayAsync(ApiExample example)
    {
        using var api = tower.Api(null);
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var shown = new ShownAnswer(placeholders);
            var difference = Compare(example, await api.SendAsync(Request(example)), shown);
            if (difference is null)
            {
                placeholders.Learn(shown.Learned);
                return null;
            }
            if (example.Method != "GET" || waited.Elapsed > Patience) return $"line {example.Line}: {example.Method} {example.Path}: {difference}";
            await Task.Delay(100);
        }
    }

    public async Task<string?> PlayAsync(HubExample example)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var socket = new ClientWebSocket();
        foreach (var (name, value) in example.Headers) socket.Options.SetRequestHeader(name, placeholders.Fill(value));
        await socket.ConnectAsync(new UriBuilder(tower.Origin) { Scheme = "ws", Path = example.Path }.Uri, limit.Token);
        var waiting = new Queue<string>();
        foreach (var (sent, text) in example.Messages)
        {
            if (sent)
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(placeholders.Fill(text) + End), WebSocketMessageType.Text, true, limit.Token);
                continue;
            }
            var shown = new ShownAnswer(placeholders);
            if (shown.Difference(Json(text), Json(await NextAsync(socket, waiting, limit.Token))) is { } difference) return $"line {example.Line}: {text}: {difference}";
            placeholders.Learn(shown.Learned);
        }
        return null;
    }

    private static string? Compare(ApiExample example, ApiAnswer answer, ShownAnswer shown)
    {
        if ((int)answer.Status != example.Status) return $"shown with {example.Status}, found {(int)answer.Status}: {answer.Text}";
        if (example.Answer.Length == 0) return null;
        if (answer.MediaType != example.MediaType) return $"shown as {example.MediaType}, found {answer.MediaType}";
        if (!answer.MediaType!.EndsWith("json", StringComparison.Ordinal)) return answer.Text == example.Answer ? null : $"shown as '{example.Answer}', found '{answer.Text}'";
        return shown.Difference(Json(example.Answer), answer.Body());
    }

    private HttpRequestMessage Request(ApiExample example)
    {
        var request = new HttpRequestMessage(new(example.Method), placeholders.Fill(example.Path));
        if (example.Body.Length > 0) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(placeholders.Fill(example.Body)));
        foreach (var (name, value) in example.Headers)
        {
            if (name == "Content-Type") request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else request.Headers.TryAddWithoutValidation(name, placeholders.Fill(value));
        }
        return request;
    }

    /// <summary>The next message that is no ping.</summary>
    private static async Task<string> NextAsync(ClientWebSocket socket, Queue<string> waiting, CancellationToken cancel)
    {
        var portion = new byte[65_536];
        while (waiting.Count == 0)
        {
            using var message = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(portion, cancel);
                message.Write(portion, 0, part.Count);
            }
            while (!part.EndOfMessage);
            foreach (var one in Encoding.UTF8.GetString(message.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries).Where(one => one != """{"type":6}""")) waiting.Enqueue(one);
        }
        return waiting.Dequeue();
    }

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);
}
