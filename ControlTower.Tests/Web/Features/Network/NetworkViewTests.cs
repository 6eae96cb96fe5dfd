using ControlTower.Core.Network;
using ControlTower.Tests.Tower;
using ControlTower.Web.Features.Network;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class NetworkViewTests
{
    private readonly Scene scene = Scene.Small().Delay(72).Settle();

    [Fact]
    public void Of_NoFilter_ListsTroubleFirst()
    {
        var view = View(new());

        Assert.Equal(view.All, view.Rows.Count);
        Assert.Equal(("SUP-1", 1), (view.Rows[0].Id, view.Rows[0].Cases));
    }

    [Fact]
    public void Of_Kind_KeepsItsSitesAndTheLanesBetweenThem()
    {
        var view = View(new(Kind: SiteKind.Supplier));

        Assert.All(view.Rows, row => Assert.Equal(SiteKind.Supplier, row.Kind));
        Assert.Equal(view.Rows.Count, view.Sites.Count);
        Assert.All(view.Lanes, lane => Assert.StartsWith("SUP-", lane.From, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_Trouble_KeepsOnlyWhatIsWrong() => Assert.Equal("SUP-1", Assert.Single(View(new(TroubleOnly: true)).Rows).Id);

    [Fact]
    public void Of_TextThatFitsNothing_IsEmpty() => Assert.Empty(View(new(Text: "nowhere at all")).Rows);

    [Fact]
    public void Site_Known_ShowsStockLanesAndCases()
    {
        var site = SiteView.Of(scene.State, new Situations().Of(scene.State), "SUP-1")!;

        Assert.Equal("EX-1001", Assert.Single(site.Cases).Id);
        Assert.Contains(site.Lanes, lane => lane.Outwards);
        Assert.NotEmpty(site.Supplies);
    }

    [Fact]
    public void Site_Unknown_IsNull() => Assert.Null(SiteView.Of(scene.State, new Situations().Of(scene.State), "NOWHERE"));

    private NetworkView View(NetworkFilter filter) => NetworkView.Of(scene.State, new Situations().Of(scene.State), filter);
}
