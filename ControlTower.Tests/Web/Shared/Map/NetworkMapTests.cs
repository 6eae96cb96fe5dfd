using Bunit;
using ControlTower.Web.Shared.Map;
using ControlTower.Web.Shared.Map.Guide;

namespace ControlTower.Tests.Web.Shared.Map;

public sealed class NetworkMapTests : BunitContext
{
    public NetworkMapTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Render_Site_IsALinkWithNameKindAndTrouble()
    {
        var map = Render<NetworkMap>(p => p.Add(m => m.Sites, GuideNetwork.Sites).Add(m => m.SiteHref, id => "network/" + id));

        Assert.Equal("network/PLT-GYO", map.Find("[aria-label='Gyor plant, Plant, critical']").GetAttribute("href"));
    }

    [Fact]
    public void Click_Site_TellsItsId()
    {
        string? told = null;
        var map = Render<NetworkMap>(p => p.Add(m => m.Sites, GuideNetwork.Sites).Add(m => m.OnSiteSelected, id => told = id));

        map.Find("[aria-label='Gyor plant, Plant, critical']").Click();

        Assert.Equal("PLT-GYO", told);
    }

    [Fact]
    public void SizeChanged_NewSize_LaysTheMapOutAnew()
    {
        var map = Render<NetworkMap>(p => p.Add(m => m.Sites, GuideNetwork.Sites));

        map.InvokeAsync(() => map.Instance.SizeChanged(700, 300));

        Assert.Equal("0 0 700 300", map.Find(".map-canvas").GetAttribute("viewBox"));
    }

    [Fact]
    public void Change_SoonAfterAnother_IsDrawnInTheEnd()
    {
        var map = Render<NetworkMap>(p => p.Add(m => m.Sites, GuideNetwork.Sites));
        var calm = GuideNetwork.Sites.Select(site => site with { Trouble = MapTrouble.None }).ToList();

        map.Render(p => p.Add(m => m.Sites, calm));

        map.WaitForAssertion(() => Assert.Empty(map.FindAll("[aria-label$=', critical']")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Change_ByTheReader_IsDrawnAtOnce()
    {
        var map = Render<NetworkMap>(p => p.Add(m => m.Sites, GuideNetwork.Sites));

        map.Render(p => p.Add(m => m.SelectedSite, "PLT-GYO"));

        Assert.Single(map.FindAll(".map-selected"));
    }

    [Fact]
    public void Render_Tiers_NameEverySite()
    {
        var tiers = Render<TierDiagram>(p => p.Add(t => t.Sites, GuideNetwork.Sites).Add(t => t.Lanes, GuideNetwork.Lanes));

        Assert.Equal(GuideNetwork.Sites.Count, tiers.FindAll("a.map-mark").Count);
    }
}
