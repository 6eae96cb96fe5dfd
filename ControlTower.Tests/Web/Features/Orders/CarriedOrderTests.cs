using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>The page of an order that the tower carries: its track, and what may be done to it by whom.</summary>
public sealed class CarriedOrderTests : PageTest
{
    [Fact]
    public async Task Page_ShowsTheTrack_AndWhatMayBeDone()
    {
        var page = await OpenAsync();
        Assert.Equal(["Placed", "Allocated", "Released", "Picking", "Packed", "Shipped", "Delivered", "Settled"], page.FindAll(".miles .m").Select(one => one.TextContent));
        Assert.Equal(2, page.FindAll(".miles .done").Count);
        Assert.Equal(["Reassign", "Deallocate", "Short", "Release", "Hold", "Change", "Cancel"], page.FindAll(".orders-acts button").Select(one => one.TextContent.Trim()));
        Assert.Contains("takes what is packed, and none of it is.", page.Find(".orders-not").TextContent);
        Assert.Contains("DC-1", page.Find("tbody").TextContent);
    }

    [Fact]
    public async Task Button_WithPartOfALine_MovesThatPart()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Release");
        page.Find("#order-act-1").Change("3");
        await page.InvokeAsync(() => page.FindAll("dialog .btn.p").Single(one => one.TextContent.Trim() == "Release").Click());
        page.WaitForAssertion(() => Assert.Contains("3 of 4", page.FindAll(".miles .m")[2].TextContent));
        Assert.Equal(OrderStand.Allocated, OrderStanding.Of(Tower.View.Orders.Tracks["O-1"]));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(OrderPage))]
    public async Task Button_ThatIsRefused_SaysWhyAndStays()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Release");
        await page.InvokeAsync(() => page.Find("#order-act-1").Change("9"));
        await page.InvokeAsync(() => page.FindAll("dialog .btn.p").Single(one => one.TextContent.Trim() == "Release").Click());
        page.WaitForAssertion(() => Assert.Contains("of line 1 only 4 is", page.Find("dialog [role=alert]").TextContent));
    }

    [Fact]
    public async Task Page_SaysWhyThisSite_WithRunnerUpMarginFlipsAndWhoIsRuledOut()
    {
        var page = await OpenAsync();
        page.WaitForAssertion(() => Assert.Equal("Why Centre", page.Find(".why h2").TextContent));
        Assert.Matches("^Centre serves it for .*, EUR.15.00 less than Store\\.", page.Find(".why-say").TextContent);
        Assert.Contains("A shipment from Centre costs more", page.FindAll(".why-list")[0].TextContent);
        Assert.Contains("none here", page.FindAll(".why-list")[1].TextContent);
    }

    [Fact]
    public async Task Override_AsksForSiteAndReason_AndThePageThenSaysWhoChoseAndWhatItCostsMore()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Reassign");
        await page.InvokeAsync(() => page.Find("#order-act-site").Change("STORE-1"));
        await page.InvokeAsync(() => page.Find("dialog textarea").Input("the customer is next door"));
        await page.InvokeAsync(() => page.FindAll("dialog .btn.p").Single(one => one.TextContent.Trim() == "Reassign").Click());
        page.WaitForAssertion(() => Assert.Matches("^Store serves it for .*, EUR.15.00 more than the policy's choice\\. Because: the customer is next door\\.", page.Find(".why-say").TextContent));
        Assert.Equal("STORE-1", Tower.View.Orders.Tracks["O-1"].Units.Single().Place.Site);
    }

    private static Task ButtonAsync(IRenderedComponent<OrderPage> page, string label) =>
        page.InvokeAsync(() => page.FindAll(".orders-acts button").Single(one => one.TextContent.Trim() == label).Click());

    private async Task<IRenderedComponent<OrderPage>> OpenAsync()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        return Render<OrderPage>(p => p.Add(o => o.Id, "O-1"));
    }
}
