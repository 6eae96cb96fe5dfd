using System.Net;
using System.Text;
using System.Text.Json;
using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Core.Storage.Projections;
using ControlTower.Core.Tower;
using ControlTower.Tests.Storage;
using ControlTower.Web.Hosting;
using ControlTower.Web.Shared.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ControlTower.Tests.Web.Api.Partners;

/// <summary>The program with all its routes, listening on a port of its own; its own endpoints say which there are.</summary>
internal sealed class RunningTower(WebApplication app, (SqliteJournal Journal, TowerLoop Loop) tower, (TemporaryFolder Folder, DataDirectory Data) place) : IAsyncDisposable
{
    public const string AdministratorKey = "administrator-key-of-the-tests-0001";

    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.First()) };

    public Uri Origin => http.BaseAddress!;

    public TowerState State => tower.Loop.View;

    public IServiceProvider Services => app.Services;

    public IReadOnlyList<RouteEndpoint> Endpoints => [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public static async Task<RunningTower> StartAsync()
    {
        var folder = new TemporaryFolder();
        var data = DataDirectory.Open(folder["data"]);
        var options = new TowerOptions { DataDirectory = folder["data"], AdminKey = AdministratorKey };
        var journal = new SqliteJournal(data.Journal);
        var loop = await OpenTower.OnAsync(journal, TowerState.Empty, options, TimeProvider.System);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "ControlTower.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<TowerOptions>(one => (one.DataDirectory, one.AdminKey) = (options.DataDirectory, options.AdminKey));
        builder.AddTower(options, data, (journal, loop));
        var app = builder.Build();
        await using (var credentials = await app.Services.GetRequiredService<IDbContextFactory<CredentialsContext>>().CreateDbContextAsync()) await credentials.MigrateAloneAsync();
        await using (var projections = await app.Services.GetRequiredService<IDbContextFactory<ProjectionsContext>>().CreateDbContextAsync()) await projections.MigrateAloneAsync();
        app.MapTower();
        await app.StartAsync();
        return new(app, (journal, loop), (folder, data));
    }

    /// <summary>What the program says to a call; bodies go out as JSON of the type that is given.</summary>
    public async Task<Heard> AskAsync(string key, string method, string path, object? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new(method), path);
        request.Headers.Authorization = new("Bearer", key);
        if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue(type));
        using var answer = await http.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Asks as the administrator, and hangs up when that is cancelled.</summary>
    public async Task AbandonAsync(string path, string body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", AdministratorKey);
        using var answer = await http.SendAsync(request, cancel);
    }

    public async Task<Heard> MustAsync(string method, string path, object? body = null, string type = "application/json")
    {
        var heard = await AskAsync(AdministratorKey, method, path, body, type);
        Assert.True((int)heard.Status is >= 200 and < 300, $"{method} {path}: {heard.Status} {heard.Text}");
        return heard;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await tower.Loop.DisposeAsync();
        tower.Journal.Dispose();
        place.Data.Dispose();
        place.Folder.Dispose();
    }
}

internal sealed record Heard(HttpStatusCode Status, string Text)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public IReadOnlyList<string> Ids(string member = "id") => [.. Json.GetProperty("items").EnumerateArray().Select(one => one.GetProperty(member).GetString()!)];
}
