using System.Net;
using System.Text.Json;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.Api.Partners;
using Matrix = ControlTower.Tests.Orders.Lifecycle.Matrix;

namespace ControlTower.Tests.Web.Api;

/// <summary>Every state with every transition as a program meets it: 200 and the state that is written, or 409 with the reason, and nothing has changed.</summary>
public sealed class OrderMatrixApiTests
{
    private static readonly Matrix Expected = Matrix.Read();

    [Theory]
    [InlineData(MatrixTests.Sent, false)]
    [InlineData(MatrixTests.Fetched, true)]
    public async Task Transitions_InEveryState_AreAnsweredAsWritten(string section, bool fetched)
    {
        await using var tower = await RunningTower.StartAsync();
        await tower.MustAsync("PUT", "/api/v1/network", Network);
        var (done, refused) = (0, 0);
        foreach (var column in Expected.Cells(section).GroupBy(cell => cell.State))
        {
            var allowed = Expected.Allowed(section, column.Key).ToList();
            var order = await BringAsync(tower, $"{column.Key}-{fetched}", column.Key, fetched);
            Assert.Equal(allowed, order.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()));
            foreach (var (transition, _, _) in column.Where(cell => cell.Cell == Matrix.Refused))
            {
                await RefusedAsync(tower, order, (transition, column.Key), allowed);
                refused++;
            }
            foreach (var (transition, _, cell) in column.Where(cell => cell.Cell != Matrix.Refused))
            {
                var fresh = await BringAsync(tower, $"{column.Key}-{transition}-{fetched}", column.Key, fetched);
                await tower.MustAsync("POST", $"{PathOf(fresh)}/{transition}", Body(transition));
                Assert.Equal(Word(cell), (await ReadAsync(tower, fresh)).GetProperty("state").GetString());
                done++;
            }
        }
        Assert.Equal(Expected.Cells(section).Count, done + refused);
    }

    private static async Task RefusedAsync(RunningTower tower, JsonElement order, (string Transition, string State) what, List<string> allowed)
    {
        var heard = await tower.AskAsync(RunningTower.AdministratorKey, "POST", $"{PathOf(order)}/{what.Transition}", Body(what.Transition));
        if (OrderMachine.Find(what.Transition)!.ByTower)
        {
            Assert.Equal((what, HttpStatusCode.NotFound), (what, heard.Status));
            Assert.Contains($"The transition {what.Transition} is none that may be asked for", heard.Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((what, HttpStatusCode.Conflict), (what, heard.Status));
            var detail = heard.Json.GetProperty("detail").GetString()!;
            Assert.Contains($" is {OrderStanding.Word(MatrixTests.Codes[what.State])}: {what.Transition} ", detail, StringComparison.Ordinal);
            Assert.EndsWith(allowed.Count == 0 ? "Nothing may be done to it now." : $"What may be done now: {string.Join(", ", allowed)}.", detail, StringComparison.Ordinal);
        }
        Assert.Equal(order.GetRawText(), (await ReadAsync(tower, order)).GetRawText());
    }

    /// <returns>The order as it is read once it is there.</returns>
    private static async Task<JsonElement> BringAsync(RunningTower tower, string id, string state, bool fetched)
    {
        object? pickUp = fetched ? new { site = "STORE-1", windowHours = 48 } : null;
        await tower.MustAsync("POST", "/api/v1/orders", new { id, customer = "Customer one", destination = "C-1", promisedBy = DateTimeOffset.UtcNow.AddDays(3), allocate = false, pickUp, lines = new[] { new { id = "1", item = "ITEM-1", quantity = 4 } } });
        foreach (var transition in LifecycleStates.WayTo(state, fetched)) await tower.MustAsync("POST", $"/api/v1/orders/{id}/{transition}", Body(transition));
        var order = (await tower.MustAsync("GET", $"/api/v1/orders/{id}")).Json;
        Assert.Equal(Word(state), order.GetProperty("state").GetString());
        return order;
    }

    private static async Task<JsonElement> ReadAsync(RunningTower tower, JsonElement order) => (await tower.MustAsync("GET", PathOf(order))).Json;

    private static string PathOf(JsonElement order) => $"/api/v1/orders/{order.GetProperty("id").GetString()}";

    private static string Word(string code) => JsonNamingPolicy.CamelCase.ConvertName(MatrixTests.Codes[code].ToString());

    /// <summary>What the transition needs, and nothing more.</summary>
    private static Dictionary<string, object> Body(string transition)
    {
        var body = new Dictionary<string, object>();
        foreach (var told in OrderMachine.Find(transition)!.Needs)
        {
            if (told == Told.Reason) body["reason"] = "since it is so";
            else if (told == Told.Site) body["site"] = "STORE-1";
            else if (told == Told.Quantities) body["lines"] = new[] { new { line = "1", quantity = 3 } };
            else if (told == Told.Items) body["items"] = new[] { new { id = "1", item = "ITEM-2", quantity = 1 } };
            else Assert.Fail($"{transition} needs {told}, which nobody tells here");
        }
        return body;
    }

    private static object Network { get; } = new
    {
        sites = new object[]
        {
            new { id = "DC-1", name = "Centre", kind = "DistributionCenter" }, new { id = "DC-2", name = "Other centre", kind = "DistributionCenter" },
            new { id = "STORE-1", name = "Store", kind = "Store" }, new { id = "C-1", name = "Customer", kind = "Customer" },
        },
        items = new object[] { new { id = "ITEM-1", name = "Item one" }, new { id = "ITEM-2", name = "Item two" } },
        lanes = new object[] { new { from = "DC-1", to = "C-1", leadTimeHours = 24, @fixed = 5 }, new { from = "DC-2", to = "C-1", leadTimeHours = 24, @fixed = 8 }, new { from = "STORE-1", to = "C-1", leadTimeHours = 24, @fixed = 20 } },
        stock = new object[] { new { site = "DC-1", item = "ITEM-1", quantity = 10_000 }, new { site = "STORE-1", item = "ITEM-1", quantity = 10_000 } },
    };
}
