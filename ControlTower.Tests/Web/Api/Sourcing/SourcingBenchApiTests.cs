using System.Net;
using ControlTower.Tests.Web.Api.Partners;

namespace ControlTower.Tests.Web.Api.Sourcing;

/// <summary>The bench over HTTP: tried on the tower's own stock, of which nothing is touched.</summary>
public sealed class SourcingBenchApiTests : IAsyncLifetime
{
    private const string Path = "/api/v1/sourcing/bench";

    private const string Network = """
        {"sites":[{"id":"A","name":"A","kind":"DistributionCenter"},{"id":"B","name":"B","kind":"DistributionCenter"},{"id":"C","name":"C","kind":"Customer"}],
         "items":[{"id":"I","name":"I","weightKg":1}],
         "lanes":[{"from":"A","to":"C","leadTimeHours":24,"fixed":5},{"from":"B","to":"C","leadTimeHours":24,"fixed":9}],
         "stock":[{"site":"A","item":"I","quantity":10},{"site":"B","item":"I","quantity":10}]}
        """;

    private RunningTower tower = null!;

    public async Task InitializeAsync()
    {
        tower = await RunningTower.StartAsync();
        await tower.MustAsync("PUT", "/api/v1/network", Network);
    }

    public Task DisposeAsync() => tower.DisposeAsync().AsTask();

    [Fact]
    public async Task Try_WithAChange_AnswersBothSides_AndTouchesNothing()
    {
        var before = (await tower.MustAsync("GET", "/api/v1/stock/ledger")).Json.ToString();
        var heard = await tower.MustAsync("POST", Path, """{"destination":"C","lines":[{"item":"I","quantity":2}],"changes":[{"lever":"shipmentCost","site":"A","value":4.5}]}""");
        Assert.Equal(("A", "B"), (Site("before"), Site("after")));
        Assert.Equal((5m, 9m), (Cost("before"), Cost("after")));
        Assert.Equal("B", heard.Json.GetProperty("before").GetProperty("lines")[0].GetProperty("runnerUp").GetString());
        Assert.Equal(before, (await tower.MustAsync("GET", "/api/v1/stock/ledger")).Json.ToString());

        string? Site(string side) => heard.Json.GetProperty(side).GetProperty("shipments")[0].GetProperty("site").GetString();
        decimal Cost(string side) => heard.Json.GetProperty(side).GetProperty("cost").GetProperty("amount").GetDecimal();
    }

    [Theory]
    [InlineData("{}", "/destination")]
    [InlineData("""{"destination":"NONE","lines":[{"item":"I","quantity":1}]}""", "/destination")]
    [InlineData("""{"destination":"C","lines":[{"item":"NONE","quantity":1}]}""", "/lines/0/item")]
    [InlineData("""{"destination":"C","lines":[{"item":"I","quantity":-1}]}""", "/lines/0/quantity")]
    [InlineData("""{"destination":"C","lines":[{"item":"I","quantity":1e308}]}""", "/lines/0/quantity")]
    [InlineData("""{"destination":"C","lines":[{"item":"I","quantity":1}],"changes":[{"lever":"gravity"}]}""", "/changes/0/lever")]
    [InlineData("""{"destination":"C","lines":[{"item":"I","quantity":1}],"changes":[{"lever":"stock","site":"A","item":"I"}]}""", "/changes/0/value")]
    [InlineData("""{"destination":"C","lines":[{"item":"I","quantity":1}],"policy":"none"}""", "/policy")]
    public async Task Try_WithWhatCannotBe_NamesThePath(string body, string pointer)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, body);
        Assert.True((int)heard.Status is >= 400 and < 500, $"{heard.Status}");
        Assert.Contains($"\"{pointer}\"", heard.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_AnOrderThatIsNone_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await tower.AskAsync(RunningTower.AdministratorKey, "POST", Path, """{"order":"NONE"}""")).Status);
}
