using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Web.Api.Partners;
using ControlTower.Web.Api;
using ControlTower.Web.Shared.Whys;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Api.Sourcing;

/// <summary>What is tried on the bench, asked again by the call that knows nothing of the tower: the same sites send the same units.</summary>
public sealed class SourcingRequestTests : IAsyncLifetime
{
    private const string Network = """
        {"sites":[{"id":"A","name":"A","kind":"DistributionCenter","lat":50,"lon":8,"shipmentFixed":2,"handlingPerUnit":0.3,"cutOff":"06:00","timeZone":"Europe/Berlin"},
                  {"id":"B","name":"B","kind":"DistributionCenter","lat":52,"lon":13,"shipmentFixed":1},
                  {"id":"S","name":"S","kind":"Store","lat":48,"lon":11},{"id":"C","name":"C","kind":"Customer","lat":50.1,"lon":8.1}],
         "items":[{"id":"I","name":"I","weightKg":1.7},{"id":"J","name":"J","weightKg":0.4}],
         "lanes":[{"from":"A","to":"C","leadTimeHours":24,"fixed":5,"perKg":0.4},{"from":"B","to":"C","leadTimeHours":30,"fixed":4,"perKg":1.1},{"from":"S","to":"C","leadTimeHours":12,"fixed":9,"perKg":0.2}],
         "stock":[{"site":"A","item":"I","quantity":6},{"site":"B","item":"I","quantity":40},{"site":"S","item":"I","quantity":3},{"site":"B","item":"J","quantity":9},{"site":"A","item":"J","quantity":2}]}
        """;

    private RunningTower tower = null!;

    private TowerRules Rules => tower.Services.GetRequiredService<Submission>().Rules;

    public async Task InitializeAsync()
    {
        tower = await RunningTower.StartAsync();
        await tower.MustAsync("PUT", "/api/v1/network", Network);
    }

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Theory]
    [InlineData("as it is")]
    [InlineData("a site is down")]
    [InlineData("one site at most")]
    [InlineData("lines stay whole")]
    [InlineData("splits are dear")]
    [InlineData("it is late")]
    [InlineData("less is there than wanted")]
    [InlineData("only near ones")]
    public async Task Request_Posted_IsAnsweredAsTheBenchDoes(string what)
    {
        var question = new BenchQuestion(DateTimeOffset.UtcNow) { Destination = "C", Lines = [new("I", Quantity.Of(11)), new("J", Quantity.Of(4))], Changes = Changes(what) };
        var side = SourcingBench.Try(tower.State, question, Rules).Value!.After;
        var order = await PostedAsync(SourcingBench.Request(tower.State, question, Rules).Value!);
        Assert.NotEmpty(side.Served);
        Assert.Equal(side.Served.Select(one => (one.Site, one.Line, one.Quantity.Units)), Sent(order));
        Assert.Equal(side.Left.Units, order.GetProperty("unfilled").EnumerateArray().Sum(line => line.GetProperty("quantity").GetDecimal()));
    }

    [Fact]
    public async Task Request_OfBrokenUnits_SaysWhatAUnitOfItIs_AndIsAnsweredTheSame()
    {
        var question = new BenchQuestion(DateTimeOffset.UtcNow) { Destination = "C", Lines = [new("I", Quantity.Of(2.5m))] };
        var side = SourcingBench.Try(tower.State, question, Rules).Value!.After;
        var request = SourcingBench.Request(tower.State, question, Rules).Value!;
        Assert.Equal(side.Served.Select(one => (one.Site, one.Line, one.Quantity.Units * 10)), Sent(await PostedAsync(request)));
        Assert.Contains(request.Beyond, one => one.Contains("0.1 units", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_UnderAPolicyWhoseRulesTheCallHasNot_SaysSo()
    {
        var question = new BenchQuestion(DateTimeOffset.UtcNow) { Destination = "C", Lines = [new("I", Quantity.Of(11))] };
        await tower.MustAsync("PUT", "/api/v1/routing-policies/strict", """{"title":"Strict","rank":1,"sourcing":{"allowPartial":false,"splitSavesHours":48}}""");
        var (usual, strict) = (Beyond(question), Beyond(question with { Policy = "strict", Version = 1 }));
        Assert.DoesNotContain(usual, one => one.StartsWith("All or nothing", StringComparison.Ordinal) || one.StartsWith("A split has", StringComparison.Ordinal));
        Assert.Contains(strict, one => one.StartsWith("All or nothing", StringComparison.Ordinal));
        Assert.Contains(strict, one => one.StartsWith("A split has to be worth it by the policy", StringComparison.Ordinal));

        IReadOnlyList<string> Beyond(BenchQuestion asked) => SourcingBench.Request(tower.State, asked, Rules).Value!.Beyond;
    }

    [Fact]
    public void Request_OfWhatIsNoQuestion_IsRefusedAsTheBenchRefusesIt()
    {
        var question = new BenchQuestion(DateTimeOffset.UtcNow) { Destination = "C", Lines = [new("NONE", Quantity.Of(1))] };
        Assert.Equal(SourcingBench.Try(tower.State, question, Rules).Refusal, SourcingBench.Request(tower.State, question, Rules).Refusal);
    }

    private async Task<JsonElement> PostedAsync(BenchRequest request) =>
        (await tower.MustAsync("POST", "/api/v1/sourcing/simulate", SourcingRequest.Json(request.Problem, request.Currency))).Json.GetProperty("orders")[0];

    private static BenchChange[] Changes(string what) => what switch
    {
        "a site is down" => [new(BenchLever.SiteDown) { Site = "A" }],
        "one site at most" => [new(BenchLever.MaxShipments) { Value = 1 }],
        "lines stay whole" => [new(BenchLever.LineSplit) { Value = 0 }],
        "splits are dear" => [new(BenchLever.SplitPenalty) { Value = 50 }],
        "it is late" => [new(BenchLever.PromisedBy) { At = DateTimeOffset.UtcNow.AddHours(13) }, new(BenchLever.Lateness) { Value = 3 }],
        "less is there than wanted" => [new(BenchLever.Stock) { Site = "B", Item = "I", Value = 1 }],
        "only near ones" => [new(BenchLever.MaxDistance) { Value = 300 }],
        _ => [],
    };

    /// <summary>In the order of site and line.</summary>
    private static IEnumerable<(string Site, string Line, decimal Units)> Sent(JsonElement order) =>
        from shipment in order.GetProperty("shipments").EnumerateArray()
        from line in shipment.GetProperty("lines").EnumerateArray()
        orderby shipment.GetProperty("site").GetString(), line.GetProperty("line").GetString()
        select (shipment.GetProperty("site").GetString()!, line.GetProperty("line").GetString()!, line.GetProperty("quantity").GetDecimal());
}
