using System.Net;
using ControlTower.Core.Orders.Outward;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api;

/// <summary>What people keep and publish on pages, by the API: saved views, and the messages that customers read.</summary>
public sealed class KeptByApiTests : IAsyncLifetime
{
    private const string Views = "/api/v1/views";
    private const string Message = "/api/v1/orders/messages/placed/en";

    private RunningTower tower = null!;
    private string key = "";

    public async Task InitializeAsync()
    {
        tower = await RunningTower.StartAsync();
        key = await KeyOfAsync("Planner one");
    }

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Fact]
    public async Task View_KeptRenamedAndRemoved_IsThePersonsOwn()
    {
        await MustAsync("POST", Views, new { page = "/orders", name = " Late ", query = "?show=late", @default = true });
        await MustAsync("POST", Views, new { page = "/signals", name = "All", query = "" });
        var renamed = await MustAsync("POST", $"{Views}/rename", new { page = "/orders", name = "Late", to = "Late & dear" });
        Assert.Equal(("Late & dear", "show=late", true), (renamed.Json.GetProperty("name").GetString(), renamed.Json.GetProperty("query").GetString(), renamed.Json.GetProperty("default").GetBoolean()));
        Assert.Equal(["Late & dear", "All"], (await MustAsync("GET", Views)).Ids("name"));
        Assert.Equal(["Late & dear"], (await MustAsync("GET", $"{Views}?page=/orders")).Ids("name"));
        Assert.Empty((await tower.AskAsync(await KeyOfAsync("Planner two"), "GET", Views)).Ids("name"));
        await MustAsync("DELETE", $"{Views}?page=/orders&name={Uri.EscapeDataString("Late & dear")}");
        Assert.Equal(["All"], (await MustAsync("GET", Views)).Ids("name"));
    }

    [Theory]
    [InlineData("POST", "", """{"page":"orders","name":"A","query":""}""", 400, "/page")]
    [InlineData("POST", "", """{"page":"/orders","name":" ","query":""}""", 400, "/name")]
    [InlineData("POST", "", """{"page":"/orders","name":"A"}""", 400, "/query")]
    [InlineData("POST", "/rename", """{"page":"/orders","name":"Kept","to":" "}""", 400, "/to")]
    [InlineData("POST", "/rename", """{"page":"/orders","name":"None","to":"B"}""", 404, null)]
    [InlineData("POST", "/rename", """{"page":"/orders","name":"Kept","to":"Other"}""", 409, null)]
    [InlineData("DELETE", "?page=/orders&name=None", null, 404, null)]
    [InlineData("DELETE", "?page=/orders", null, 400, "name")]
    public async Task View_ThatCannotBe_IsRefusedWithItsPointer(string method, string path, string? body, int status, string? pointer)
    {
        foreach (var name in new[] { "Kept", "Other" }) await MustAsync("POST", Views, new { page = "/orders", name, query = "" });
        var heard = await tower.AskAsync(key, method, Views + path, body);
        Assert.Equal(status, (int)heard.Status);
        if (pointer is not null) Assert.Equal(pointer, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Equal(["Kept", "Other"], (await MustAsync("GET", Views)).Ids("name"));
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", """{"page":"/orders","name":"A","query":""}""")]
    public async Task View_ForAKeyOfNoPerson_IsRefused(string method, string? body) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(RunningTower.AdministratorKey, method, Views, body)).Status);

    [Fact]
    public async Task Message_PublishedAndReset_IsWhatCustomersRead()
    {
        var shipped = MessageTemplates.Shipped.First(one => one.Kind == MessageKind.Placed && one.Language == "en").Subject;
        Assert.Equal((shipped, 0), await HoldsAsync());
        await tower.MustAsync("PUT", Message, new { subject = "Order {order}", body = "Thank you, {customer}.", reason = "shorter" });
        Assert.Equal(("Order {order}", 1), await HoldsAsync());
        await tower.MustAsync("POST", $"{Message}/reset", new { reason = "as before" });
        Assert.Equal((shipped, 2), await HoldsAsync());

        async Task<(string?, int)> HoldsAsync()
        {
            var heard = (await tower.MustAsync("GET", Message)).Json;
            return (heard.GetProperty("holds").GetProperty("subject").GetString(), heard.GetProperty("versions").GetArrayLength());
        }
    }

    [Theory]
    [InlineData("PUT", "placed/en", """{"subject":"{tracking}","body":"B","reason":"R"}""", 400, "/subject")]
    [InlineData("PUT", "placed/en", """{"subject":"S","body":"{","reason":"R"}""", 400, "/body")]
    [InlineData("PUT", "placed/en", """{"subject":"S","body":"B"}""", 400, "/reason")]
    [InlineData("PUT", "placed/english", """{"subject":"S","body":"B","reason":"R"}""", 400, "/language")]
    [InlineData("PUT", "lost/en", """{"subject":"S","body":"B","reason":"R"}""", 404, null)]
    [InlineData("PUT", "0/en", """{"subject":"S","body":"B","reason":"R"}""", 404, null)]
    [InlineData("GET", "lost/en", null, 404, null)]
    [InlineData("POST", "placed/en/reset", """{"reason":"R"}""", 409, null)]
    public async Task Message_ThatCannotBe_IsRefusedWithItsPointer(string method, string path, string? body, int status, string? pointer)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, method, $"/api/v1/orders/messages/{path}", body);
        Assert.Equal(status, (int)heard.Status);
        if (pointer is not null) Assert.Equal(pointer, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Empty(tower.State.Orders.Messages);
    }

    [Fact]
    public async Task Message_WithoutTheRight_IsNotPublished() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await tower.AskAsync(key, "PUT", Message, new { subject = "S", body = "B", reason = "R" })).Status);

    private async Task<Heard> MustAsync(string method, string path, object? body = null)
    {
        var heard = await tower.AskAsync(key, method, path, body);
        Assert.True(heard.Status == HttpStatusCode.OK, $"{method} {path}: {heard.Text}");
        return heard;
    }

    private async Task<string> KeyOfAsync(string name)
    {
        var user = (await tower.MustAsync("POST", "/api/v1/users", new { name, roles = new[] { "planner" }, functions = Array.Empty<string>() })).Json.GetProperty("id").GetString();
        return (await tower.MustAsync("POST", "/api/v1/keys", new { user, scopes = new[] { "read" } })).Json.GetProperty("key").GetString()!;
    }
}
