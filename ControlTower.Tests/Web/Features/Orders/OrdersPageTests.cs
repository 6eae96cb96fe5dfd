using Bunit;
using ControlTower.Core.Orders;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Orders;

public sealed class OrdersPageTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(OrdersPage))]
    public void Page_NoOrders_SaysWhereTheyComeFrom() => Assert.Equal("No order is open", Render<OrdersPage>().Find(".empty .what").TextContent);

    [Fact]
    [Shows(PageState.LiveChange, typeof(OrdersPage))]
    public async Task Page_AnOrderComes_IsShownWithoutReload()
    {
        var page = Render<OrdersPage>();
        Clock.Now = Clock.Now.AddMinutes(1);
        await SmallNetworkAsync();
        page.WaitForAssertion(() => Assert.Contains("2", page.Find(".page-head .t3").TextContent));
    }

    [Fact]
    public async Task Page_FilterFindsNone_OffersAll()
    {
        await SmallNetworkAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders?q=nothing");
        var page = Render<OrdersPage>();
        Assert.Equal("No open order is like that", page.Find(".empty .what").TextContent);
        await page.InvokeAsync(() => page.Find(".fchip .drop").Click());
        Assert.EndsWith("/orders", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Export_UnderChosenColumns_HoldsThose_AndTheOrderAlways()
    {
        await SmallNetworkAsync();
        var (head, rows) = OrdersExport.Table(Tower.View, Clock.Now, OrderFilter.Parse(null, null, null, null), "promised,customer,nonsense");
        Assert.Equal(["order", "customer", "promisedBy", "late"], head);
        Assert.All(rows, row => Assert.Equal(4, row.Count));
        Assert.Equal(["SO-1", "SO-2"], rows.Select(row => row[0]));
    }

    [Fact]
    public async Task Export_WithoutAChoice_HoldsAllThatThePageCanShow()
    {
        await SmallNetworkAsync();
        var (head, rows) = OrdersExport.Table(Tower.View, Clock.Now, OrderFilter.Parse(null, null, null, null), null);
        Assert.Equal(["order", "customer", "channel", "region", "destination", "status", "placedAt", "promisedBy", "late", "lines", "value", "currency", "cases", "state"], head);
        Assert.All(rows, row => Assert.Equal(head.Count, row.Count));
    }

    [Fact]
    public void Closed_WithoutHistory_SaysSo()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/orders?view=closed");
        Assert.Equal("History is not available yet", Render<OrdersPage>().Find(".empty .what").TextContent);
    }

    [Fact]
    [Shows(PageState.Empty, typeof(OrderPage))]
    public void Order_Unknown_IsTold() => Assert.Contains("no order SO-9", Render<OrderPage>(p => p.Add(o => o.Id, "SO-9")).Find(".empty .what").TextContent);

    [Fact]
    public async Task Order_Open_ShowsLinesAndMilestones()
    {
        await SmallNetworkAsync();
        var page = Render<OrderPage>(p => p.Add(o => o.Id, "SO-1"));
        Assert.Equal(["Placed", "Approved", "Shipped", "Delivered"], page.FindAll(".miles .m").Select(one => one.TextContent));
        Assert.Single(page.FindAll(".miles .done"));
        Assert.Contains("Item one", page.Find("tbody").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(OrderPage))]
    public async Task Order_EndsWhileLookedAt_StaysWithHowItEnded()
    {
        await SmallNetworkAsync();
        var page = Render<OrderPage>(p => p.Add(o => o.Id, "SO-1"));
        await AskAsync(new AdvanceOrder("SO-1", OrderStatus.Delivered, Tower.Now));
        page.WaitForAssertion(() => Assert.Contains("Delivered", page.Find(".page-head .state").TextContent));
        Assert.Contains("Item one", page.Find("tbody").TextContent);
    }
}
