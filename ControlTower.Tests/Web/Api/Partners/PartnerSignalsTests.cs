using System.Net;
using System.Text.Json;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Web.Api.Partners;

/// <summary>What a partner's key may say: of its own things, and of all others as if they did not exist.</summary>
public sealed class PartnerSignalsTests : IAsyncLifetime
{
    /// <summary>Data of each type; {site}, {item}, {shipment}, {order}, {carrier} are the names that are tried. Null where partners may not tell it at all.</summary>
    private static readonly Dictionary<string, string?> Types = new(StringComparer.Ordinal)
    {
        ["automation.telemetry"] = """{"site":"{site}","system":"AS/RS 1","throughputPerHour":10,"availability":1,"need":5}""",
        ["carrier.status"] = """{"carrier":"{carrier}","status":"normal"}""",
        ["demand.observed"] = """{"site":"{site}","item":"{item}","quantity":1,"periodStart":"2026-03-02T00:00:00Z","period":"day"}""",
        ["inventory.counted"] = """{"site":"{site}","item":"{item}","quantity":5}""",
        ["lot.held"] = """{"site":"{site}","item":"{item}","lot":"L-1","quantity":1}""",
        ["lot.released"] = """{"site":"{site}","item":"{item}","lot":"L-1"}""",
        ["inventory.adjusted"] = """{"site":"{site}","item":"{item}","delta":1,"reason":"receipt"}""",
        ["creditNote.received"] = """{"id":"R-1","kind":"supplier","party":"{site}","currency":"EUR","total":10,"issuedAt":"2026-03-02T00:00:00Z","lines":[{"quantity":1,"unitPrice":10}]}""",
        ["invoice.received"] = """{"id":"R-1","kind":"supplier","party":"{site}","currency":"EUR","total":10,"issuedAt":"2026-03-02T00:00:00Z","lines":[{"quantity":1,"unitPrice":10}]}""",
        ["payment.made"] = null,
        ["payment.received"] = null,
        ["lane.condition"] = null,
        ["order.cancelled"] = null,
        ["order.delivered"] = null,
        ["order.packed"] = null,
        ["order.picked"] = null,
        ["order.placed"] = null,
        ["order.released"] = null,
        ["order.shipped"] = null,
        ["plan.published"] = null,
        ["production.reported"] = """{"site":"{site}","item":"{item}","planned":5,"actual":5}""",
        ["purchaseOrder.confirmed"] = """{"purchaseOrder":"{order}","at":"2026-03-02T00:00:00Z"}""",
        ["return.received"] = null,
        ["shipment.arrived"] = """{"shipment":"{shipment}","site":"{site}"}""",
        ["shipment.departed"] = """{"shipment":"{shipment}","from":"{site}","carrier":"{carrier}","lines":[{"item":"{item}","quantity":1}]}""",
        ["shipment.eta"] = """{"shipment":"{shipment}","eta":"2026-03-02T00:00:00Z"}""",
        ["signal.retracted"] = """{"id":"{signal}"}""",
        ["site.capacity"] = """{"site":"{site}","share":0.5,"reason":"labour"}""",
        ["site.down"] = """{"site":"{site}"}""",
        ["site.up"] = """{"site":"{site}"}""",
        ["supplier.delayed"] = """{"site":"{site}","purchaseOrder":"{order}","items":["{item}"],"delayHours":3}""",
    };

    private static readonly Dictionary<string, (string Own, string Foreign)> Names = new(StringComparer.Ordinal)
    {
        ["{site}"] = ("ACME-STORE", "BIRCH-SUP"),
        ["{item}"] = ("ACME-ITEM", "BIRCH-ITEM"),
        ["{shipment}"] = ("SH-ACME", "SH-BIRCH"),
        ["{order}"] = ("PO-ACME", "PO-BIRCH"),
        ["{carrier}"] = ("Acme", "Birch"),
        ["{signal}"] = ("ACME-1", "BIRCH-1"),
    };

    private PartnerWorld world = null!;
    private int sent;

    public async Task InitializeAsync() => world = await PartnerWorld.OpenAsync();

    public Task DisposeAsync() => world.DisposeAsync().AsTask();

    [Fact]
    public async Task EachType_IsTakenOfOwnThings_AndOfOthersRefusedAsIfTheyDidNotExist()
    {
        Assert.Equal(SignalTypes.Schemas.Keys, Types.Keys.Order(StringComparer.Ordinal));
        foreach (var (type, data) in Types.Where(one => one.Value is not null).OrderBy(one => one.Key is "shipment.arrived" or "signal.retracted"))
        {
            foreach (var name in Names.Keys.Where(name => data!.Contains(name, StringComparison.Ordinal)))
            {
                var (foreign, nobodys) = (await SendAsync(type, data!, name, Names[name].Foreign), await SendAsync(type, data!, name, "NOBODYS"));
                Assert.True(foreign.Status == HttpStatusCode.BadRequest, $"{type} of {name}: {foreign.Text}");
                Assert.Equal(Told(nobodys), Told(foreign).Replace(Names[name].Foreign, "NOBODYS", StringComparison.Ordinal));
            }
            var own = await SendAsync(type, data!, "", "");
            Assert.True(own.Status == HttpStatusCode.Accepted, $"{type}: {own.Text}");
        }
    }

    [Theory]
    [InlineData("order.placed", """{"id":"SECRET-SO","customer":"c","destination":"ACME-STORE","placedAt":"2026-03-02T00:00:00Z","promisedBy":"2026-03-03T00:00:00Z","lines":[{"id":"1","item":"ACME-ITEM","quantity":1}]}""")]
    [InlineData("order.cancelled", """{"order":"SECRET-SO"}""")]
    public async Task Orders_AreNoPartnersBusiness(string type, string data)
    {
        var known = await SendAsync(type, data, "", "");
        Assert.Equal(HttpStatusCode.BadRequest, known.Status);
        Assert.Equal(Told(known), Told(await SendAsync(type, data.Replace("SECRET-SO", "NOBODYS", StringComparison.Ordinal), "", "")));
    }

    /// <summary>An id that somebody else used is free, and the same source and id of a partner stands in nobody's way.</summary>
    [Fact]
    public async Task SourceOfAPartner_MeetsNoOthers()
    {
        foreach (var source in new[] { "/BIRCH", "/SECRET-erp" })
        {
            var id = source == "/BIRCH" ? "BIRCH-1" : "SECRET-1";
            var heard = await world.AcmeAsync("POST", "/api/v1/signals", PartnerWorld.Signal(id, "site.up", new { site = "ACME-SUP" }, source), PartnerWorld.Event);
            Assert.Equal(1, heard.Json.GetProperty("accepted").GetInt32());
            var repeated = await world.AcmeAsync("POST", "/api/v1/signals", PartnerWorld.Signal(id, "site.up", new { site = "ACME-SUP" }, source), PartnerWorld.Event);
            Assert.Equal(1, repeated.Json.GetProperty("duplicates").GetInt32());
        }
        await world.AcmeAsync("POST", "/api/v1/signals", PartnerWorld.Signal("later", "site.up", new { site = "ACME-SUP" }, "/erp"), PartnerWorld.Event);
        var companys = await world.Tower.MustAsync("POST", "/api/v1/signals", PartnerWorld.Signal("later", "site.up", new { site = "ACME-SUP" }, "/erp"), PartnerWorld.Event);
        Assert.Equal(1, companys.Json.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Retraction_OfAnothersSignal_FindsNone_EvenUnderItsSource()
    {
        foreach (var data in new[] { """{"id":"BIRCH-1","source":"/BIRCH"}""", """{"id":"BIRCH-1","source":"partner:Birch:/BIRCH"}""", """{"id":"SECRET-1","source":"/SECRET-erp"}""" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("signal.retracted", data, "", "")).Status);
        }
        Assert.Equal(3, world.Tower.State.Exceptions.Open.Count);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync("signal.retracted", """{"id":"ACME-1","source":"/ACME"}""", "", "")).Status);
        Assert.DoesNotContain(world.Tower.State.Exceptions.Open.Values, one => one.Deviation.Site == "ACME-SUP");
    }

    /// <summary>Two keys of the same integration's name, bound to two partners, have nothing in common.</summary>
    [Fact]
    public async Task Sources_AreThoseOfThePartner_NotOfTheIntegration()
    {
        Assert.Equal(["/ACME"], (await world.AcmeAsync("GET", "/api/v1/sources")).Ids("name"));
        Assert.Equal(["/BIRCH"], (await world.Tower.AskAsync(world.Birch, "GET", "/api/v1/sources")).Ids("name"));
    }

    [Theory]
    [InlineData("""{"integration":"edi","partner":"Acme","scopes":["read","network:write"]}""", "/scopes")]
    [InlineData("""{"integration":"edi","partner":"Acme","scopes":["admin"]}""", "/scopes")]
    [InlineData("""{"user":"P-1","partner":"Acme","scopes":["read"]}""", "/partner")]
    [InlineData("""{"integration":"edi","partner":"","scopes":["read"]}""", "/partner")]
    [InlineData("""{"integration":"edi","partner":" ","scopes":["read"]}""", "/partner")]
    [InlineData("""{"integration":"edi","partner":7,"scopes":["read"]}""", "/partner")]
    public async Task KeyOfAPartner_ThatCannotBe_IsRefused(string body, string pointer)
    {
        var heard = await world.Tower.AskAsync(RunningTower.AdministratorKey, "POST", "/api/v1/keys", body);
        Assert.Equal(HttpStatusCode.BadRequest, heard.Status);
        Assert.Equal(pointer, heard.Json.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    /// <summary>All names own, but for one.</summary>
    private Task<Heard> SendAsync(string type, string data, string name, string instead)
    {
        foreach (var (place, (own, _)) in Names) data = data.Replace(place, place == name ? instead : own, StringComparison.Ordinal);
        return world.AcmeAsync("POST", "/api/v1/signals", PartnerWorld.Signal($"sent-{++sent}", type, JsonSerializer.Deserialize<JsonElement>(data), "/ACME"), PartnerWorld.Event);
    }

    private static string Told(Heard heard) => heard.Json.GetProperty("detail").GetString()!;
}
