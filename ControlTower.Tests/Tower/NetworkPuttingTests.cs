using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

public sealed class NetworkPuttingTests
{
    [Fact]
    public void Put_Twice_RetiresWhatIsReferredToAndDropsTheRest()
    {
        var scene = Scene.Small();
        scene.When(new PutNetwork(new()
        {
            Sites = [.. Networks.Small.Sites!.Where(site => site.Id is "SUP-1" or "DC-1" or "STORE-1")],
            Items = [Networks.Small.Items![0]],
            Lanes = [Networks.Small.Lanes![0]],
            Suppliers = [new("SUP-1", "ITEM-1")],
        }));
        var network = scene.State.Network;
        Assert.Equal(["DC-1", "DC-2", "STORE-1", "STORE-2", "SUP-1"], network.Sites.Keys);
        Assert.True(network.Sites["DC-2"].Retired, "it holds stock");
        Assert.True(network.Sites["STORE-2"].Retired, "an order goes there");
        Assert.False(network.Sites["DC-1"].Retired);
        Assert.True(network.Items["ITEM-2"].Retired);
        Assert.Single(network.LanesFrom);
        Assert.Equal(500, network.StockOf("DC-2", "ITEM-1")!.OnHand.Units);

        scene.When(new PutNetwork(new() { Sites = Networks.Small.Sites }));
        Assert.False(scene.State.Network.Sites["DC-2"].Retired);
    }

    [Fact]
    public void Put_WithMembersLeftOut_LeavesThem()
    {
        var scene = Scene.Small();
        var before = scene.State;
        var answer = (NetworkPut)scene.When(new PutNetwork(new() { Stock = [new("DC-1", "ITEM-1", Quantity.Of(77))] }));
        Assert.Equal((before.Network.Version, 1, 0), (answer.Version, answer.Stock, answer.Orders));
        Assert.Equal(before.Network.Sites.Keys, scene.State.Network.Sites.Keys);
        Assert.Equal((10m, 77m), (scene.All<StockCounted>()[^1].Book.Units, scene.All<StockCounted>()[^1].Quantity.Units));
    }

    [Fact]
    public void Put_OfKnownDocuments_LeavesThemAndCountsThem()
    {
        var scene = Scene.Small();
        var answer = (NetworkPut)scene.When(new PutNetwork(new()
        {
            Orders = [Networks.Order("SO-1", "STORE-2", 500, 999), Networks.Order("SO-3", "STORE-1", 70, 1)],
            PurchaseOrders = Networks.Small.PurchaseOrders,
        }));
        Assert.Equal(2, answer.Existing);
        Assert.Equal(["SO-1", "SO-2", "SO-3"], scene.State.Orders.Open.Keys);
        Assert.Equal("STORE-1", scene.State.Orders.Open["SO-1"].Destination);
    }

    [Fact]
    public void Put_OnAnOlderVersion_FailsItsPrecondition()
    {
        var scene = Scene.Small();
        var version = scene.State.Network.Version;
        Assert.Equal(RefusalKind.PreconditionFailed, scene.Refused(new PutNetwork(Networks.Small, version - 1)).Kind);
        scene.When(new PutNetwork(Networks.Small, version));
        Assert.NotEqual(version, scene.State.Network.Version);
    }

    [Fact]
    public void Put_WithErrors_TellsEachWithItsPointerAndChangesNothing()
    {
        var scene = Scene.Small();
        var document = new NetworkDocument
        {
            Sites = [new("A", "A", SiteKind.Store, TimeZone: "Mars/Base"), new("A", "A again", SiteKind.Store), new("B", "B", SiteKind.Store, Lat: 3)],
            Lanes = [new("A", "NOWHERE", 1), new("A", "A", 1)],
            Stock = [new("A", "ITEM-9", Quantity.Zero)],
            Suppliers = [new("A", "ITEM-1", null, "NOBODY")],
            Orders = [Networks.Order("SO-9", "B", -50, 1)],
            Shipments = [new("SH-1", "A", "X", [new("ITEM-8", Quantity.Of(1))], Scene.Start)],
        };
        var refusal = scene.Refused(new PutNetwork(document));
        Assert.Equal(RefusalKind.Invalid, refusal.Kind);
        Assert.Equal(
            [
                "/lanes/0/to", "/lanes/1/to", "/orders/0/promisedBy", "/shipments/0/lines/0/item", "/shipments/0/to", "/sites/0/timeZone",
                "/sites/1", "/sites/2/lat", "/stock/0/item", "/suppliers/0/backup",
            ],
            refusal.Errors.Select(error => error.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal(refusal.Errors.Count, refusal.ErrorCount);
    }

    [Fact]
    public void Put_WithTenThousandErrors_KeepsTheFirstThousandAndTheCount()
    {
        var document = new NetworkDocument { Sites = [], Lanes = [.. Enumerable.Range(0, 5_000).Select(i => new LaneEntry($"A{i}", $"B{i}", 1))] };
        var refusal = Scene.Empty().Refused(new PutNetwork(document));
        Assert.Equal((10_000, 1_000, "/lanes/0/from"), (refusal.ErrorCount, refusal.Errors.Count, refusal.Errors[0].Pointer));
    }

    [Fact]
    public void Lanes_InACycle_AreReachedOnceByTheShortestWay()
    {
        var scene = Scene.Small();
        Assert.Equal(
            [("SUP-1", 0m), ("DC-1", 48m), ("DC-2", 60m), ("STORE-1", 72m), ("STORE-2", 84m)], scene.State.Network.Downstream("SUP-1"));
    }

    [Fact]
    public void Lanes_LongerThanAnyCalendar_AreReckonedWithoutFailing()
    {
        var scene = Scene.Small();
        var sites = Enumerable.Range(0, 1_200).Select(i => new SiteEntry($"X{i:D4}", "X", SiteKind.Store)).ToList();
        scene.When(new PutNetwork(new()
        {
            Sites = [.. Networks.Small.Sites!, .. sites],
            Lanes = [new("SUP-1", "X0000", 87_600), .. sites.Skip(1).Select((site, i) => new LaneEntry(sites[i].Id, site.Id, 87_600))],
        }));
        scene.When(new PutNetwork(new() { Orders = [Networks.Order("SO-9", "X1199", 999, 5_000)] }));
        scene.Delay(24).Settle();
        Assert.NotNull(scene.Case().Impact);
    }
}
