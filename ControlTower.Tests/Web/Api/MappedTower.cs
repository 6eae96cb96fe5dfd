using ControlTower.Core.Runtime;
using ControlTower.Core.Storage;
using ControlTower.Core.Tower;
using ControlTower.Tests.Storage;
using ControlTower.Web.Hosting;
using ControlTower.Web.Shared.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace ControlTower.Tests.Web.Api;

/// <summary>The program with all its routes mapped, not started: it listens nowhere.</summary>
internal sealed class MappedTower(WebApplication app, (SqliteJournal Journal, TowerLoop Loop) tower, (TemporaryFolder Folder, DataDirectory Data) place) : IAsyncDisposable
{
    /// <summary>Ways of programs into the tower, by path and then by method. Pages, their files and their circuits are no part of the contract.</summary>
    private static readonly string[] Ours = ["/api/", "/schemas/", "/openapi/", "/health/", "/hubs/", "/account/", "/export/"];

    public IEnumerable<string> Routes => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .SelectMany(Lines).Distinct().Order(StringComparer.Ordinal);

    public static async Task<MappedTower> OpenAsync()
    {
        var folder = new TemporaryFolder();
        var data = DataDirectory.Open(folder["data"]);
        var options = new TowerOptions { DataDirectory = folder["data"] };
        var journal = new SqliteJournal(data.Journal);
        var loop = await OpenTower.OnAsync(journal, TowerState.Empty, options, TimeProvider.System);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "ControlTower.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.AddTower(options, data, (journal, loop));
        var app = builder.Build();
        app.MapTower();
        return new(app, (journal, loop), (folder, data));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await tower.Loop.DisposeAsync();
        tower.Journal.Dispose();
        place.Data.Dispose();
        place.Folder.Dispose();
    }

    private static IEnumerable<string> Lines(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (!Ours.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal))) return [];
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["any method"];
        return methods.Select(method => $"{path}  {method}");
    }
}
