using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Runtime.Demo;

/// <summary>The demo begins with orders that the tower sourced the day before.</summary>
public sealed class DemoYesterdayTests
{
    private static readonly NetworkDocument Network = DemoNetwork.Create(7, Scene.Start);

    [Fact]
    public void Told_OfTheDemosNetwork_IsSourcedByTheTower_AndDiffersUnderAnotherPolicy()
    {
        var scene = Seeded();
        var tracks = scene.State.Orders.Tracks.Values.Where(track => DemoYesterday.Knows(track.Id)).ToList();
        Assert.True(tracks.Count >= 24, $"{tracks.Count} orders were placed");
        var whole = tracks.Count(track => track.Units.All(group => group.Place.Stage == Stage.Allocated));
        Assert.True(whole >= tracks.Count * 2 / 3, $"{whole} of {tracks.Count} are set aside whole");
        var biggest = tracks.SelectMany(track => track.Units).Where(group => group.Place.Site is not null).GroupBy(group => group.Place.Site!).MaxBy(site => site.Count())!.Key;
        var elsewhere = scene.State.Network.Sites.Keys.Where(site => site.StartsWith("DC-", StringComparison.Ordinal) && site != biggest).ToList();
        var result = Try(scene, new("Spare the biggest", 0) { Sourcing = new() { PreferredSites = elsewhere, Soft = [Core.Orders.Sourcing.Problem.SoftConstraint.PreferredSites] } });
        Assert.Equal((tracks.Count, tracks.Count), (result.Decisions, result.Fitting));
        Assert.True(result.Changed >= 3, $"{result.Changed} of {result.Fitting} would have been others");
        Assert.True(result.Would.Sites.FirstOrDefault(site => site.Site == biggest)?.Quantity.Units < result.Was.Sites.First(site => site.Site == biggest).Quantity.Units);
    }

    [Fact]
    public void Told_UnderTheSamePolicy_IsTheSame_PlayedOn()
    {
        var result = Try(Seeded(), new("As it was", 0));
        Assert.Equal((0, 0), (result.Changed, result.Displaced));
        Assert.Equal(result.Was.Cost, result.Would.Cost);
    }

    [Fact]
    public void Plans_OfMostOrders_LeaveThemInTheWarehouse_WhenTheDemoBegins()
    {
        var plans = DemoYesterday.Told(7, Scene.Start, Network).OfType<PlaceOrder>().Select(place => DemoYesterday.Plan(7, place.Order)).ToList();
        Assert.True(plans.Count(plan => plan?.ShippedAt > Scene.Start) >= plans.Count / 2);
    }

    private static Scene Seeded()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Network));
        foreach (var told in DemoYesterday.Told(7, Scene.Start, Network)) scene.When(told, Caller.Integration("demo"));
        return scene;
    }

    private static PolicyTrialResult Try(Scene scene, RoutingDocument document)
    {
        var day = new DateTimeOffset(Scene.Start.UtcDateTime.Date, TimeSpan.Zero);
        var (trial, state) = (new PolicyTrial(new("b", document) { From = day.AddDays(-1), To = day, PlayedOn = true }, Scene.Patient), TowerState.Empty);
        foreach (var fact in scene.Journal)
        {
            trial.Add(state, fact);
            state = TowerApply.Apply(state, fact);
        }
        return trial.Result;
    }
}
