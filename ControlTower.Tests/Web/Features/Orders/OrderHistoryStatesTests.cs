using Bunit;
using ControlTower.Core.Orders;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>Orders that are over come from a store that takes its time, or fails.</summary>
public sealed class OrderHistoryStatesTests : PageTest
{
    private readonly FakeHistory history = new();

    public OrderHistoryStatesTests() => Services.AddSingleton<IOrderHistory>(history);

    [Fact]
    [Shows(PageState.Loading, typeof(OrdersPage))]
    public void Closed_NotReadYet_ShowsASkeleton()
    {
        var ready = new TaskCompletionSource();
        history.Ready = ready.Task;
        At("/orders?view=closed");
        var page = Render<OrdersPage>();
        Assert.NotEmpty(page.FindAll(".skel"));
        ready.SetResult();
        page.WaitForAssertion(() => Assert.Equal("No closed order is like that", page.Find(".empty .what").TextContent));
    }

    [Fact]
    public async Task Closed_HistoryBroken_SaysSoAndTriesAgain()
    {
        history.Broken = true;
        At("/orders?view=closed");
        var page = Render<OrdersPage>();
        page.WaitForAssertion(() => Assert.Equal("The history could not be read", page.Find(".error .what").TextContent));
        history.Broken = false;
        await page.InvokeAsync(() => page.Find(".error .btn").Click());
        page.WaitForAssertion(() => Assert.Equal("No closed order is like that", page.Find(".empty .what").TextContent));
    }

    [Fact]
    [Shows(PageState.Loading, typeof(OrderPage))]
    public async Task Order_ThatIsOver_WaitsForTheHistoryBeforeItSaysThatNothingIsKnown()
    {
        await SmallNetworkAsync();
        await AskAsync(new AdvanceOrder("SO-1", OrderStatus.Delivered, Tower.Now));
        var ready = new TaskCompletionSource();
        history.Ready = ready.Task;
        var page = Render<OrderPage>(p => p.Add(one => one.Id, "SO-1"));
        Assert.NotEmpty(page.FindAll(".skel"));
        Assert.Empty(page.FindAll(".empty"));
        ready.SetResult();
        page.WaitForAssertion(() => Assert.Equal("SO-1 is delivered", page.Find(".empty .what").TextContent));
    }
}
