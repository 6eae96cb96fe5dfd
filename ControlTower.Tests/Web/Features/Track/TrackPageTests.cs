using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Tests.Web.States;
using ControlTower.Web.Connectors;
using ControlTower.Web.Features.Track;
using Microsoft.Extensions.DependencyInjection;

namespace ControlTower.Tests.Web.Features.Track;

/// <summary>What a customer sees of an order by its token, and what nobody sees without one.</summary>
public sealed class TrackPageTests : PageTest
{
    [Fact]
    public async Task Page_OfAToken_ShowsHowFarItIsAndNothingOfTheCustomer()
    {
        await PlaceAsync();
        foreach (var transition in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack }) await MoveAsync(transition);
        await AskAsync(new MoveOrder("O-1", OrderMachine.Ship, new() { Lines = [new("1", Core.Kernel.Quantity.Of(3))], Carrier = "QUICK", Tracking = "Q-77" }));
        var page = Open(Links.TokenOf("O-1"));
        Assert.Equal("We prepare it", page.Find("h1").TextContent);
        Assert.Equal(["Ordered", "In preparation", "Sent", "Delivered"], page.FindAll(".track-steps li > span:first-of-type").Select(one => one.FirstChild!.TextContent));
        Assert.Contains("3 of 4", page.Find(".track-steps").TextContent, StringComparison.Ordinal);
        Assert.Contains("QUICK · Q-77", page.Find(".track-parcel").TextContent, StringComparison.Ordinal);
        Assert.Contains("Times are those of ", page.Find(".track").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Customer one", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Item one", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("C-1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    [Shows(PageState.Refused, typeof(TrackPage))]
    public async Task Page_OfAnyOtherToken_SaysThatTheLinkIsNotValid()
    {
        await PlaceAsync();
        var token = Links.TokenOf("O-1");
        var others = new[] { "", "O-1", ".", token[..^1], token[..^2] + (token[^2] == 'A' ? 'B' : 'A') + token[^1], token + "A", token.Split('.')[0] + ".", "." + token.Split('.')[1], new string('A', 5_000), Links.TokenOf("O-2").Split('.')[0] + "." + token.Split('.')[1], Links.TokenOf("O-9") };
        Assert.All(others, other => Assert.Equal("This link is not valid", Open(other).Find("h1").TextContent));
    }

    [Fact]
    public async Task Page_OfWhatIsFetched_SaysWhereAndUntilWhen()
    {
        await PlaceAsync(new("STORE-1", 48));
        foreach (var transition in new[] { OrderMachine.Release, OrderMachine.Pick, OrderMachine.Pack, OrderMachine.Ready }) await MoveAsync(transition);
        var page = Open(Links.TokenOf("O-1"));
        Assert.Equal("Ready for you", page.Find("h1").TextContent);
        Assert.Contains("At Store until", page.Find(".track-when").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Token_OfAnyOrder_LeadsBackToItAlone()
    {
        var orders = new[] { "O-1", "ß/…?&", new string('x', 100) };
        Assert.All(orders, order => Assert.Equal(order, Links.OrderOf(Links.TokenOf(order))));
        Assert.Equal(orders.Length, orders.Select(Links.TokenOf).Distinct().Count());
        Assert.All(orders, order => Assert.Equal(order, Uri.UnescapeDataString(new Uri("http://x" + Links.PathOf(order)).Segments[^1]) is var token ? Links.OrderOf(token) : null));
    }

    private TrackingLinks Links => Services.GetRequiredService<TrackingLinks>();

    private IRenderedComponent<TrackPage> Open(string token) => Render<TrackPage>(parameters => parameters.Add(page => page.Token, token));

    private async Task PlaceAsync(PickUpPlace? place = null)
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4) with { PromisedBy = Tower.Now.AddDays(3) }) { PickUp = place });
    }

    private async Task MoveAsync(string transition) => await AskAsync(new MoveOrder("O-1", transition, TransitionBody.Empty));
}
