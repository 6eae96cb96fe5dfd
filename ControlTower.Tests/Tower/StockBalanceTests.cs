using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Stock;

namespace ControlTower.Tests.Tower;

/// <summary>DC-1 and DC-2 hold ITEM-1, twelve hours from each other; orders go to the stores.</summary>
public sealed class StockBalanceTests
{
    [Fact]
    public void BelowSafety_WithAnotherInExcess_IsAPairWithTheMoveThatCuresIt()
    {
        var scene = Put(new("DC-1", "ITEM-1", Quantity.Of(10)) { Safety = Quantity.Of(40) }, new("DC-2", "ITEM-1", Quantity.Of(500)) { Safety = Quantity.Of(100) });
        var found = Balance(scene);
        Assert.Equal([(ImbalanceKind.BelowSafety, "DC-1"), (ImbalanceKind.Excess, "DC-2")], found.Select(one => (one.Kind, one.Site)));
        var move = Assert.Single(found[0].Moves);
        Assert.Equal(("DC-2", "DC-1", 30m, 12m, Networks.Euro(23)), (move.From, move.To, move.Quantity.Units, move.Hours, move.Cost));
        Assert.Equal(found[0].Moves, found[1].Moves);
        Assert.Equal((30m, 400m), (found[0].Missing.Units, found[1].Quantity.Units));
    }

    [Fact]
    public void Donor_GivesNeitherItsSafetyStockNorWhatItsOwnOrdersWant()
    {
        var scene = Put(new("DC-1", "ITEM-1", Quantity.Zero) { Safety = Quantity.Of(90) }, new("DC-2", "ITEM-1", Quantity.Of(100)) { Safety = Quantity.Of(30) });
        scene.When(new PutNetwork(new() { Orders = [Networks.Order("SO-9", "DC-2", 90, 50)] }));
        Assert.Equal(20m, Assert.Single(Balance(scene).Single(one => one.Site == "DC-1").Moves).Quantity.Units);
    }

    [Fact]
    public void Expiring_Lots_AreToldWithTheFirstEnd()
    {
        var scene = Put(
            new StockEntry("DC-1", "ITEM-1", Quantity.Of(10)) { Lot = "A", ExpiresAt = Scene.Start.AddDays(6) },
            new StockEntry("DC-1", "ITEM-1", Quantity.Of(5)) { Lot = "B", ExpiresAt = Scene.Start.AddDays(7) },
            new StockEntry("DC-1", "ITEM-1", Quantity.Of(5)) { Lot = "C", ExpiresAt = Scene.Start.AddDays(8) });
        var found = Assert.Single(Balance(scene));
        Assert.Equal((ImbalanceKind.Expiring, 15m, Scene.Start.AddDays(6)), (found.Kind, found.Quantity.Units, found.ExpiresAt!.Value));
    }

    [Fact]
    public void BelowSafety_IsACase_UntilEnoughIsThere()
    {
        var scene = Put(new StockEntry("DC-1", "ITEM-1", Quantity.Of(10)) { Safety = Quantity.Of(40) });
        var one = scene.Case();
        Assert.Equal((CaseKind.BelowSafety, "planning", Severity.Low), (one.Deviation.Kind, one.Deviation.Function, one.Deviation.Severity));
        Adjust(scene, -5);
        Assert.Equal(("Below safety stock, 5 of 40", -35m), (scene.Case().Deviation.Title, scene.Case().Deviation.Delta!.Value.Units));
        Adjust(scene, 35);
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
        Adjust(scene, -1);
        Assert.Equal(CaseStatus.New, scene.Case().Status);
    }

    [Fact]
    public void BelowSafety_WithEnoughComingInTime_IsNone_UntilThatIsLate()
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Networks.Small with { Orders = null, Stock = [new("DC-1", "ITEM-1", Quantity.Of(10)) { Safety = Quantity.Of(40) }] }));
        // PO-1 was put after the stock in the same document, and brings 200 in twelve hours: as quick as any lane would.
        Assert.Empty(scene.State.Exceptions.Open);
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "PO-1", eta = Scene.Start.AddHours(30) });
        Assert.Single(scene.State.Exceptions.Open.Values, one => one.Deviation.Kind == CaseKind.BelowSafety);
        scene.Signal(SignalTypes.ShipmentEta, new { shipment = "PO-1", eta = Scene.Start.AddHours(11) });
        Assert.All(scene.State.Exceptions.Open.Values.Where(one => one.Deviation.Kind == CaseKind.BelowSafety), one => Assert.Equal(CaseStatus.ReturnedToNormal, one.Status));
    }

    [Fact]
    public void Out_IsACaseOnlyWhereAnOrderWaits()
    {
        var scene = Put(new StockEntry("DC-1", "ITEM-1", Quantity.Zero));
        Assert.Empty(scene.State.Exceptions.Open);
        scene.When(new PutNetwork(new() { Orders = [Networks.Order("SO-9", "DC-1", 90, 50)] }));
        Assert.Equal((CaseKind.StockOut, "Out of stock, 50 missing"), (scene.Case().Deviation.Kind, scene.Case().Deviation.Title));
        scene.Signal(SignalTypes.OrderCancelled, new { order = "SO-9" });
        Assert.Equal(CaseStatus.ReturnedToNormal, scene.Case().Status);
    }

    [Fact]
    public void ManyPositionsAtOnce_AreLookedAtByTheBell()
    {
        var scene = Scene.Empty();
        var sites = Enumerable.Range(0, 450).Select(i => new SiteEntry($"DC-{i}", "c", SiteKind.DistributionCenter)).ToList();
        scene.When(new PutNetwork(new() { Sites = sites, Items = [new("ITEM-1", "i")], Stock = [.. sites.Select(site => new StockEntry(site.Id, "ITEM-1", Quantity.Of(1)) { Safety = Quantity.Of(2) })] }));
        Assert.Empty(scene.State.Exceptions.Open);
        Assert.True(scene.State.NextDue(Scene.Patient) <= scene.Now);
        scene.Pass(0);
        Assert.Equal((450, 0), (scene.State.Exceptions.Open.Count, scene.State.Network.ToLookAt.Count));
        Assert.Equal(3, scene.All<StockLookedAt>().Count);
    }

    private static void Adjust(Scene scene, int delta) => scene.Signal(SignalTypes.InventoryAdjusted, new { site = "DC-1", item = "ITEM-1", delta, reason = delta < 0 ? "sale" : "receipt" });

    private static IReadOnlyList<StockImbalance> Balance(Scene scene) => StockBalance.OfItem(scene.State, "ITEM-1", scene.Now, Scene.Patient);

    private static Scene Put(params StockEntry[] stock)
    {
        var scene = Scene.Empty();
        scene.When(new PutNetwork(Networks.Small with { Orders = null, PurchaseOrders = null, Stock = stock }));
        return scene;
    }
}
