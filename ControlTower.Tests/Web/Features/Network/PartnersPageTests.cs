using Bunit;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Partners;
using ControlTower.Tests.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Network;

namespace ControlTower.Tests.Web.Features.Network;

public sealed class PartnersPageTests : CasePageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(PartnersPage))]
    public void Page_NoNetwork_SaysHowTheyCome()
    {
        At("/network/suppliers");
        Assert.Equal("There are no suppliers here", Render<PartnersPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(PartnersPage))]
    public async Task Page_ANetworkIsPutWhileOpen_ListsItsSuppliers()
    {
        At("/network/suppliers");
        var page = Render<PartnersPage>();
        await SeedAsync();
        page.WaitForAssertion(() => Assert.Equal("2 of 2", page.Find(".page-head .t3").TextContent));
        Assert.Empty(page.FindAll("aside.side"));
    }

    [Fact]
    public async Task Page_OneChosen_ShowsItsParts()
    {
        await SeedAsync();
        At("/network/suppliers?id=SUP-1");
        Assert.Contains("nothing was delivered or confirmed yet", Render<PartnersPage>().Find("aside.side").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void View_Sorted_PutsTheWorstFirstAndTheUnmeasuredLast()
    {
        var scene = Scene.Small();
        scene.PassWithoutBells(60);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "PO-1" });
        var view = PartnersView.Of(scene.State, new(false, null, "score"));
        Assert.Equal(["SUP-1", "SUP-2"], view.Rows.Select(row => row.Id));
        Assert.Equal((38, null), (view.Rows[0].Figures.Score, view.Rows[1].Figures.Score));
        Assert.Equal([1], view.Tiers);
        Assert.Empty(PartnersView.Of(scene.State, new(false, 2, "score")).Rows);
        Assert.EndsWith(" of 1", PartnerWords.Share(view.Rows[0].Figures.OnTime), StringComparison.Ordinal);
        Assert.Equal("—", PartnerWords.Share(new HealthShare(0, 0)));
    }
}
