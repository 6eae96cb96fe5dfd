using Bunit;
using ControlTower.Core.Network;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Production;

namespace ControlTower.Tests.Web.Features.Production;

public sealed class ProductionPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(ProductionPage))]
    public void Page_NothingToMake_SaysHowItComes() => Assert.Equal("Nothing is to be made", Render<ProductionPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(ProductionPage))]
    public async Task Page_AnOrderComesWhileOpen_IsDrawnAndListedByItself()
    {
        var page = Render<ProductionPage>();
        await SeedAsync();
        await AskAsync(new PutNetwork(new() { ProductionOrders = [Order("MO-1", 4)] }));
        page.WaitForAssertion(() => Assert.Equal("MO-1", page.Find("a.prod-order").GetAttribute("href")!.Split('=')[^1]), TimeSpan.FromSeconds(10));
        Assert.Contains("1 orders, 0 stopped, 0 late", page.Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AnOrderIsChosen_StandsBesideWithItsInputs()
    {
        await SeedAsync();
        await AskAsync(new PutNetwork(new()
        {
            Boms = [new("DC-1", "ITEM-2", [new("ITEM-1", Core.Kernel.Quantity.Of(30))], 8)],
            ProductionOrders = [Order("MO-1", 4) with { Item = "ITEM-2" }],
        }));
        At("/production?order=MO-1");
        var panel = Render<ProductionPage>().Find("aside.side");
        Assert.Contains("1 of 1 short", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("210 of 300", panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_FilterFindsNothing_OffersToClearIt()
    {
        await SeedAsync();
        await AskAsync(new PutNetwork(new() { ProductionOrders = [Order("MO-1", 4)] }));
        At("/production?item=ITEM-9");
        Assert.Equal("No production order is like that", Render<ProductionPage>().Find(".empty .what").TextContent);
    }

    private ProductionOrderEntry Order(string id, double inHours) => new(id, "DC-1", "ITEM-1", Core.Kernel.Quantity.Of(10), Tower.Now.AddHours(inHours), Tower.Now.AddHours(inHours + 8));
}
