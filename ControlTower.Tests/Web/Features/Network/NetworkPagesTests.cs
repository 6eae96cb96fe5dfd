using Bunit;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Network;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class NetworkPagesTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(NetworkPage))]
    public void Page_NoNetwork_SaysHowOneComes() => Assert.Equal("There is no network yet", Render<NetworkPage>().Find(".empty .what").TextContent);

    [Fact]
    public async Task Page_FilterFindsNothing_OffersToClearIt()
    {
        await SeedAsync();
        At("/network?q=nowhere");
        Assert.Equal("No site fits the filter", Render<NetworkPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(NetworkPage))]
    public async Task Page_ANetworkIsPutWhileOpen_IsDrawnByItself()
    {
        var page = Render<NetworkPage>();
        await SeedAsync();
        page.WaitForAssertion(() => Assert.Equal("6 of 6 sites", page.Find(".page-head .t3").TextContent));
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    [Shows(PageState.Empty, typeof(SitePage))]
    public void Site_Unknown_IsTold() => Assert.Equal("There is no site NOWHERE", Render<SitePage>(p => p.Add(one => one.Id, "NOWHERE")).Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(SitePage))]
    public async Task Site_ACaseOpensThere_IsListedByItself()
    {
        await SeedAsync();
        var page = Render<SitePage>(p => p.Add(one => one.Id, "SUP-1"));
        Assert.Empty(page.FindAll(".net-side a.item"));
        await DelayAsync(60, "s-1");
        page.WaitForAssertion(() => Assert.Contains("EX-1001", page.Find(".net-side a.item").TextContent, StringComparison.Ordinal));
    }
}
