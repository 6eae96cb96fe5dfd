using Bunit;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>Views of the list that a person keeps: filter, sort and columns under a name.</summary>
public sealed class OrderViewsTests : PageTest
{
    private const string Late = "show=late&sort=-value&columns=customer,promised,value";

    [Fact]
    public async Task View_Saved_IsOfferedAndOpened_AndForgotten()
    {
        await SmallNetworkAsync();
        At($"/orders?{Late}");
        var page = Render<OrdersPage>();
        await SaveAsync(page, "Late and dear");
        page.WaitForAssertion(() => Assert.Contains("Late and dear", page.Find("#orders-view").TextContent));
        var kept = Assert.Single(Tower.View.People.ViewsOf("P-1", "/orders"));
        Assert.Equal((Late, false), (kept.Query, kept.Default));
        At("/orders");
        page.Render();
        await page.InvokeAsync(() => page.Find("#orders-view").Change("Late and dear"));
        Assert.EndsWith($"/orders?{Late}", Address);
        page.Render();
        await page.InvokeAsync(() => page.FindAll(".page-bar button").Single(one => one.TextContent.Contains("Forget view")).Click());
        page.WaitForAssertion(() => Assert.Empty(Tower.View.People.ViewsOf("P-1", "/orders")));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(OrdersPage))]
    public async Task View_WithoutAName_IsRefusedAndAskedForAgain()
    {
        await SmallNetworkAsync();
        var page = Render<OrdersPage>();
        await SaveAsync(page, " ");
        page.WaitForAssertion(() => Assert.Equal("A view has a name.", page.Find("#view-name-msg").TextContent.Trim()));
        Assert.Empty(Tower.View.People.Views);
    }

    [Fact]
    public async Task View_ThatOpensFirst_IsShownToWhoComesWithoutAsking_AndOnlyThen()
    {
        await SmallNetworkAsync();
        await KeepAsync("Mine", "q=SO-2", true);
        At("/orders");
        Render<OrdersPage>();
        Assert.EndsWith("/orders?q=SO-2", Address);
        At("/orders?q=SO-1");
        Render<OrdersPage>();
        Assert.EndsWith("/orders?q=SO-1", Address);
    }

    [Fact]
    public async Task View_OpenedFirst_IsOneOfAPage_AndEachPersonHasTheirOwn()
    {
        await AskAsync(new AddPerson("P-2", Services.GetRequiredService<Core.Storage.Credentials.PersonKeys>().Seal("P-2", "Other"), [Roles.Viewer], []));
        await KeepAsync("One", "q=1", true);
        await KeepAsync("Two", "q=2", true);
        await KeepAsync("One", "q=9", true, "P-2");
        Assert.Equal([("One", false), ("Two", true)], Tower.View.People.ViewsOf("P-1", "/orders").Select(view => (view.Name, view.Default)));
        await AskAsync(new ForgetPerson("P-2"));
        Assert.Empty(Tower.View.People.ViewsOf("P-2", "/orders"));
        Assert.Equal(2, Tower.View.People.ViewsOf("P-1", "/orders").Count());
        Assert.Equal(Core.Kernel.RefusalKind.Forbidden, (await SendAsync(new SaveView("/orders", "n", "", false))).Refusal?.Kind);
    }

    [Fact]
    public async Task Columns_AsTheAddressSays_AreShownInTheirOrder()
    {
        await SmallNetworkAsync();
        At("/orders?columns=value,customer,nonsense");
        var page = Render<OrdersPage>();
        Assert.Equal(["Order", "Customer", "Value"], page.FindAll("thead th").Select(head => head.TextContent.Trim()));
        await page.InvokeAsync(() => page.FindAll(".orders-columns input")[1].Change(true));
        Assert.EndsWith("columns=customer%2Cto%2Cvalue", Address);
    }

    [Fact]
    public void Columns_LastOneTakenAway_Stays() => Assert.Equal(["to"], OrderColumns.Toggled(OrderColumns.Parse("to"), "to"));

    private string Address => Services.GetRequiredService<NavigationManager>().Uri;

    private Task<object> KeepAsync(string name, string query, bool first, string person = "P-1") => AskAsync(new SaveView("/orders", name, query, first), Caller.Of(person));

    private static async Task SaveAsync(IRenderedComponent<OrdersPage> page, string name)
    {
        await page.InvokeAsync(() => page.FindAll(".page-bar button").Single(one => one.TextContent.Contains("Save view")).Click());
        await page.InvokeAsync(() => page.Find("#view-name").Input(name));
        await page.InvokeAsync(() => page.Find("dialog .btn.p").Click());
    }
}
