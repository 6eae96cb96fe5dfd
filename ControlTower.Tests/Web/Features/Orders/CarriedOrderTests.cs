using Bunit;
using ControlTower.Core.Kernel;
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
        Assert.Equal(["Reassign", "Deallocate", "Short", "Release", "Hold", "Change", "Cancel"], page.FindAll(".orders-acts button").Select(Label));
        Assert.Contains("takes what is packed, and none of it is.", page.Find(".orders-not").TextContent);
        Assert.Contains("Centre", page.Find("tbody").TextContent);
    }

    [Fact]
    public async Task Button_WithPartOfALine_MovesThatPart()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Release");
        page.Find("#order-act-1").Change("3");
        await ConfirmAsync(page, "Release");
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
        await ConfirmAsync(page, "Release");
        page.WaitForAssertion(() => Assert.Contains("of line 1 only 4 is", page.Find("dialog [role=alert]").TextContent));
    }

    [Fact]
    public async Task Button_WhenAnotherMovedItMeanwhile_AsksAgainWithWhatIsLeft()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Release");
        await AskAsync(new MoveOrder("O-1", OrderMachine.Release, new() { Lines = [new("1", Quantity.Of(1))] }));
        page.WaitForAssertion(() => Assert.Contains("1 of 4", page.FindAll(".miles .m")[2].TextContent));
        await ConfirmAsync(page, "Release");
        page.WaitForAssertion(() => Assert.Contains("moved meanwhile", page.Find("dialog [role=alert]").TextContent));
        Assert.Equal("3", page.Find("#order-act-1").GetAttribute("value"));
        await ConfirmAsync(page, "Release");
        page.WaitForAssertion(() => Assert.Equal(OrderStand.Released, OrderStanding.Of(Tower.View.Orders.Tracks["O-1"])));
    }

    [Fact]
    public async Task Button_RightAfterOnesOwn_IsNotTakenForAnothersNews()
    {
        var page = await OpenAsync();
        await ButtonAsync(page, "Release");
        await page.InvokeAsync(() => page.Find("#order-act-1").Change("3"));
        // The second is asked for in the same breath as the first is answered: the page has not been drawn in between.
        await page.InvokeAsync(async () =>
        {
            await page.FindAll("dialog .btn.p").Single(one => one.TextContent.Trim() == "Release").ClickAsync(new());
            page.FindAll(".orders-acts button").Single(one => Label(one) == "Hold").Click();
        });
        await page.InvokeAsync(() => page.Find("#order-act-reason").Input("a word with the customer first"));
        await ConfirmAsync(page, "Hold");
        page.WaitForAssertion(() => Assert.NotNull(Tower.View.Orders.Tracks["O-1"].Held));
    }

    [Fact]
    public async Task Map_ShowsWhereItComesFromAndWhatWasLastHeard()
    {
        SiteEntry[] placed = [.. LifecycleStates.Network.Sites!.Select((site, at) => site with { Lat = 48 + at, Lon = 8 + at })];
        await AskAsync(new PutNetwork(LifecycleStates.Network with { Sites = placed }));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        var page = Render<OrderPage>(p => p.Add(o => o.Id, "O-1"));
        Assert.Contains("allocated since", page.Find(".orders-map").TextContent);
        foreach (var step in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack }) await AskAsync(new MoveOrder("O-1", step, new()));
        await AskAsync(new MoveOrder("O-1", OrderMachine.Ship, new() { Shipment = "SH-1" }));
        page.WaitForAssertion(() => Assert.Contains("SH-1", page.Find(".orders-map").TextContent));
        Assert.Contains("left ", page.Find(".orders-map").TextContent);
        await AskAsync(new MoveOrder("O-1", OrderMachine.Deliver, new()));
        page.WaitForAssertion(() => Assert.Contains("delivered", page.Find(".orders-map").TextContent));
    }

    [Fact]
    public void Keys_OfWhatMayBeDoneAtOnce_AreNeverShared()
    {
        foreach (var state in new[] { "plac", "back", "allo", "rele", "pick", "pack", "ship", "deli", "rrec", "insp", "rest", "held" })
        {
            var scene = LifecycleStates.At(state, false).State;
            var keys = CarriedView.Of(scene, scene.Orders.Tracks["O-1"]).Acts.Select(act => act.Key).OfType<string>().ToList();
            Assert.Equal(keys.Distinct(), keys);
        }
    }

    private static Task ConfirmAsync(IRenderedComponent<OrderPage> page, string label) =>
        page.InvokeAsync(() => page.FindAll("dialog .btn.p").Single(one => one.TextContent.Trim() == label).Click());

    [Fact]
    public async Task Page_SaysWhyThisSite_WithRunnerUpMarginFlipsAndWhoIsRuledOut()
    {
        var page = await OpenAsync();
        page.WaitForAssertion(() => Assert.Equal("Why Centre", page.Find(".why h2").TextContent));
        Assert.Matches("^Centre serves it for .*, EUR.15.00 less than Store\\.", page.Find(".why-say").TextContent);
        Assert.Matches("A shipment from Centre costs more.*by EUR.15", page.Find(".why-flips").TextContent);
        Assert.Empty(page.FindAll(".why-flips + .orders-note"));
        Assert.Contains("none here", page.Find(".why-ruled").TextContent);
    }

    [Fact]
    public async Task Why_OfWhatIsFetched_SaysAtWhatItsWaitingIsReckoned()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)) { PickUp = new("STORE-1", 48) });
        var page = Render<OrderPage>(p => p.Add(o => o.Id, "O-1"));
        page.WaitForAssertion(() => Assert.Matches("Preparing it at Store costs more.*by EUR.*it waits", page.Find(".why-flips").TextContent));
        Assert.Matches("A unit that waits is reckoned at EUR.*no cost of the order", page.Find(".why-flips + .orders-note").TextContent);
    }

    [Fact]
    public async Task Track_ThatSkippedSteps_HasPassedThem_AndTellsWhatHappened()
    {
        var page = await OpenAsync();
        foreach (var step in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack }) await AskAsync(new MoveOrder("O-1", step, new()));
        await AskAsync(new MoveOrder("O-1", OrderMachine.Ship, new() { Shipment = "SH-1", Carrier = "Alpine Parcel" }));
        page.WaitForAssertion(() => Assert.Equal("Shipped", page.Find(".miles .now .m").TextContent));
        Assert.Equal(6, page.FindAll(".miles .done").Count);
        Assert.Contains("Shipped from Centre by Alpine Parcel", page.Find(".orders-events li").TextContent);
        Assert.Contains("Goods", page.Find(".orders-money").TextContent);
        await AskAsync(new MoveOrder("O-1", OrderMachine.Deliver, new()));
        await AskAsync(new MoveOrder("O-1", OrderMachine.RequestReturn, new() { Reason = "too small" }));
        await AskAsync(new MoveOrder("O-1", OrderMachine.ReceiveReturn, new() { Return = "O-1-R1" }));
        page.WaitForAssertion(() => Assert.Equal(["Return received", "Return asked for: too small", "Delivered"], page.FindAll(".orders-events li > :nth-child(2)").Take(3).Select(one => one.TextContent)));
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
        page.InvokeAsync(() => page.FindAll(".orders-acts button").Single(one => Label(one) == label).Click());

    /// <summary>Without the key that is printed on it.</summary>
    private static string Label(AngleSharp.Dom.IElement button) => button.QuerySelector(".kbd") is { } key ? button.TextContent.Trim()[..^key.TextContent.Length].Trim() : button.TextContent.Trim();

    private async Task<IRenderedComponent<OrderPage>> OpenAsync()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        return Render<OrderPage>(p => p.Add(o => o.Id, "O-1"));
    }
}
