using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>A policy tried on decisions that were made.</summary>
public sealed class PolicyTrialTests
{
    private static readonly RoutingDocument Store = new("From the store", 1) { When = new() { Channels = ["web"] }, Sourcing = new() { PreferredSites = ["STORE-1"], Soft = [SoftConstraint.PreferredSites] } };

    [Fact]
    public void Trial_TellsWhatItWouldHaveCost_BesideWhatItDid()
    {
        // 5 from the centre, 20 from the store.
        var result = Try(Scene(), Store);
        Assert.Equal((2, 2, 2), (result.Decisions, result.Fitting, result.Changed));
        Assert.Equal((10m, 40m), (result.Was.Cost.Amount, result.Would.Cost.Amount));
        Assert.Equal(new SiteUnits("DC-1", Quantity.Of(9)), Assert.Single(result.Was.Sites));
        Assert.Equal(new SiteUnits("STORE-1", Quantity.Of(9)), Assert.Single(result.Would.Sites));
        Assert.Equal(("O-1", "DC-1", "STORE-1"), (result.Changes[0].Order, result.Changes[0].WasSites, result.Changes[0].WouldBeSites));
    }

    [Fact]
    public void Trial_OfThePolicyThatHeld_ChangesNothing()
    {
        var scene = Scene(Store);
        var result = Try(scene, Store, "a");
        Assert.Equal((2, 0), (result.Fitting, result.Changed));
        Assert.Equal(result.Was.Cost, result.Would.Cost);
        Assert.Equivalent(result.Was.Sites, result.Would.Sites);
    }

    [Fact]
    public void Trial_LeavesOrdersToThePolicyThatGoesBeforeIt()
    {
        var result = Try(Scene(Store with { Rank = 0 }), Store with { Sourcing = new() });
        Assert.Equal((2, 0), (result.Decisions, result.Fitting));
    }

    private static Scene Scene(RoutingDocument? held = null)
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        if (held is not null)
        {
            scene.When(new PutRoutingPolicy("a", held, null));
            scene.When(new PublishRoutingPolicy("a", null, "to try"), Caller.Of("P-1"));
        }
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 4)));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 5)));
        return scene;
    }

    private static PolicyTrialResult Try(Scene scene, RoutingDocument document, string id = "b")
    {
        var (trial, state) = (new PolicyTrial(id, document, Tests.Tower.Scene.Patient), TowerState.Empty);
        foreach (var fact in scene.Journal)
        {
            trial.Add(state, fact);
            state = TowerApply.Apply(state, fact);
        }
        return trial.Result;
    }
}
