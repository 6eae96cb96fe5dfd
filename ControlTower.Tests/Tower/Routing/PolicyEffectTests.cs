using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>What a published policy makes of the tower's own orders.</summary>
public sealed class PolicyEffectTests
{
    [Fact]
    public void Order_ThatNoPolicyFits_IsServedFromWhereItCostsLeast()
    {
        var track = Placed(4, new() { SplitPenalty = 1 }, "shop");
        Assert.Equal([("DC-1", 4m)], Served(track));
    }

    [Fact]
    public void PreferredSite_ServesThoughItCostsMore_AsLongAsItCan()
    {
        SourcingTerms terms = new() { PreferredSites = ["STORE-1"], Soft = [SoftConstraint.PreferredSites] };
        Assert.Equal([("STORE-1", 4m)], Served(Placed(4, terms)));
        // The store has 50.
        Assert.Equal([("DC-1", 80m)], Served(Placed(80, terms)));
    }

    [Fact]
    public void OneSiteAtMost_LeavesTheRestWaiting()
    {
        var track = Placed(120, new() { MaxShipmentsPerOrder = 1 });
        Assert.Equal([("DC-1", 100m)], Served(track));
        Assert.Equal(20m, Waiting(track));
    }

    [Fact]
    public void AllOrNothing_WaitsAsAWhole_UntilAllIsThere()
    {
        SourcingTerms terms = new() { AllowPartial = false };
        Assert.Equal([("DC-1", 100m), ("STORE-1", 20m)], Served(Placed(120, terms)));
        var scene = Scene(terms, "web");
        scene.When(new PlaceOrder(LifecycleStates.Order("O-9", 200)));
        Assert.Equal(200m, Waiting(scene.State.Orders.Tracks["O-9"]));
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(120))] }));
        Assert.Equal(200m, Waiting(scene.State.Orders.Tracks["O-9"]));
        scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(170))] }));
        Assert.Equal(0m, Waiting(scene.State.Orders.Tracks["O-9"]));
        Assert.Equal(200m, Served(scene.State.Orders.Tracks["O-9"]).Sum(one => one.Units));
    }

    [Fact]
    public void Decision_KeepsByWhichVersionItWasMade()
    {
        var scene = Scene(new() { SplitPenalty = 2 }, "web");
        scene.When(new PlaceOrder(LifecycleStates.Order("O-9", 4)));
        Assert.Equal("web 1", scene.Note("O-9").Policy);
    }

    private static OrderTrack Placed(decimal quantity, SourcingTerms terms, string channel = "web")
    {
        var scene = Scene(terms, channel);
        scene.When(new PlaceOrder(LifecycleStates.Order("O-9", quantity)));
        return scene.State.Orders.Tracks["O-9"];
    }

    private static Scene Scene(SourcingTerms terms, string channel)
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PutRoutingPolicy("web", new("Web", 1) { When = new() { Channels = [channel] }, Sourcing = terms }, null));
        scene.When(new PublishRoutingPolicy("web", null, "to try"), Caller.Of("P-1"));
        return scene;
    }

    private static List<(string Site, decimal Units)> Served(OrderTrack track) =>
        [.. track.At(Stage.Allocated).GroupBy(group => group.Place.Site!, StringComparer.Ordinal).Select(site => (site.Key, site.Sum(group => group.Quantity.Units))).OrderBy(one => one.Key, StringComparer.Ordinal)];

    private static decimal Waiting(OrderTrack track) => track.At(Stage.Backordered).Sum(group => group.Quantity.Units);
}
