using Bunit;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Features.Protocols;

namespace ControlTower.Tests.Web.Features.Protocols;

public sealed class ShadowPartTests : PageTest
{
    private const string Id = "supplier-delay-under-48h";

    [Fact]
    public async Task Page_WithoutAVersionInTheShadow_SaysNothingOfOne()
    {
        await SmallNetworkAsync();
        Assert.Empty(Render<ProtocolPage>(p => p.Add(one => one.Id, Id)).FindAll(".shadow-part"));
    }

    [Fact]
    public async Task Page_WithOneInTheShadow_ShowsItAndAsksThatItBecomeLive()
    {
        await InTheShadowAsync();
        At($"/protocols/{Id}?part=shadow");
        var page = Render<ProtocolPage>(p => p.Add(one => one.Id, Id));
        page.WaitForAssertion(() => Assert.Contains("beside version 1", page.Find(".shadow-part").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => page.Find(".shadow-part .wr button"));
        await page.InvokeAsync(() => page.Find(".shadow-part .wr button").Click());
        await page.InvokeAsync(() => page.Find("#shadow-reason").Input("It agrees"));
        await page.InvokeAsync(() => page.FindAll(".shadow-part button").Single(button => button.TextContent.Trim() == "Ask for it").Click());
        page.WaitForAssertion(() => Assert.Contains("It agrees", page.Find(".shadow-part").TextContent, StringComparison.Ordinal));
        Assert.Equal("It agrees", Tower.View.Protocols.Promotions[Id].Reason);
    }

    [Fact]
    public async Task Page_EndedWhileOpen_ShowsItNoMore()
    {
        await InTheShadowAsync();
        At($"/protocols/{Id}?part=shadow");
        var page = Render<ProtocolPage>(p => p.Add(one => one.Id, Id));
        page.WaitForAssertion(() => page.Find(".shadow-part"));
        await AskAsync(new EndShadow(Id, "enough"));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".shadow-part")));
    }

    private async Task InTheShadowAsync()
    {
        await SmallNetworkAsync();
        var text = ProtocolText.Shipped.Single(one => one.Contains($"id: {Id}\n", StringComparison.Ordinal)).Replace("cases: [", "mode: shadow\ncases: [", StringComparison.Ordinal);
        await AskAsync(new PublishProtocol(ProtocolText.Parse(text).Value!, text), Caller.System);
    }
}
