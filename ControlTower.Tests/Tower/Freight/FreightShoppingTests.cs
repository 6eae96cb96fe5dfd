using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Freight;

namespace ControlTower.Tests.Tower.Freight;

public sealed class FreightShoppingTests
{
    private static readonly DateTimeOffset Start = Scene.Start;

    [Fact]
    public void GivenTwoCarriers_WhenShopped_ThenTheCheaperComesFirstAndTheQuickerSaysWhenItArrives()
    {
        var offers = Shop(Given(), units: 2, hourLate: 0);
        Assert.Equal([("slow", 7m, 24m), ("quick", 10m, 6m)], offers.Select(offer => (offer.Carrier!, offer.Cost.Amount, offer.LeadTimeHours)));
        Assert.Equal(Start.AddHours(6), offers[1].Arrives);
        Assert.All(offers, offer => Assert.Null(offer.MeanHoursLate));
    }

    /// <summary>One delivery came 30 hours late, one on its hour: 15 on average, at a price of one an hour more than the quicker carrier asks.</summary>
    [Fact]
    public void GivenACarrierThatWasLate_WhenAnHourHasAPrice_ThenItsLatenessIsReckoned()
    {
        var scene = Given();
        scene.When(new PutNetwork(new()
        {
            Shipments = [Shipment("SH-1"), Shipment("SH-2")],
        }));
        scene.Pass(12);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-1" });
        scene.Pass(30);
        scene.Signal(SignalTypes.ShipmentArrived, new { shipment = "SH-2" });
        var offers = Shop(scene, units: 2, hourLate: 1);
        Assert.Equal([("quick", 10m), ("slow", 22m)], offers.Select(offer => (offer.Carrier!, offer.ExpectedCost.Amount)));
        Assert.Equal((0.5m, 15m, 7m), (offers[1].OnTimeShare!.Value, offers[1].MeanHoursLate!.Value, offers[1].Cost.Amount));
    }

    [Fact]
    public void GivenALaneWithoutRates_WhenShopped_ThenItsOwnPriceIsTheOffer()
    {
        var offer = Assert.Single(Shop(Given(rates: null), units: 3, hourLate: 0));
        Assert.Equal((null, 8m, 6m), (offer.Carrier, offer.Cost.Amount, offer.ChargeableKg));
    }

    [Fact]
    public void GivenAClosedLane_WhenShopped_ThenItLeavesWhenItOpens()
    {
        var scene = Given(downtime: [new(Start.AddHours(-1), Start.AddHours(5))]);
        Assert.Equal((Start.AddHours(5), Start.AddHours(29)), Shop(scene, units: 1, hourLate: 0).Select(offer => (offer.Leaves, offer.Arrives)).First());
    }

    [Theory]
    [InlineData("NOWHERE", "A", 1, RefusalKind.NotFound)]
    [InlineData("TO", "NOTHING", 1, RefusalKind.Invalid)]
    [InlineData("TO", "A", 1e12, RefusalKind.Invalid)]
    public void GivenWhatCannotBeShopped_ThenItIsRefused(string to, string item, double units, RefusalKind kind)
    {
        var scene = Given();
        Assert.Equal(kind, FreightShopping.Offers(scene.State, new("FROM", to, [(item, (decimal)units)], Start, 0), TowerRules.Default).Refusal!.Kind);
    }

    private static IReadOnlyList<FreightOffer> Shop(Scene scene, int units, decimal hourLate) =>
        FreightShopping.Offers(scene.State, new("FROM", "TO", [("A", units)], Start, hourLate), TowerRules.Default).Value!.Items;

    private static ShipmentEntry Shipment(string id) => new(id, "FROM", "TO", [new("A", Quantity.Of(1))], Start.AddHours(12)) { Carrier = "slow" };

    private static Scene Given(IReadOnlyList<DowntimeEntry>? downtime = null) => Given(
        [new("slow") { Fixed = 3, PerKg = 1 }, new("quick", "express") { Fixed = 10, LeadTimeHours = 6 }], downtime);

    private static Scene Given(IReadOnlyList<RateEntry>? rates, IReadOnlyList<DowntimeEntry>? downtime = null)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(new()
        {
            Sites = [new("FROM", "From", SiteKind.DistributionCenter), new("TO", "To", SiteKind.Store)],
            Items = [new("A", "A", 2)],
            Carriers = [new("slow", "Slow"), new("quick", "Quick")],
            Lanes = [new("FROM", "TO", 24, 2, 1) { Rates = rates, Downtime = downtime }],
            Stock = [new("FROM", "A", Quantity.Of(50))],
        }));
        return scene;
    }
}
