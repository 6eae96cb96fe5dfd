using System.Security.Claims;
using System.Text;
using ControlTower.Core.Effects;
using ControlTower.Core.People;
using ControlTower.Core.Storage.Credentials;
using ControlTower.Web.Api;
using ControlTower.Web.Features.Admin;
using ControlTower.Web.Shared.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ControlTower.Tests.Web.Features.Admin;

public sealed class AdminExportTests : PageTest
{
    private const int Forbidden = 403;

    public static TheoryData<string> Files => ["users.csv", "keys.csv", "walls.csv", "webhooks.csv", "undelivered.csv", "functions.csv"];

    [Theory]
    [InlineData("users.csv", "user,name,roles,functions,active", "P-2,\"Desk, buying\",approver viewer,procurement,yes")]
    [InlineData("keys.csv", "key,holder,kind,partner,scopes", "KEY-1,warehouse,integration,,read")]
    [InlineData("walls.csv", "wall,key", "Hall,KEY-2")]
    [InlineData("webhooks.csv", "webhook,address", "WH-1,https://wms.example/hook")]
    [InlineData("undelivered.csv", "effect,to,type,requestedAt,attempts,lastError", null)]
    [InlineData("functions.csv", "function,name,holders", "procurement,Procurement,1")]
    public async Task File_ForAnAdministrator_IsTheTable(string file, string head, string? row)
    {
        await FillAsync();
        var (status, text) = await GetAsync(file, "P-1");
        Assert.Equal(200, status);
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(head, lines[0]);
        if (row is null) Assert.Single(lines);
        else Assert.Contains(row, lines);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_ForAnybodyElse_IsRefused(string file)
    {
        await FillAsync();
        Assert.Equal(Forbidden, (await GetAsync(file, "P-2")).Status);
        Assert.Equal(Forbidden, (await GetAsync(file, null)).Status);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_OfAny_HoldsNoSecret(string file)
    {
        var secrets = await FillAsync();
        var (_, text) = await GetAsync(file, "P-1");
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> FillAsync()
    {
        var (key, wall) = (FreshKey.Make(), FreshKey.Make());
        await AskAsync(new AddPerson("P-2", Services.GetRequiredService<PersonKeys>().Seal("P-2", "Desk, buying"), ["approver", "viewer"], ["procurement"]));
        await AskAsync(new IssueKey(key.Digest, null, "warehouse", ["read"]));
        await AskAsync(new IssueKey(wall.Digest, null, AdminDesk.WallPrefix + "Hall", [Scopes.Wall]));
        var hook = (Core.Effects.Endpoint)await AskAsync(new SubscribeEndpoint("https://wms.example/hook"));
        return [key.Key, key.Digest, wall.Key, wall.Digest, Services.GetRequiredService<EndpointSecrets>().Create(hook.Id)];
    }

    private async Task<(int Status, string Text)> GetAsync(string file, string? person)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Tower).AddScoped(_ => Services.GetRequiredService<Session>());
        await using var app = builder.Build();
        AdminExport.Map(app.MapGroup("/export"));
        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Single(one => one.RoutePattern.RawText == $"/export/{file}");
        await using var scope = app.Services.CreateAsyncScope();
        var identity = new ClaimsIdentity(person is null ? [] : [new Claim(Session.PersonClaim, person)], "test");
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = new(identity) };
        context.Response.Body = body;
        await endpoint.RequestDelegate!(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
