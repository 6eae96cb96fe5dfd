using Bunit;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Network;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Site_TroubleAtASupplierThatIsFeltThere_IsListedApart()
    {
        await SeedAsync();
        var page = Render<SitePage>(p => p.Add(one => one.Id, "STORE-1"));
        Assert.DoesNotContain("Upstream", page.Find(".net-side").TextContent, StringComparison.Ordinal);
        await DelayAsync(60, "s-1");
        page.WaitForAssertion(() => Assert.Contains("1 at suppliers that will be felt here", page.Find(".net-side").TextContent, StringComparison.Ordinal));
        Assert.Contains("EX-1001", page.Find(".net-side a.item").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(SitePage))]
    public async Task Site_APlanIsPublished_IsDrawnAndListedByItself()
    {
        await SeedAsync();
        var page = Render<SitePage>(p => p.Add(one => one.Id, "DC-1"));
        Assert.Contains("none is published", page.Find(".plan .ph").TextContent, StringComparison.Ordinal);
        var today = new DateTimeOffset(Tower.Now.UtcDateTime.Date, TimeSpan.Zero);
        await TellAsync(SignalTypes.PlanPublished, new { site = "DC-1", item = "ITEM-1", kind = "demand", periodStart = today, period = "day", quantity = 100 });
        await TellAsync(SignalTypes.DemandObserved, new { site = "DC-1", item = "ITEM-1", quantity = 160, periodStart = today, period = "day" });
        page.WaitForAssertion(() => Assert.Contains("above", page.Find(".plan tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal("Demand of ITEM-1: 1 of 1 periods outside the band", page.Find(".plan svg[role=img]").GetAttribute("aria-label"));
        Assert.NotNull(page.Find(".plan path.miss"));
        Assert.Equal("/export/plans.csv?site=DC-1&item=ITEM-1&kind=Demand", page.Find(".plan a.file").GetAttribute("href"));
    }

    [Fact]
    public async Task Site_AnItemIsChosen_StandsInTheAddress()
    {
        await SeedAsync();
        foreach (var item in new[] { "ITEM-1", "ITEM-2" })
        {
            await TellAsync(SignalTypes.PlanPublished, new { site = "DC-1", item, kind = "inbound", periodStart = Tower.Now, period = "week", quantity = 100 });
        }
        var page = Render<SitePage>(p => p.Add(one => one.Id, "DC-1"));
        await page.InvokeAsync(() => page.Find(".plan select").Change("ITEM-2"));
        Assert.EndsWith("/network/DC-1?item=ITEM-2", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_AMachineBelowItsNeed_IsListedWithWhatIsNeeded()
    {
        await SeedAsync();
        var page = Render<SitePage>(p => p.Add(one => one.Id, "DC-1"));
        Assert.DoesNotContain("Automation", page.Markup, StringComparison.Ordinal);
        await TellAsync(SignalTypes.AutomationTelemetry, new { site = "DC-1", system = "AS/RS 1", throughputPerHour = 90, availability = 0.8, need = 100 });
        page.WaitForAssertion(() => Assert.Contains("90 /h at 80.0 %", page.Find(".net-side").TextContent, StringComparison.Ordinal));
        Assert.Contains("need 100 /h", page.Find(".net-side").TextContent, StringComparison.Ordinal);
    }

    private async Task TellAsync(string type, object data) =>
        await AskAsync(new TakeSignals([Scene.Candidate(type, data, $"t-{Guid.NewGuid()}", Tower.Now)], Single: true), Caller.Integration("aps"));
}
