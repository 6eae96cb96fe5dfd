using System.Net;
using System.Net.WebSockets;
using System.Reflection;
using ControlTower.Web.Hub;
using Microsoft.AspNetCore.Routing;

namespace ControlTower.Tests.Web.Api.Partners;

/// <summary>Every way into the tower is tried with the key of a partner, against a tower that is full of another's things.</summary>
public sealed class PartnerRoutesTests : IAsyncLifetime
{
    private static readonly string[] Foreign = ["BIRCH-SUP", "PO-BIRCH", "SH-BIRCH", "SECRET-SO", "SECRET-DC", "EX-1002", "RJ-2", "P-1", "WH-1", "KEY-2"];

    private PartnerWorld world = null!;

    public async Task InitializeAsync() => world = await PartnerWorld.OpenAsync();

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public void EachRoute_HasAnExpectation()
    {
        var known = RouteExpectations.All.Keys.ToHashSet(StringComparer.Ordinal);
        var unthought = Ours().Select(one => one.Route).Where(route => !known.Contains(route)).Distinct().ToList();
        Assert.True(unthought.Count == 0, $"What may a partner's key hear of {string.Join(", ", unthought)}?");
        Assert.Empty(known.Except(Ours().Select(one => one.Route)));
    }

    [Fact]
    public async Task EachRoute_WithAPartnersKey_TellsNothingOfOthers()
    {
        foreach (var (route, path) in Ours())
        {
            var method = route.Split(' ')[0];
            var expected = RouteExpectations.All[route];
            foreach (var id in Foreign)
            {
                var asked = Filled(path, id);
                var heard = await world.AcmeAsync(method == "ANY" ? "POST" : method, asked, method is "POST" or "PUT" ? "{}" : null, route is "POST /api/v1/protocols" or "PUT /api/v1/signal-mappings/{id}" ? "application/yaml" : "application/json");
                AssertSilent(heard, asked, id);
                if (expected == RouteExpectation.Closed) Assert.True(heard.Status == HttpStatusCode.Forbidden, $"{asked}: {heard.Status} {heard.Text}");
                if (expected == RouteExpectation.OwnThing) Assert.True(heard.Status == HttpStatusCode.NotFound, $"{asked}: {heard.Status} {heard.Text}");
                if (expected == RouteExpectation.People) Assert.True(heard.Status != HttpStatusCode.OK || asked.StartsWith("/account/", StringComparison.Ordinal), $"{asked}: {heard.Status}");
                if (!path.Contains('{', StringComparison.Ordinal)) break;
            }
        }
    }

    /// <summary>What others have and what nobody has get one answer, to the letter.</summary>
    [Fact]
    public async Task ThingOfAnother_IsAnsweredAsOneThatDoesNotExist()
    {
        foreach (var (route, path) in Ours().Where(one => RouteExpectations.All[one.Route] is RouteExpectation.OwnThing or RouteExpectation.Closed or RouteExpectation.Sent && one.Path.Contains("{id}", StringComparison.Ordinal)))
        {
            var method = route.Split(' ')[0];
            var type = route == "PUT /api/v1/signal-mappings/{id}" ? "application/yaml" : "application/json";
            object? body = route.EndsWith("/discard", StringComparison.Ordinal) ? new { reason = "r" }
                : route.EndsWith("/replay", StringComparison.Ordinal) ? PartnerWorld.Signal("mended", "site.down", new { site = "ACME-SUP" })
                : method == "GET" ? null : "{}";
            if (path.IndexOf('{', StringComparison.Ordinal) < 0) continue;
            var nobodys = await world.AcmeAsync(method, Filled(path, "NOBODY"), body, type);
            foreach (var id in Foreign)
            {
                var heard = await world.AcmeAsync(method, Filled(path, id), body, type);
                Assert.Equal(nobodys.Status, heard.Status);
                Assert.Equal(Untraced(nobodys.Text), Untraced(heard.Text.Replace(id, "NOBODY", StringComparison.Ordinal)));
            }
        }
    }

    [Theory]
    [InlineData("/api/v1/sites", "id", "ACME-STORE,ACME-SUP")]
    [InlineData("/api/v1/purchase-orders", "id", "PO-ACME")]
    [InlineData("/api/v1/shipments", "id", "SH-ACME,SH-CARRIED")]
    [InlineData("/api/v1/exceptions", "site", "ACME-SUP")]
    [InlineData("/api/v1/sources", "name", "/ACME")]
    [InlineData("/api/v1/signals/rejected", "signalId", "ACME-2")]
    public async Task List_IsFullOfOwnThings_WhateverThePageAndTheCursor(string path, string member, string own)
    {
        Assert.Equal(own, string.Join(',', (await world.AcmeAsync("GET", path)).Ids(member)));
        var walked = new List<string>();
        string? after = null;
        do
        {
            var page = await world.AcmeAsync("GET", $"{path}?limit=1{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}");
            AssertSilent(page, path, "");
            walked.AddRange(page.Ids(member));
            after = page.Json.GetProperty("next").GetString();
        }
        while (after is not null);
        Assert.Equal(own, string.Join(',', walked));
        foreach (var cursor in Foreign) AssertSilent(await world.AcmeAsync("GET", $"{path}?after={cursor}&state=all"), path, cursor);
        Assert.All(RouteExpectations.All.Where(one => one.Value == RouteExpectation.OwnList), list => Assert.Contains(list.Key["GET ".Length..], Lists));
    }

    [Fact]
    public async Task OwnThings_AreTold_WithoutWhatIsTheCompanys()
    {
        foreach (var path in new[] { "sites/ACME-SUP", "sites/ACME-STORE", "shipments/SH-ACME", "purchase-orders/PO-ACME", $"exceptions/{world.CaseAt("ACME-SUP")}" })
        {
            var heard = await world.AcmeAsync("GET", $"/api/v1/{path}");
            Assert.True(heard.Status == HttpStatusCode.OK, $"{path}: {heard.Text}");
            AssertSilent(heard, path, "");
            Assert.DoesNotContain("987654", heard.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("oven", heard.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EachMethodOfTheHub_IsOutOfReach()
    {
        var methods = typeof(TowerHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(one => one.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["Subscribe", "Version"], methods);
        var negotiated = await world.AcmeAsync("POST", "/hubs/tower/negotiate?negotiateVersion=1");
        Assert.Equal(HttpStatusCode.Forbidden, negotiated.Status);
        Assert.Contains("partner's key", negotiated.Text, StringComparison.Ordinal);
        foreach (var query in new[] { $"access_token={world.Acme}", $"id=x&access_token={world.Acme}" })
        {
            using var socket = new ClientWebSocket();
            var hub = new UriBuilder(world.Tower.Origin) { Scheme = "ws", Path = "/hubs/tower", Query = query }.Uri;
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(hub, CancellationToken.None));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Pages are for signed-in people; the few that are not tell nothing of the network.</summary>
    [Fact]
    public async Task EachPage_WithAPartnersKey_IsShut()
    {
        var pages = world.Tower.Endpoints
            .Where(one => one.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null).Select(PathOf).Distinct().ToList();
        Assert.NotEmpty(pages);
        foreach (var path in pages)
        {
            foreach (var token in new[] { "", $"?token={world.Acme}" })
            {
                var asked = Filled(path, "BIRCH-SUP") + token;
                AssertSilent(await world.AcmeAsync("GET", asked), asked, "BIRCH-SUP");
            }
        }
    }

    private static string[] Lists => ["/api/v1/sites", "/api/v1/purchase-orders", "/api/v1/shipments", "/api/v1/exceptions", "/api/v1/sources", "/api/v1/signals/rejected"];

    private List<(string Route, string Path)> Ours() =>
    [
        .. world.Tower.Endpoints.Where(IsOurs).SelectMany(one => (one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"])
            .Select(method => ($"{method} {PathOf(one)}", PathOf(one)))),
    ];

    /// <summary>All but pages, their files and their circuits.</summary>
    private static bool IsOurs(RouteEndpoint endpoint) =>
        (PathOf(endpoint).StartsWith("/account/", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
        && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
        && !PathOf(endpoint).StartsWith("/_", StringComparison.Ordinal)
        && PathOf(endpoint) != "/Components/";

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static string Filled(string path, string id) => path
        .Replace("{id}", id, StringComparison.Ordinal).Replace("{mapping}", id, StringComparison.Ordinal).Replace("{field}", id, StringComparison.Ordinal).Replace("{step:int}", "0", StringComparison.Ordinal).Replace("{n:int}", "0", StringComparison.Ordinal)
        .Replace("{type}", "site.down", StringComparison.Ordinal).Replace("{documentName}", "v1", StringComparison.Ordinal);

    private static void AssertSilent(Heard heard, string asked, string id)
    {
        var text = id.Length == 0 ? heard.Text : heard.Text.Replace(id, "", StringComparison.OrdinalIgnoreCase);
        Assert.All(PartnerWorld.Foreign, word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{asked} tells of {word}: {heard.Text}"));
    }

    private static string Untraced(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "");
}
