using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Signals;

namespace ControlTower.Tests.Tower.Routing;

/// <summary>Flips by the clock of the tower's own orders: told with the hour, and true when the order is placed at it.</summary>
public sealed class HourFlipsTests
{
    private const double Late = 1.5;

    [Fact]
    public void CutOff_ThatTheOrderMissed_IsTold_AndFlipsWhenItComesBefore()
    {
        // The near site closed 80 minutes before; by tomorrow it would arrive too late.
        var (scene, chosen) = PlacedAfter(Late);
        Assert.Equal("S", chosen);
        var flip = FlipOf(scene, "cutOff");
        Assert.Equal(("A", "A", Scene.Start.AddMinutes(10)), (flip.Site, flip.To, flip.At));
        Assert.Equal(80 / 60.0, flip.By, 0.01);
        Assert.Equal("A", PlacedAfter(Late - flip.By).Chosen);
        Assert.Equal("S", PlacedAfter(Late - (flip.By * 0.99)).Chosen);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Downtime_OfASiteThatNothingElseRulesOut_IsTold_AndFlipsWhenItEndsSooner(bool planned)
    {
        var (scene, chosen) = PlacedWhileDown(10, planned);
        Assert.Equal("S", chosen);
        var flip = FlipOf(scene, "downtime");
        Assert.Equal(("A", "A", Scene.Start.AddHours(10)), (flip.Site, flip.To, flip.At));
        Assert.Equal("A", PlacedWhileDown(10 - flip.By, planned).Chosen);
        Assert.Equal("S", PlacedWhileDown(10 - (flip.By * 0.99), planned).Chosen);
    }

    [Fact]
    public void Downtime_OfUnknownEnd_IsNoFlip()
    {
        var scene = RoutingTests.World();
        scene.Signal(SignalTypes.SiteDown, new { site = "A", reason = "fire" });
        scene.When(new PlaceOrder(Order()));
        Assert.DoesNotContain(ExplainingTests.Why(scene, "O").Lines.Single().Flips, flip => flip.What == "downtime");
    }

    private static (Scene Scene, string Chosen) PlacedAfter(double hours)
    {
        var scene = RoutingTests.World(sites: [.. RoutingTests.Sites.Select(site => site.Id == "A" ? site with { CutOff = new(8, 10) } : site.Id == "B" ? site with { Serves = [] } : site)]);
        scene.PassWithoutBells(hours);
        return Placed(scene);
    }

    private static (Scene Scene, string Chosen) PlacedWhileDown(double hours, bool planned)
    {
        var began = Scene.Start.AddHours(-2);
        var scene = RoutingTests.World(sites: [.. RoutingTests.Sites.Select(site => site.Id == "A" && planned ? site with { Downtime = [new(began, Scene.Start.AddHours(hours))] } : site.Id == "B" ? site with { Serves = [] } : site)]);
        if (!planned) scene.Signal(SignalTypes.SiteDown, new { site = "A", from = began, until = Scene.Start.AddHours(hours) });
        return Placed(scene);
    }

    private static (Scene Scene, string Chosen) Placed(Scene scene)
    {
        scene.When(new PlaceOrder(Order()));
        return (scene, scene.State.Orders.Tracks["O"].Units[0].Place.Site!);
    }

    /// <summary>Worth so much that an hour of lateness costs more than the dearest freight.</summary>
    private static OrderEntry Order() => RoutingTests.Order("O", 4, Core.Kernel.Money.Of(5_000, "EUR")) with { PromisedBy = Scene.Start.AddHours(27) };

    private static ChoiceFlip FlipOf(Scene scene, string what) => Assert.Single(ExplainingTests.Why(scene, "O").Lines.Single().Flips, flip => flip.What == what);
}
