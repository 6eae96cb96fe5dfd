using Bunit;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Exceptions;
using ControlTower.Web.Shared.Decisions;

namespace ControlTower.Tests.Web.Features.Exceptions;

public sealed class CaseProductionTests : CasePageTest
{
    [Fact]
    public async Task Case_WithAnOptionOverProduction_ListsTheOrdersUnderIt()
    {
        await SeedAsync();
        await AskAsync(new PutNetwork(new()
        {
            Items = [.. Networks.Small.Items!, new("ITEM-3", "Item three"), new("ITEM-4", "Item four")],
            Suppliers = [new("SUP-1", "ITEM-4")],
            Boms = [new("DC-1", "ITEM-2", [new("ITEM-4", Quantity.Of(20)) { Alternates = ["ITEM-3"] }], 8)],
            Stock = [new("DC-1", "ITEM-3", Quantity.Of(700))],
            ProductionOrders = [new("MO-1", "DC-1", "ITEM-2", Quantity.Of(30), Tower.Now.AddHours(20), Tower.Now.AddHours(28))],
        }));
        await DelayAsync(60, "s-1");
        var page = Render<CasePage>(p => p.Add(one => one.Id, "EX-1001"));
        var row = page.FindAll(".case-options tbody tr").Single(one => one.TextContent.Contains("Make ITEM-2 of other inputs", StringComparison.Ordinal));
        var order = Assert.Single(row.QuerySelectorAll("ul.moves li")).TextContent;
        Assert.Contains("MO-1 30 × ITEM-2 at DC-1:", order, StringComparison.Ordinal);
        Assert.Contains("as planned, of ITEM-3", order, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_OfAnOption_TellFromWhenToWhen()
    {
        var start = Tower.Now;
        var moves = Render<ProductionMoves>(p => p.Add(one => one.Moves,
        [
            new("MO-1", "80 × BIKE at L1", start, start.AddDays(2), start.AddDays(3), null),
            new("MO-2", "9 × TRIKE at L2", null, start, start.AddHours(8), "for STORE"),
        ]));
        Assert.Contains("→", moves.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("new, ", moves.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("for STORE", moves.FindAll("li")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Moves_OfAnOptionWithout_ShowNothing() => Assert.Empty(Render<ProductionMoves>(p => p.Add(one => one.Moves, [])).Markup.Trim());
}
