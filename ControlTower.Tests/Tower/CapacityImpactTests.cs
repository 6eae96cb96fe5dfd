using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>A centre six hours from a store, where something is wanted ten hours after the start; no production is ordered at the centre.</summary>
public sealed class CapacityImpactTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Theory]
    [InlineData(0.5, 100, 20)]
    [InlineData(0.8, 100, 2)]
    [InlineData(0.9, 100, 0)]
    [InlineData(0.5, 12, 8)]
    [InlineData(0.5, 4, 0)]
    [InlineData(0.000001, 40, 36)]
    [InlineData(0, 40, 36)]
    public void Share_OfACentre_DelaysADaysWorkByDegreesUpToTheEnd(double share, int until, decimal late)
    {
        var scene = Given(50);
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC", share, reason = "labour", from = Start, until = Start.AddHours(until) });
        Assert.Equal(late > 0 ? [late] : [], LateBy(scene));
    }

    [Fact]
    public void Share_OfACentreWithShifts_IsMadeGoodInHoursThatAreWorked()
    {
        var scene = Given(50);
        // Twelve hours of every day from eight: 24 hours of work are done after two days.
        scene.When(new ScheduleSite("DC", new(new([new(Enum.GetValues<DayOfWeek>(), new(8, 0), new(20, 0))]), null, null)));
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC", share = 0.5, reason = "labour", from = Start, until = Start.AddHours(100) });
        Assert.Equal([36m + 6 - 10], LateBy(scene));
    }

    [Fact]
    public void Share_OfACentre_HoldsWhatIsToLeave()
    {
        var scene = Given(0);
        scene.When(new PutNetwork(new() { Shipments = [new("SH-1", "DC", "STORE", [new("BIKE", Quantity.Of(5))], Start.AddHours(8))] }));
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC", share = 0.8, reason = "labour", from = Start, until = Start.AddHours(100) });
        Assert.Equal([2m], LateBy(scene));
    }

    [Fact]
    public void Share_ThatIsAnnounced_LeavesWhatGoesBeforeIt()
    {
        var scene = Given(50);
        scene.Signal(SignalTypes.SiteCapacity, new { site = "DC", share = 0.5, reason = "labour", from = Start.AddHours(30), until = Start.AddHours(100) });
        Assert.Empty(LateBy(scene));
    }

    [Fact]
    public void Telemetry_BelowTheNeed_DelaysWhatPassesByItsShare()
    {
        var scene = Given(50);
        scene.Signal(SignalTypes.AutomationTelemetry, new { site = "DC", system = "AS/RS 1", throughputPerHour = 80, availability = 1, need = 100 });
        Assert.Equal([2m], LateBy(scene));
    }

    private static IEnumerable<decimal> LateBy(Scene scene) => ImpactOf.Effect(scene.State, scene.Case(), scene.Now, []).Lines.Select(late => late.LateByHours);

    private static Scene Given(int stock)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = [new("DC", "Centre", SiteKind.DistributionCenter), new("STORE", "Store", SiteKind.Store)],
            Items = [new("BIKE", "Bike")],
            Lanes = [new("DC", "STORE", 6)],
            Stock = [new("DC", "BIKE", Quantity.Of(stock))],
            Orders = [new("SO-1", "C", "STORE", Start, Start.AddHours(10), null, [new("1", "BIKE", Quantity.Of(5))])],
        }));
        return scene;
    }
}
