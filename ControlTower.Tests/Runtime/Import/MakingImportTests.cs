using ControlTower.Core.Runtime.Import;

namespace ControlTower.Tests.Runtime.Import;

/// <summary>Bills of material, production lines and orders, and what is on its way, from CSV.</summary>
public sealed class MakingImportTests : IDisposable
{
    private const string Mapping = """
        name: own
        tables:
          sites: { file: sites.csv }
          items: { file: items.csv }
          lines: { file: lines.csv }
          inputs: { file: inputs.csv }
          made: { file: made.csv }
          bought: { file: bought.csv }
          sold: { file: sold.csv, wide: { keep: [day], name: item, value: units, names: { a2: A } }, unless: { units: "" } }
        sites: { table: sites, id: id, kind: kind }
        items: { table: items, id: id }
        productionLines: { table: lines, site: site, id: line }
        boms: { table: inputs, site: site, item: item, input: input, quantity: quantity, hours: fixed?, unitHours: { from: each?, dividedBy: 3600 }, line: line }
        productionOrders: { table: made, id: id, site: site, item: item, quantity: quantity, startAt: start, dueAt: due }
        purchaseOrders: { table: bought, id: id, from: from, to: to, item: item, quantity: quantity, promisedAt: at }
        stock: { table: sold, site: { otherwise: PLANT }, item: item, quantity: units, lot: day }
        """;

    private readonly ImportFixture fixture = new() { Mapping = Mapping };

    public MakingImportTests() => fixture.With("sites.csv", "id,kind\nPLANT,plant\nSUP,supplier\n").With("items.csv", "id\nA\nB\nC\n");

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Read_Inputs_AreGroupedIntoBills()
    {
        var network = fixture.With("inputs.csv", "site,item,input,quantity,fixed,each,line\nPLANT,A,C,2,1,1800,saw\nPLANT,A,B,0.5,9,,\nPLANT,B,C,1,,1200,\n").Read().Network;
        Assert.Equal([("A", 1.5m, "saw"), ("B", 0.333333m, null)], network.Boms!.Select(bom => (bom.Item, bom.Hours, bom.Line)));
        Assert.Equal([("B", 0.5m), ("C", 2m)], network.Boms![0].Inputs.Select(input => (input.Item, input.Quantity.Units)));
    }

    [Theory]
    [InlineData("PLANT,A,A,1,1,,", "boms.input")]
    [InlineData("PLANT,A,B,0,1,,", "boms.quantity")]
    [InlineData("PLANT,A,B,1,,,", "boms.hours")]
    [InlineData("PLANT,A,B,1,1e6,,", "boms.hours")]
    [InlineData("PLANT,A,C,1,1,,", "boms.input")]
    public void Read_InputThatCannotBe_IsRejected(string row, string field)
    {
        var plan = fixture.With("inputs.csv", $"site,item,input,quantity,fixed,each,line\nPLANT,A,C,2,1,,\n{row}\n").Read();
        Assert.Equal(("inputs.csv", 3, field), plan.Rejected.Select(one => (one.File, one.Line, one.Field)).Single());
        Assert.Equal("C", plan.Network.Boms!.Single().Inputs.Single().Item);
    }

    [Fact]
    public void Read_ProductionLinesAndOrders_BelongToTheirSites()
    {
        var plan = fixture.With("lines.csv", "site,line\nPLANT,saw\nPLANT,oven\nPLANT,saw\n")
            .With("made.csv", "id,site,item,quantity,start,due\nM-1,PLANT,A,5,2026-01-02,2026-01-03\nM-2,PLANT,A,5,2026-01-03,2026-01-02\nM-1,PLANT,A,5,2026-01-02,2026-01-03\n").Read();
        Assert.Equal(["oven", "saw"], plan.Network.Sites!.Single(site => site.Id == "PLANT").ProductionLines!.Select(line => line.Id));
        Assert.Equal("M-1", plan.Network.ProductionOrders!.Single().Id);
        Assert.Equal(["productionLines.id", "productionOrders.dueAt", "productionOrders.id"], plan.Rejected.Select(row => row.Field));
    }

    [Fact]
    public void Read_RowsOfOnePurchaseOrder_AreItsLines()
    {
        var plan = fixture.With("bought.csv", "id,from,to,item,quantity,at\nP-1,SUP,PLANT,A,1,2026-01-02\nP-1,SUP,PLANT,B,2,2026-01-02\nP-1,SUP,PLANT,C,2,2026-01-03\nP-1,SUP,PLANT,A,2,2026-01-02\nP-2,SUP,SUP,A,1,2026-01-02\n").Read();
        Assert.Equal([("A", 1m), ("B", 2m)], plan.Network.PurchaseOrders!.Single().Lines.Select(line => (line.Item, line.Quantity.Units)));
        Assert.Equal(["purchaseOrders.id", "purchaseOrders.item", "purchaseOrders.to"], plan.Rejected.Select(row => row.Field));
    }

    [Fact]
    public void Read_WideTable_GivesARowForEachCell()
    {
        var plan = fixture.With("sold.csv", "day,A,a2,B\nmonday,1,,none\ntuesday,,2,3\n").Read();
        Assert.Equal([("monday", "A", 1m), ("tuesday", "A", 2m), ("tuesday", "B", 3m)], plan.Network.Stock!.Select(one => (one.Lot!, one.Item, one.Quantity.Units)));
        Assert.StartsWith("B: ", plan.Rejected.Single().Reason);
    }

    [Fact]
    public async Task Run_Twice_AddsOnce()
    {
        var plan = fixture.With("inputs.csv", "site,item,input,quantity,fixed,each,line\nPLANT,A,C,2,1,,\n").With("made.csv", "id,site,item,quantity,start,due\nM-1,PLANT,A,5,2026-01-02,2026-01-03\n")
            .With("bought.csv", "id,from,to,item,quantity,at\nP-1,SUP,PLANT,C,1,2026-01-02\n").Read();
        await using var tower = ImportTower.Open();
        var first = await tower.RunAsync(plan);
        var (known, facts) = (tower.Known, tower.Rows.Count);
        var again = await tower.RunAsync(plan);
        Assert.Equal(new NetworkGrowth(2, 3, 0, 0, 0) { Boms = 1, ProductionOrders = 1, PurchaseOrders = 1 }, first.Added);
        Assert.Equal((0, ImportEnd.Completed, known, facts), (again.Added.Total, again.End, tower.Known, tower.Rows.Count));
        Assert.Contains("1 bills of material, 1 production orders", ImportReportText.Plain(first));

        await tower.RunAsync(plan with { Network = plan.Network with { Boms = [.. plan.Network.Boms!, new("PLANT", "B", [new("C", new(1_000_000))], 2)] } });
        Assert.Equal(["A", "B"], tower.Loop.View.Network.Boms.Values.Select(bom => bom.Item));
    }
}
