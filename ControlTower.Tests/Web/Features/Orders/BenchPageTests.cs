using System.Text.Json;
using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Features.Orders.Bench;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>The bench on its page: an order tried, something changed, the choice moved, the change taken back.</summary>
public sealed class BenchPageTests : PageTest
{
    [Fact]
    [Shows(PageState.Empty, typeof(BenchPage))]
    public async Task Page_WithoutAQuestion_SaysWhatToTry()
    {
        await PlacedAsync();
        var page = Render<BenchPage>();
        Assert.Equal("No order is tried yet", page.Find(".empty .what").TextContent);
        Assert.Equal("/orders/bench?order=O-1", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Change_MovesTheChoice_AndUndoMovesItBack()
    {
        await PlacedAsync();
        var before = Tower.View;
        var page = Open("?order=O-1");
        Assert.Matches("^Centre serves it for .*, EUR.15.00 less than Store", page.Find(".why-say").TextContent);
        await ChangeAsync(page, "[aria-label='DC-1 is down']", true);
        Assert.Matches("^The choice moves from Centre to Store, for .*15.00 more", page.Find(".why-say").TextContent);
        Assert.Equal(["As it is", "With the changes"], page.FindAll(".bench-pair h2").Select(one => one.TextContent));
        Assert.Contains("down from", page.Find(".bench-ruled").TextContent);
        Assert.Equal("/orders/bench?order=O-1&change=down%3ADC-1", Address);
        await page.InvokeAsync(() => page.FindAll(".page-bar button").Single(one => one.TextContent.Contains("Undo")).Click());
        Assert.Matches("^Centre serves it", page.Find(".why-say").TextContent);
        Assert.Same(before, Tower.View);
    }

    [Fact]
    public async Task AsRequest_IsAFileOfTheQuestionWithItsChanges_AndSaysWhatTheCallDoesNotKnow()
    {
        await PlacedAsync();
        var page = Open("?order=O-1&change=down%3ADC-1");
        await page.InvokeAsync(() => page.FindAll(".page-bar button").Single(one => one.TextContent.Contains("As request")).Click());
        Assert.Contains("Sites that a rule keeps out", page.Find(".bench-beyond").TextContent);
        var link = page.Find("dialog a[download='sourcing-request.json']").GetAttribute("href")!;
        using var file = JsonDocument.Parse(Convert.FromBase64String(link[(link.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(["O-1"], file.RootElement.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()));
        Assert.DoesNotContain("DC-1", file.RootElement.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("id").GetString()));
        await page.InvokeAsync(() => page.Find("dialog .iconbtn").Click());
        Assert.Empty(page.FindAll(".bench-beyond"));
    }

    [Fact]
    public async Task Flip_Tried_DoesWhatItSays()
    {
        await PlacedAsync();
        var page = Open("?order=O-1");
        await page.InvokeAsync(() => page.FindAll(".bench-flips li").First(one => one.TextContent.Contains("A shipment from Centre costs more")).QuerySelector("button")!.Click());
        Assert.StartsWith("The choice moves from Centre to Store", page.Find(".why-say").TextContent);
        Assert.Contains("A shipment from Centre", page.Find(".fchip").TextContent);
    }

    [Fact]
    public async Task Basket_Typed_IsSourced_AndAFieldSetBackIsNoChange()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        var page = Open("?to=C-1");
        await ChangeAsync(page, "#bench-basket", "ITEM-1 3");
        Assert.StartsWith("Centre serves it", page.Find(".why-say").TextContent);
        await ChangeAsync(page, "#bench-sites", "1");
        Assert.Single(page.FindAll(".fchip"));
        await ChangeAsync(page, "#bench-sites", "");
        Assert.Empty(page.FindAll(".fchip"));
        await ChangeAsync(page, "[aria-label='ITEM-1 free at DC-1']", "1");
        Assert.StartsWith("The choice moves from Centre to Store", page.Find(".why-say").TextContent);
        Assert.Contains("1", page.Find(".bench-sites input[aria-label='ITEM-1 free at DC-1']").GetAttribute("value"));
    }

    [Fact]
    [Shows(PageState.Refused, typeof(BenchPage))]
    public async Task Question_ThatCannotBeTried_SaysWhy()
    {
        await PlacedAsync();
        Assert.Equal("The order O-9 does not exist.", Open("?order=O-9").Find(".empty .then").TextContent);
        Assert.Contains("is no line", Open("?to=C-1&basket=ITEM-1+many").Find(".empty .then").TextContent);
        Assert.Contains("There is no site 'DC-9'", Open("?order=O-1&change=down:DC-9").Find(".empty .then").TextContent);
    }

    [Fact]
    [Shows(PageState.LiveChange, typeof(BenchPage))]
    public async Task Page_WhenTheTowerMovesOn_StaysUntilTheNewestIsAskedFor()
    {
        await PlacedAsync();
        var page = Open("?order=O-1");
        await AskAsync(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Core.Kernel.Quantity.Of(4))] }));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-2", 50)));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".page-bar button"), one => one.TextContent.Contains("Newest state")));
        Assert.Equal("100", Free(page));
        await page.InvokeAsync(() => page.FindAll(".page-bar button").Single(one => one.TextContent.Contains("Newest state")).Click());
        Assert.Equal("4", Free(page));
        Assert.DoesNotContain(page.FindAll(".page-bar button"), one => one.TextContent.Contains("Newest state"));
    }

    [Theory]
    [InlineData("/orders/bench")]
    [InlineData("/orders/bench?order=O-1")]
    [InlineData("/orders/bench?to=C-1&basket=ITEM-1%204&policy=web&version=2")]
    [InlineData("/orders/bench?order=O-1&change=sites%3A&change=split%3A0&change=down%3ADC%252D%253A1&change=stock%3ADC-1%3AI%3A2.5&change=at%3A20261124T100000Z&change=promise%3A")]
    public void Address_HoldsTheQuestion(string address) => Assert.Equal(address.Replace("%252D", "-"), Read(address).Url());

    [Theory]
    [InlineData("nonsense")]
    [InlineData("down")]
    [InlineData("down:A:B")]
    [InlineData("penalty:much")]
    [InlineData("at:tomorrow")]
    [InlineData("stock:A:1")]
    public void Address_WithWhatIsNoChange_LeavesItOut(string word) => Assert.Null(BenchWord.Parse(word));

    [Fact]
    public void Ask_WithTheSameThingChangedTwice_HoldsTheLast()
    {
        var ask = new BenchAsk().With(new(BenchLever.SplitPenalty) { Value = 1 }).With(new(BenchLever.SiteDown) { Site = "A" }).With(new(BenchLever.SplitPenalty) { Value = 2 });
        Assert.Equal([(BenchLever.SiteDown, (decimal?)null), (BenchLever.SplitPenalty, 2)], ask.Changes.Select(one => (one.Lever, one.Value)));
        Assert.Equal([BenchLever.SiteDown], ask.Undone.Changes.Select(one => one.Lever));
    }

    private string Address => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    private static string? Free(IRenderedComponent<BenchPage> page) => page.Find("[aria-label='ITEM-1 free at DC-1']").GetAttribute("value");

    private static BenchAsk Read(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://x"), address).Query);
        return BenchAsk.Read(name => query.GetValues(name) ?? []);
    }

    private IRenderedComponent<BenchPage> Open(string query)
    {
        At(BenchAsk.Path + query);
        return Render<BenchPage>();
    }

    private static Task ChangeAsync(IRenderedComponent<BenchPage> page, string selector, object value) => page.InvokeAsync(() => page.Find(selector).Change(value));

    private async Task PlacedAsync()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
    }
}
