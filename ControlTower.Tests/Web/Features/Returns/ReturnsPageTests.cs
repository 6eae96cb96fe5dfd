using Bunit;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Returns;

namespace ControlTower.Tests.Web.Features.Returns;

/// <summary>The desk where goods come back and are judged, and where stores see what waits.</summary>
public sealed class ReturnsPageTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(ReturnsPage))]
    public void Page_NothingComesBack_SaysHowItWould() => Assert.Equal("Nothing waits to be inspected", Render<ReturnsPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(ReturnsPage))]
    public async Task Page_GoodsComeBackWhileOpen_AreListedWithWhatTheyAreWorth()
    {
        await DeliveredAsync();
        var page = Render<ReturnsPage>();
        await MoveAsync(OrderMachine.RequestReturn, OrderMachine.ReceiveReturn);
        page.WaitForAssertion(() => Assert.Equal("O-1-R1", page.Find("tbody a.id").TextContent), TimeSpan.FromSeconds(10));
        Assert.Contains("4 × Item one", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("100.00", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("1 to inspect", page.Find(".page-head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Return_FromReceivingToRefund_IsDoneAtTheDesk()
    {
        await DeliveredAsync();
        await MoveAsync(OrderMachine.RequestReturn);
        At("/returns?show=requested&order=O-1&return=O-1-R1");
        var page = Render<ReturnsPage>();
        Assert.Equal(["Receive", "Refuse"], Acts(page));
        await DoAsync(page, "Receive");
        await DoAsync(page, "Inspect", dialog => dialog.Find("#returns-condition").Change("scratched"));
        await DoAsync(page, "Restock");
        await DoAsync(page, "Refund", dialog => dialog.Find("#returns-amount").Change("80"));
        var back = Assert.Single(Track.Returns);
        Assert.Equal(("scratched", ReturnOutcome.Refund, 80m), (back.Condition, back.Outcome, back.Amount!.Value.Amount));
        Assert.Equal([(Stage.Restocked, 4m)], Track.Units.Select(group => (group.Place.Stage, group.Quantity.Units)));
    }

    [Fact]
    public async Task Exchange_NamesWhatIsSentInstead()
    {
        await DeliveredAsync();
        await MoveAsync(OrderMachine.RequestReturn, OrderMachine.ReceiveReturn, OrderMachine.Inspect);
        At("/returns?show=end&order=O-1&return=O-1-R1");
        var page = Render<ReturnsPage>();
        await BeginAsync(page, "Exchange");
        await ConfirmAsync(page, "Exchange");
        page.WaitForAssertion(() => Assert.Contains("Say which item is sent instead", page.Markup, StringComparison.Ordinal));
        page.Find("#returns-item").Change("ITEM-2");
        page.Find("#returns-quantity").Change("2");
        await ConfirmAsync(page, "Exchange");
        page.WaitForAssertion(() => Assert.Equal(2m, Tower.View.Orders.Tracks["O-1-L1"].Order.Lines[0].Quantity.Units));
    }

    [Fact]
    public async Task Step_WhenAnotherDidPartOfIt_AsksAgainWithWhatIsLeft()
    {
        await DeliveredAsync();
        await MoveAsync(OrderMachine.RequestReturn, OrderMachine.ReceiveReturn);
        At("/returns?order=O-1&return=O-1-R1");
        var page = Render<ReturnsPage>();
        await BeginAsync(page, "Inspect");
        await page.InvokeAsync(() => page.Find("#returns-condition").Change("scratched"));
        await AskAsync(new MoveOrder("O-1", OrderMachine.Inspect, new() { Return = "O-1-R1", Lines = [new("1", Quantity.Of(1))] }));
        await ConfirmAsync(page, "Inspect");
        page.WaitForAssertion(() => Assert.Contains("moved meanwhile", page.Find("dialog [role=alert], .dlg [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(("3", "scratched"), (page.Find("#returns-line-1").GetAttribute("value"), page.Find("#returns-condition").GetAttribute("value")));
        await ConfirmAsync(page, "Inspect");
        page.WaitForAssertion(() => Assert.Equal([(Stage.Inspected, 4m)], Track.Units.Select(group => (group.Place.Stage, group.Quantity.Units))));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(ReturnsPage))]
    public async Task Step_SomebodyDidWhole_SaysThatItIsOver()
    {
        await DeliveredAsync();
        await MoveAsync(OrderMachine.RequestReturn, OrderMachine.ReceiveReturn);
        At("/returns?order=O-1&return=O-1-R1");
        var page = Render<ReturnsPage>();
        await BeginAsync(page, "Inspect");
        await MoveAsync(OrderMachine.Inspect);
        await ConfirmAsync(page, "Inspect");
        page.WaitForAssertion(() => Assert.Contains("“Inspect” is not its turn any more", page.Find(".dlg, dialog").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stores_ShowWhatIsToBeReadyAndHowLongItIsKept()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)) { PickUp = new("STORE-1", 48) });
        At("/returns?show=pick-up&order=O-1");
        var page = Render<ReturnsPage>();
        Assert.Contains("allocated", page.Find("tbody").TextContent, StringComparison.Ordinal);
        foreach (var label in new[] { "Release", "Pick", "Pack", "Ready for pick-up" }) await DoAsync(page, label);
        Assert.NotNull(Track.PickUpUntil);
        page.WaitForAssertion(() => Assert.Contains("is ready", page.Find("tbody").TextContent, StringComparison.Ordinal));
        await DoAsync(page, "Picked up");
        page.WaitForAssertion(() => Assert.Equal("Nothing waits in a store", page.Find(".empty .what").TextContent));
    }

    [Theory]
    [InlineData("?q=o-1-r1", 1)]
    [InlineData("?q=elsewhere", 0)]
    [InlineData("?site=DC-1", 1)]
    [InlineData("?site=DC-2", 0)]
    [InlineData("?show=requested", 0)]
    public async Task Address_HoldsTheView(string query, int rows)
    {
        await DeliveredAsync();
        await MoveAsync(OrderMachine.RequestReturn, OrderMachine.ReceiveReturn);
        At("/returns" + query);
        Assert.Equal(rows, Render<ReturnsPage>().FindAll("tbody a.id.l").Count);
        Assert.Equal(query, new Uri(new Uri("http://x"), ReturnsFilter.Read(name => System.Web.HttpUtility.ParseQueryString(query)[name]).Url()).Query);
    }

    private OrderTrack Track => Tower.View.Orders.Tracks["O-1"];

    private static string[] Acts(IRenderedComponent<ReturnsPage> page) => [.. page.FindAll(".returns-acts button").Select(Label)];

    /// <summary>Without the letter of its key, which is printed on it.</summary>
    private static string Label(AngleSharp.Dom.IElement button) => button.TextContent.Trim()[..^1].Trim();

    private static Task BeginAsync(IRenderedComponent<ReturnsPage> page, string label)
    {
        page.WaitForAssertion(() => Assert.Contains(label, Acts(page)));
        return page.InvokeAsync(() => page.FindAll(".returns-acts button")[Array.IndexOf(Acts(page), label)].Click());
    }

    private static Task ConfirmAsync(IRenderedComponent<ReturnsPage> page, string label) =>
        page.InvokeAsync(() => page.FindAll(".dlg button, dialog button").Last(one => one.TextContent.Contains(label, StringComparison.Ordinal)).Click());

    private async Task DoAsync(IRenderedComponent<ReturnsPage> page, string label, Action<IRenderedComponent<ReturnsPage>>? fill = null)
    {
        var before = Track.Revision;
        await BeginAsync(page, label);
        if (fill is not null) await page.InvokeAsync(() => fill(page));
        await ConfirmAsync(page, label);
        page.WaitForAssertion(() => Assert.True(Track.Revision == before + 1, page.Markup));
    }

    private async Task DeliveredAsync()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        await MoveAsync(OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ship, OrderMachine.Deliver);
    }

    private async Task MoveAsync(params string[] transitions)
    {
        foreach (var transition in transitions) await AskAsync(new MoveOrder("O-1", transition, TransitionBody.Empty));
    }
}
