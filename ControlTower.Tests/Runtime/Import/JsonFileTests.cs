using System.Text;
using ControlTower.Core.Kernel;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>JSON files as they come: whole, spoilt, and larger than what is held of them.</summary>
public sealed class JsonFileTests : IDisposable
{
    private const string Mapping = """
        name: own
        tables:
          stock: { file: dump.json, where: { model: stock }, unless: { fields.item: [nothing, ""] } }
        stock: { table: stock, site: fields.place.site, item: fields.item, quantity: { from: fields.quantity, times: -1, dividedBy: 2 } }
        """;

    private readonly ImportFixture fixture = new() { Mapping = Mapping };

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Read_ArrayOfObjects_TakesTheRowsThatTheTableAsksFor()
    {
        var plan = fixture.With("dump.json", $"""
            [ {Row("A", "-4")}, {Row("nothing", "-4")}, {Row("B", "\"-5\"")},
              {Row("C", "-6").Replace("stock", "other")}, {Row("\\u00e4 [,]", "-0.5e1")}, {Row(" ", "-1")} ]
            """).Read();
        Assert.Equal([("S", "A", 2m), ("S", "B", 2.5m), ("S", "ä [,]", 2.5m)], plan.Network.Stock!.Select(one => (one.Site, one.Item, one.Quantity.Units)));
        Assert.Equal((0, 6L), (plan.Counts.RowsRejected, plan.Counts.RowsRead));
    }

    [Fact]
    public void Read_RowsThatCannotBeRead_AreRejectedByLineAndFieldAndTheRestIsTaken()
    {
        var plan = fixture.With("dump.json", $$"""
            [
            {{Row("A", "-4")}},
            {{Row("B", "many")}},
            {{Row("C", "\"many\"")}},
            7,
            {{Row("D", "4")}},
            {{Row("E", "[1]")}},
            {{Row("F", "null")}},
            ,
            {"model":"stock","model":"stock"},
            {{Row("\\ud800", "-1")}},
            {{Row("G", "-4")}}
            ]
            """).Read();
        Assert.Equal(["A", "G"], plan.Network.Stock!.Select(one => one.Item));
        Assert.Equal(
            [(3, null), (4, "stock.quantity"), (5, null), (6, "stock.quantity"), (7, "stock.quantity"), (8, "stock.quantity"), (9, null), (10, null), (11, "stock.item")],
            plan.Rejected.Select(row => (row.Line, row.Field)).Order());
        Assert.All(plan.Rejected, row => Assert.Equal("dump.json", row.File));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{}", 1)]
    [InlineData("[", 1)]
    [InlineData("[]", 0)]
    [InlineData("\n\n{\"model\":\"stock\"}", 1)]
    public void Read_NoArray_IsRejectedAndNeverThrows(string text, int rejected)
    {
        var plan = fixture.With("dump.json", text).Read();
        Assert.Equal((0, rejected), (plan.Network.Stock!.Count, plan.Counts.RowsRejected));
    }

    [Fact]
    public void Read_FileThatBreaksOff_KeepsWhatCameBefore()
    {
        var plan = fixture.With("dump.json", $"[{Row("A", "-4")},\n{Row("B", "-4")[..20]}").Read();
        Assert.Equal("A", plan.Network.Stock!.Single().Item);
        Assert.Equal((2, null), plan.Rejected.Select(row => (row.Line, row.Field)).Single());
    }

    [Fact]
    public void Read_ElementTooLong_CostsItself()
    {
        var plan = fixture.With("dump.json", $"[{Row("A", "-4")},\n{Row(new string('x', 2_000_000), "-4")},\n{Row("C", "-4")}]").Read();
        Assert.Equal(["A", "C"], plan.Network.Stock!.Select(one => one.Item));
        Assert.Equal(2, plan.Rejected.Single().Line);
    }

    [Fact]
    public void Read_Noise_IsRejectedAndNeverThrows()
    {
        var random = new Random(7);
        var letters = "{}[]\"\"\\,,:: \n\0aue1-\u00e9\ud83d\ude9a".ToCharArray();
        for (var round = 0; round < 300; round++)
        {
            var noise = new string([.. Enumerable.Range(0, 300).Select(_ => letters[random.Next(letters.Length)])]);
            var plan = fixture.With("dump.json", Encoding.UTF8.GetBytes($"[{Row("A", "-4")},{noise}]")).Read();
            Assert.Equal("A", plan.Network.Stock![0].Item);
        }
    }

    [Fact]
    public void Read_OrdersAndJoins_WorkAsOverCsv()
    {
        fixture.Mapping = """
            name: own
            tables:
              orders: { file: all.json, where: { kind: order }, joins: { customer: { table: customers, on: customer } } }
              customers: { file: all.json, where: { kind: customer }, key: id }
            orders: { table: orders, id: id, customer: customer, destination: customer.address.state, placedAt: placed }
            orderLines: { table: orders, order: id, id: { otherwise: "1" }, item: item, quantity: quantity, price: price }
            """;
        var order = fixture.With("all.json", """
            [{"kind":"order","id":"O-1","customer":7,"placed":"2026-01-02T10:00:00Z","item":"A","quantity":2,"price":2.5},
             {"kind":"customer","id":"7","address":{"state":"NORTH"}}]
            """).Read().Orders.Single();
        Assert.Equal(("NORTH", Money.Of(5m, "EUR")), (order.Destination, order.Lines.Single().Total!.Value));
    }

    private static string Row(string item, string quantity) =>
        $$$"""{"model":"stock","fields":{"place":{"site":"S"},"item":"{{{item}}}","quantity":{{{quantity}}} } }""";
}
