using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Trial_OfOrdersThatAreFetched_CountsThem_AndLeavesThemInTheirStore(bool playedOn)
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 4)) { PickUp = new("STORE-1", 48) });
        var result = Try(scene, Store with { Sourcing = new() }, playedOn: playedOn);
        Assert.Equal((1, 1, 0), (result.Decisions, result.Fitting, result.Changed));
        Assert.Equal("STORE-1", Assert.Single(result.Would.Sites).Site);
        Assert.Equal(result.Was.Cost, result.Would.Cost);
    }

    [Fact]
    public void Trial_OfWhatAPersonChose_LeavesItAlone()
    {
        var scene = Scene();
        scene.When(new MoveOrder("O-1", OrderMachine.Reassign, new() { Site = "STORE-1", Reason = "since it is so" }), Caller.Of("P-1"));
        Assert.Equal(2, Try(scene, Store).Decisions);
    }

    [Fact]
    public void Trial_CountsWhatFoundNothing()
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network with { Stock = [new("STORE-1", "ITEM-1", Quantity.Of(50))] }));
        scene.When(new PutRoutingPolicy("a", Store with { Rank = 0, Sourcing = new() { MaxDistanceKm = 1, AllowPartial = false } }, null));
        scene.When(new PublishRoutingPolicy("a", null, "to try"), Caller.Of("P-1"));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 60)));
        var result = Try(scene, Store, "a");
        Assert.Equal((1, 1, 1), (result.Decisions, result.Fitting, result.Changed));
        Assert.Equal((60m, 10m), (result.Was.Left.Units, result.Would.Left.Units));
        Assert.Equal(("", "STORE-1"), (result.Changes[0].WasSites, result.Changes[0].WouldBeSites));
    }

    [Fact]
    public void Trial_TakesDecisionsByWhenTheyWereMade_NotByWhenTheyWereTold()
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 4)) { Allocate = false });
        scene.When(new MoveOrder("O-1", OrderMachine.Allocate, new() { At = scene.Now.AddDays(-1) }));
        var trial = new PolicyTrial(new("b", Store) { From = scene.Now.AddDays(-2), To = scene.Now.AddHours(-1) }, Tests.Tower.Scene.Patient);
        var state = TowerState.Empty;
        foreach (var fact in scene.Journal)
        {
            trial.Add(state, fact);
            state = TowerApply.Apply(state, fact);
        }
        Assert.Equal(1, trial.Result.Fitting);
    }

    [Fact]
    public void PlayedOn_WhatTheTrialTook_IsMissingLater()
    {
        // The store has 50: each order alone would find enough there, both together do not.
        var scene = Large();
        Assert.Equal(new SiteUnits("STORE-1", Quantity.Of(80)), Assert.Single(Try(scene, Store).Would.Sites));
        var result = Try(scene, Store, playedOn: true);
        Assert.True(result.PlayedOn);
        Assert.Equal([new("DC-1", Quantity.Of(40)), new("STORE-1", Quantity.Of(40))], result.Would.Sites);
        Assert.Equal((1, 0), (result.Changed, result.Displaced));
    }

    [Theory]
    [InlineData("cancel", 80)]
    [InlineData("deliver", 40)]
    public void PlayedOn_WhatHappensToAnOrder_HappensWhereTheTrialPutIt(string end, int fromStore)
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 40)));
        foreach (var step in end == "cancel" ? [end] : new[] { "release", "pick", "pack", "ship", "deliver" }) scene.When(new MoveOrder("O-1", step, new() { Reason = "since it is so" }));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 40)));
        Assert.Equal(Quantity.Of(fromStore), Try(scene, Store, playedOn: true).Would.Sites.Single(site => site.Site == "STORE-1").Quantity);
    }

    [Fact]
    public void PlayedOn_AnotherOrderWhoseStockIsGone_IsDecidedAnewAndTold()
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PutRoutingPolicy("a", Store, null));
        scene.When(new PublishRoutingPolicy("a", null, "to try"), Caller.Of("P-1"));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 40)));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 100) with { Channel = "shop" }));
        var result = Try(scene, Store with { Sourcing = new() }, "a", playedOn: true);
        Assert.Equal((2, 1, 2, 1), (result.Decisions, result.Fitting, result.Changed, result.Displaced));
        Assert.Equal([new("DC-1", Quantity.Of(100)), new("STORE-1", Quantity.Of(40))], result.Would.Sites);
        Assert.Equal([(false, "DC-1"), (true, "DC-1, STORE-1")], result.Changes.Select(one => (one.Displaced, one.WouldBeSites)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void PlayedOn_ThroughRandomLives_KeepsEveryUnitInOnePlace(int seed)
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network with { Stock = [new("DC-1", "ITEM-1", Quantity.Of(20)) { Lot = "A" }, new("DC-1", "ITEM-2", Quantity.Of(15)), new("DC-2", "ITEM-1", Quantity.Of(10)), new("STORE-1", "ITEM-1", Quantity.Of(8)), new("STORE-1", "ITEM-2", Quantity.Of(8))] }));
        var (random, core) = (new RandomOrders(seed, ["C-1", "C-1", "STORE-1"]), new TowerCore(Tests.Tower.Scene.Patient));
        var (state, facts, now) = (scene.State, scene.Journal.ToList(), scene.Now);
        for (var turn = 0; turn < 300; turn++)
        {
            now = now.AddMinutes(7);
            var decision = core.Decide(state, new(Caller.AdministratorKey, state.NextDue(core.Rules) <= now ? new RingTimers() : random.Next(state, now)), now);
            (state, facts) = (decision.State, [.. facts, .. decision.Facts]);
        }
        var document = new RoutingDocument("From the store", 0) { Sourcing = Store.Sourcing };
        var (course, before, others) = (new TrialCourse(TowerState.Empty), TowerState.Empty, 0);
        foreach (var fact in facts)
        {
            if (fact.Body is OrderMoved moved && TrialDecision.Is(before, moved))
            {
                var asked = course.Asked(before, fact, moved);
                var found = SourcedAllocation.Rule.Allocate(asked.On, asked.Ask(Tests.Tower.Scene.Patient, new("b", null, document.Title, document.Sourcing)));
                others += found.Units.Select(unit => unit.Site).SequenceEqual(moved.Moves.Select(move => move.To.Site).OfType<string>()) ? 0 : 1;
                course.Decide(fact, asked, found);
            }
            else
            {
                course.Follow(fact);
            }
            before = TowerApply.Apply(before, fact);
            foreach (var track in course.State.Orders.Tracks.Values) BookCheck.HoldLines(track);
        }
        Assert.True(others > 5, $"{others} decisions were others");
    }

    private static Scene Large()
    {
        var scene = Tests.Tower.Scene.Empty();
        scene.When(new PutNetwork(LifecycleStates.Network));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-1", 40)));
        scene.When(new PlaceOrder(LifecycleStates.Order("O-2", 40)));
        return scene;
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

    internal static PolicyTrialResult Try(Scene scene, RoutingDocument document, string id = "b", bool playedOn = false)
    {
        var (trial, state) = (new PolicyTrial(new(id, document) { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue, PlayedOn = playedOn }, Tests.Tower.Scene.Patient), TowerState.Empty);
        foreach (var fact in scene.Journal)
        {
            trial.Add(state, fact);
            state = TowerApply.Apply(state, fact);
        }
        return trial.Result;
    }
}
