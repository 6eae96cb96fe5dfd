using Bunit;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.People;
using ControlTower.Tests.Orders.Lifecycle;
using ControlTower.Web.Features.Orders;

namespace ControlTower.Tests.Web.Features.Orders;

/// <summary>Who may only look sees what could be done, and why not by them.</summary>
public sealed class CarriedOrderReadOnlyTests : PageTest
{
    private protected override IReadOnlyList<string> MyRoles => [Roles.Viewer];

    [Fact]
    public async Task Buttons_OfAViewer_AreDisabledWithTheReason()
    {
        await AskAsync(new PutNetwork(LifecycleStates.Network));
        await AskAsync(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        var page = Render<OrderPage>(p => p.Add(o => o.Id, "O-1"));
        Assert.All(page.FindAll(".orders-acts button"), one => Assert.True(one.HasAttribute("disabled")));
        Assert.Contains("needs the role planner", page.Find(".orders-side").TextContent);
    }
}
