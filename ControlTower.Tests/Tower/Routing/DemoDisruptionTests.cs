using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Orders.Lifecycle;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>On the demo's own network and orders the site that serves most goes down.</summary>
public sealed class DemoDisruptionTests
{
    [Fact]
    public void Sites_AreFound_ForTheOrdersOfTheDemo()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(DemoNetwork.Create(7, scene.Now)));
        var asks = scene.State.Orders.Open.Values.Select(order => new AllocationAsk(order, [.. order.Lines.Select(line => new LineUnits(line.Id, line.Quantity))], scene.Now, Scene.Patient)).ToList();
        var found = asks.ConvertAll(ask => SourcedAllocation.Rule.Allocate(scene.State, ask));
        Assert.True(found.Count(one => one.Units.Count > 0) > 200);
    }

    [Fact]
    public void BiggestSite_GoesDown_ItsOrdersAreServedByOthers_WithinOnePercentOfTheJointOptimum()
    {
        var scene = Carried();
        var biggest = Biggest(scene);
        var touched = ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new(biggest)).Orders.Count;
        scene.Signal(SignalTypes.SiteDown, new { site = biggest, reason = "fire" });
        var plan = ResourcePlanning.Of((scene.State, scene.Now, Scene.Patient), new(biggest));
        Assert.Equal(touched, plan.Orders.Count);
        Assert.True(touched >= 20, $"{biggest} serves {touched} orders");
        Assert.True(plan.Cost <= plan.LowerBound * 1.01, $"{plan.Cost} for a bound of {plan.LowerBound}");
        Assert.True(plan.OverBound <= 0.01m, $"{plan.OverBound} above the bound");
        var seen = Assert.Single(Disruption.Of(scene.State));
        Assert.Equal((biggest, touched, null), (seen.Site, seen.Waiting, seen.Done));
        var done = (ResourceDone)scene.When(new ResourceOrders(plan));
        seen = Assert.Single(Disruption.Of(scene.State));
        Assert.Equal((touched, done.Moved, plan.CostAfter - plan.CostBefore, plan.OverBound), (seen.Touched, seen.Done!.Saved + seen.Done.Partly, seen.Done.CostMore, seen.Done.OverBound));
        Assert.Equal(seen.Waiting, seen.Done.Left);
        Assert.Equal(seen.AtRisk, seen.Done.AtRisk);
        Assert.Equal(plan.Orders.Count(order => order.Servings.Count > 0), done.Moved);
        Assert.Equal(0, done.Stale);
        // What stays is what no other site with a lane has free stock of, nothing else.
        Assert.All(plan.Orders.Where(order => order.Unsaved > Quantity.Zero), order => Assert.True(NobodyHas(scene, order, biggest), order.Id));
        BookCheck.Hold(scene.State, scene.Journal[^1]);
        scene.Settle();
        if (done.Unsaved > 0) Assert.True(scene.State.Exceptions.OpenAbout(CaseKind.UnservedOrders, biggest)!.Impact!.Orders >= done.Unsaved);
    }

    [Fact]
    public void Protocol_WeighsIt_AndDoesItAfterApproval()
    {
        var scene = Carried();
        var biggest = Biggest(scene);
        foreach (var protocol in ParsedProtocols.Shipped) scene.When(protocol, Core.Tower.Caller.System);
        scene.Person("P-2", "operations").Person("P-5", "logistics").Person("P-3", "management");
        scene.Signal(SignalTypes.SiteDown, new { site = biggest, reason = "fire" });
        scene.Settle();
        var approval = scene.State.Protocols.Approvals.Values.Single(one => one.Options.Any(option => option.Kind == "resource"));
        var option = approval.Options.First(one => one.Kind == "resource");
        Assert.True(option.Effect.OrdersSaved > 0 && option.Servings!.Count > 0, option.Title);
        var before = scene.State.Network.Stock.Values.Where(position => position.Site == biggest).Sum(position => position.Allocated.Units);
        // Operations and logistics decide together.
        foreach (var person in new[] { "P-2", "P-5" }) scene.When(new Approve(approval.Id, option.Id, "best of what there is"), Core.Tower.Caller.Of(person));
        Assert.Equal(option.Id, scene.State.Protocols.Runs[approval.Run].Chosen);
        var after = scene.State.Network.Stock.Values.Where(position => position.Site == biggest).Sum(position => position.Allocated.Units);
        Assert.Equal(option.Servings!.Sum(one => one.Quantity.Units), before - after);
        BookCheck.Hold(scene.State, scene.Journal[^1]);
    }

    private static Scene Carried()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(DemoNetwork.Create(7, scene.Now)));
        foreach (var order in scene.State.Orders.Open.Keys.ToList()) scene.Ask(new MoveOrder(order, OrderMachine.Allocate, TransitionBody.Empty));
        return scene;
    }

    private static string Biggest(Scene scene) => scene.State.Orders.Tracks.Values.SelectMany(track => track.At(Stage.Allocated).Select(group => (group.Place.Site, track.Id))).Distinct()
        .GroupBy(one => one.Site!).MaxBy(group => group.Count())!.Key;

    private static bool NobodyHas(Scene scene, ResourcedOrder order, string site)
    {
        var track = scene.State.Orders.Tracks[order.Id];
        return track.At(Stage.Allocated).Where(group => group.Place.Site == site).Any(group => scene.State.Network.PositionsOf(track.Line(group.Line)!.Item)
            .Where(position => position.Site != site && scene.State.Network.Lane(position.Site, track.Order.Destination!) is not null && scene.State.Network.Sites[position.Site].Kind is not (SiteKind.Supplier or SiteKind.Customer))
            .Sum(position => Math.Max(0, (position.Available - (position.Safety ?? Quantity.Zero)).Units)) < group.Quantity.Units);
    }
}
