using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Journal;
using ControlTower.Core.People;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Api;
using ControlTower.Web.Hub;
using ControlTower.Web.Shared.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ControlTower.Tests.Web.Api.Separation;

/// <summary>The calls by which is decided, and the hub, over a tower that a test plays; nothing of the background runs.</summary>
internal sealed class DecisionHost(WebApplication app, TowerLoop loop) : IAsyncDisposable
{
    private const string AdministratorKey = "administrator-key-of-the-tests-0002";
    private const char End = '\x1e';

    private readonly HttpClient http = new() { BaseAddress = new(app.Urls.First()) };

    public static async Task<DecisionHost> StartAsync(TowerLoop loop, IJournal journal)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<TowerOptions>(options => options.AdminKey = AdministratorKey);
        builder.Services.AddSingleton(loop).AddSingleton(journal).AddSingleton(Replay.Catalog).AddSingleton<Access>().AddSingleton<Submission>();
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.UseWebSockets();
        app.UseRouting();
        app.UseHubGate();
        var api = app.MapGroup("/api/v1");
        ApprovalsApi.Map(api);
        DelegationsApi.Map(api);
        app.MapHub<TowerHub>(TowerHub.Route);
        await app.StartAsync();
        return new(app, loop);
    }

    /// <summary>Every person has a key that is for everything their roles allow.</summary>
    public Task IssueAsync(string person) => loop.SubmitAsync(new(Caller.AdministratorKey, new IssueKey(Digest(KeyOf(person)), person, null, Scopes.All)));

    /// <returns>Whether the call was taken; null where no caller of the API can be it.</returns>
    public async Task<bool?> ByApiAsync(Caller caller, string method, string path, object body)
    {
        if (await KeyAsync(caller) is not { } key) return null;
        using var request = new HttpRequestMessage(new(method), "/api/v1" + path) { Content = new StringContent(JsonSerializer.Serialize(body, ApiJson.Options), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await http.SendAsync(request);
        Assert.True((int)answer.StatusCode < 500, $"{method} {path}: {answer.StatusCode}");
        return answer.IsSuccessStatusCode;
    }

    /// <returns>Why the hub did not do it; null where it did, or where no caller of the hub can be it.</returns>
    public async Task<string?> ByHubAsync(Caller caller, string method, params object?[] arguments)
    {
        if (await KeyAsync(caller) is not { } key) return "no caller of the hub";
        using var socket = new ClientWebSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await socket.ConnectAsync(new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = TowerHub.Route, Query = $"access_token={key}" }.Uri, patience.Token);
        }
        catch (WebSocketException refused)
        {
            return refused.Message;
        }
        foreach (var message in new[] { """{"protocol":"json","version":1}""", JsonSerializer.Serialize(new { type = 1, invocationId = "1", target = method, arguments }) })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        var (buffer, heard) = (new byte[16_384], new StringBuilder());
        while (!heard.ToString().Contains("\"invocationId\":\"1\"", StringComparison.Ordinal)) heard.Append(Encoding.UTF8.GetString(buffer, 0, (await socket.ReceiveAsync(buffer, patience.Token)).Count));
        var answer = heard.ToString().Split(End).First(part => part.Contains("invocationId", StringComparison.Ordinal));
        return JsonDocument.Parse(answer).RootElement.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>A person without a key comes with one that nobody issued; the tower itself comes by no key.</summary>
    private async Task<string?> KeyAsync(Caller caller)
    {
        if (caller == Caller.System) return null;
        if (caller.IsAdministratorKey) return AdministratorKey;
        if (caller.Person is { } person) return KeyOf(person);
        var key = KeyOf(caller.Actor);
        if (loop.View.People.Keys.Values.All(one => one.Digest != Digest(key)))
        {
            var issue = new IssueKey(Digest(key), null, caller.Actor.Replace(':', '-'), caller.Partner is null ? [.. Scopes.All.Where(scope => scope is not (Scopes.Approvals or Scopes.Admin))] : Scopes.OfPartners) { Partner = caller.Partner };
            await loop.SubmitAsync(new(Caller.AdministratorKey, issue));
        }
        return key;
    }

    private static string KeyOf(string holder) => $"key-of-the-tests-for-{holder}";

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
