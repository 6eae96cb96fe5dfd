using Bunit;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Network;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class StockPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(StockPage))]
    public void Page_NoStock_SaysHowItComes() => Assert.Equal("No stock is known yet", Render<StockPage>().Find(".empty .what").TextContent);

    [Fact]
    public async Task Page_AllInBalance_SaysSo()
    {
        await SeedAsync();
        Assert.Equal("All stock is in balance", Render<StockPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(StockPage))]
    public async Task Page_ASiteFallsBelowSafety_IsListedByItself_WithTheMoveAndTheCase()
    {
        await SeedAsync();
        var page = Render<StockPage>();
        await PutAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        var row = page.FindAll("tbody tr")[0].TextContent;
        Assert.Contains("Below safety", row, StringComparison.Ordinal);
        Assert.Contains("50 from DC-2", row, StringComparison.Ordinal);
        Assert.Equal("/exceptions/EX-1001", page.Find("tbody tr a[href^='/exceptions']").GetAttribute("href"));
        Assert.Contains("50 to DC-1", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?kind=Excess", "DC-2")]
    [InlineData("?site=centre%20one", "DC-1")]
    public async Task Page_Filtered_ShowsWhatFits(string query, string site)
    {
        await SeedAsync();
        await PutAsync();
        At($"/network/stock{query}");
        var page = Render<StockPage>();
        Assert.Equal(site, Assert.Single(page.FindAll("tbody tr a[href^='/network']")).TextContent);
        Assert.Equal($"/export/imbalances.csv{query}", page.Find("a.file").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_FilterFindsNothing_OffersToClearIt()
    {
        await SeedAsync();
        At("/network/stock?item=ITEM-1");
        Assert.Equal("Nothing fits the filter", Render<StockPage>().Find(".empty .what").TextContent);
    }

    private Task<object> PutAsync() => AskAsync(new PutNetwork(new()
    {
        Stock = [new StockEntry("DC-1", "ITEM-2", Quantity.Of(10)) { Safety = Quantity.Of(60) }, new StockEntry("DC-2", "ITEM-2", Quantity.Of(500)) { Safety = Quantity.Of(20) }],
        Orders = [],
    }));
}
