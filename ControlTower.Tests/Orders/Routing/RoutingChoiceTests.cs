using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Routing;

namespace ControlTower.Tests.Orders.Routing;

/// <summary>Which policy an order meets.</summary>
public sealed class RoutingChoiceTests
{
    private static readonly DateTimeOffset Placed = new(2026, 3, 2, 20, 30, 0, TimeSpan.Zero);

    public static TheoryData<RoutingScope, bool> Scopes => new()
    {
        { new(), true },
        { new() { OrderTypes = [OrderType.Delivery] }, true },
        { new() { OrderTypes = [OrderType.PickUp, OrderType.Replacement] }, false },
        { new() { Channels = ["shop", "web"] }, true },
        { new() { Channels = ["Web"] }, false },
        { new() { Customers = ["C-7"] }, true },
        { new() { Customers = ["C-8"] }, false },
        { new() { Regions = ["AT"] }, false }, // the order tells none
        { new() { Families = ["frozen"] }, true }, // of the second line
        { new() { Families = ["books"] }, true }, // told by the line itself
        { new() { Families = ["fresh"] }, false }, // of an item, but the line tells another
        { new() { PriorityAtLeast = 4 }, true },
        { new() { PriorityAtLeast = 5 }, false },
        { new() { PriorityAtMost = 4 }, true },
        { new() { PriorityAtMost = 3 }, false },
        { new() { From = Placed }, true },
        { new() { From = Placed.AddTicks(1) }, false },
        { new() { Until = Placed }, false },
        { new() { Until = Placed.AddTicks(1) }, true },
        { new() { Hours = new(new(20, 30), new(21, 0), "UTC") }, true },
        { new() { Hours = new(new(20, 0), new(20, 30), "UTC") }, false }, // the end does not count
        { new() { Hours = new(new(21, 0), new(22, 0), "Europe/Berlin") }, true },
        { new() { Hours = new(new(18, 0), new(6, 0), "UTC") }, true }, // over midnight
        { new() { Channels = ["web"], Customers = ["C-8"] }, false }, // all that is told has to hold
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void Scope_HoldsWhereAllThatItTellsDoes(RoutingScope scope, bool fits) => Assert.Equal(fits, RoutingChoice.Fits(scope, Order(4), Family));

    [Fact]
    public void Choice_OfSeveralThatFit_IsTheLowestRankAndThenTheFirstId()
    {
        var policies = Policies(("c", 5, new()), ("b", 5, new()), ("a", 9, new()), ("never", 0, new() { Channels = ["shop"] }));
        Assert.Equal("b", RoutingChoice.For(policies, Order(4), Family)!.Id);
        Assert.Null(RoutingChoice.For(Policies(("never", 0, new() { Channels = ["shop"] })), Order(4), Family));
    }

    [Fact]
    public void Choice_PassesOverWhatIsNotPublished()
    {
        var draft = new RoutingPolicy("draft", [new(1, new("Draft", 0), Placed, "user:P-1")], null);
        Assert.Null(RoutingChoice.For(OrdinalMap<RoutingPolicy>.Empty.Set("draft", draft), Order(4), Family));
    }

    private static string? Family(string item) => item == "ITEM-2" ? "frozen" : "fresh";

    private static RoutedOrder Order(int priority) => new(
        new("O-1", "C-7", "STORE-1", null, "web", Placed, Placed.AddDays(1), [new("1", "ITEM-1", Quantity.Of(1), null) { Family = "books" }, new("2", "ITEM-2", Quantity.Of(1), null)]), OrderType.Delivery, priority);

    private static OrdinalMap<RoutingPolicy> Policies(params (string Id, int Rank, RoutingScope When)[] policies) => OrdinalMap<RoutingPolicy>.From(
        policies.Select(one => KeyValuePair.Create(one.Id, new RoutingPolicy(one.Id, [new(1, new(one.Id, one.Rank) { When = one.When }, Placed, "user:P-1")], 1))));
}
