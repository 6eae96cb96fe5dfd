using ControlTower.Core.Network;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Tests.Tower;

/// <summary>What a partner reads costs what the partner has, however much others have.</summary>
public sealed class PartnerSightTests
{
    private const int Few = 10;
    private const int Many = 3_000;

    [Fact]
    public void Owner_IsThePartnerThatIsNamed_ElseTheSitesOwnName()
    {
        var scene = World(0);
        Assert.Equal(["OWN-1", "OWN-2"], new PartnerSight(scene.State, "Acme").Sites.Select(pair => pair.Key));
        Assert.Equal(["FREE"], new PartnerSight(scene.State, "FREE").Sites.Select(pair => pair.Key));
        Assert.Empty(new PartnerSight(scene.State, "OWN-1").Sites);
    }

    [Fact]
    public void Shipment_ThatArrived_IsNobodysAnyMore()
    {
        var scene = World(0);
        Assert.NotNull(new PartnerSight(scene.State, "Acme").Shipment("SH-OWN"));
        scene.Signal("shipment.arrived", new { shipment = "SH-OWN" });
        Assert.Null(new PartnerSight(scene.State, "Acme").Shipment("SH-OWN"));
        Assert.Empty(new PartnerSight(scene.State, "Acme").Shipments);
        Assert.DoesNotContain(scene.State.Orders.ShipmentPlaces.Keys, key => key.EndsWith("SH-OWN", StringComparison.Ordinal));
    }

    [Fact]
    public void IdempotencyKey_OfAnotherPartner_IsFree()
    {
        var scene = World(0);
        object Expect() => new Core.Signals.ExpectSource("/edi", 1);
        Assert.True(scene.Ask(Expect(), Caller.OfPartner("Acme"), "key", "a").Succeeded);
        Assert.True(scene.Ask(Expect(), Caller.OfPartner("Birch"), "key", "b").Succeeded);
        Assert.False(scene.Ask(Expect(), Caller.OfPartner("Acme"), "key", "b").Succeeded);
    }

    /// <summary>Counted in bytes that reading makes, which depend on the steps that it takes and on no clock.</summary>
    [Fact]
    public void Lists_CostTheSame_WhateverOthersHave()
    {
        var (few, many) = (World(Few).State, World(Many).State);
        foreach (var list in Lists)
        {
            list(few);
            var (small, large) = (Bytes(list, few), Bytes(list, many));
            Assert.True(Math.Abs(large - small) <= 2_048, $"{small} bytes beside {Few} foreign movements, {large} beside {Many}");
        }
    }

    [Fact]
    public void Lists_OfAll_CostMore_SoThatTheMeasureCanTell()
    {
        var (few, many) = (World(Few).State, World(Many).State);
        static int All(TowerState state) => state.Orders.Shipments.Values.Select(one => one.Id + "!").Count();
        Assert.True(Bytes(All, many) > Bytes(All, few) * 10);
    }

    private static IReadOnlyList<Func<TowerState, int>> Lists { get; } =
    [
        state => new PartnerSight(state, "Acme").Sites.Count(),
        state => new PartnerSight(state, "Acme").Shipments.Count(),
        state => new PartnerSight(state, "Acme").PurchaseOrders.Count(),
        state => new PartnerSight(state, "Acme").Cases.Count(),
        state => new PartnerSight(state, "Acme").Sources.Count(),
        state => new PartnerSight(state, "Acme").Rejected.Count(),
        state => new PartnerSight(state, "Acme").Shipment("SH-1") is null ? 0 : 1,
        state => new PartnerSight(state, "Acme").Handles("ITEM-1") ? 1 : 0,
    ];

    private static long Bytes(Func<TowerState, int> read, TowerState state)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(read(state));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static Scene World(int foreign)
    {
        static SiteEntry Site(string id, string? partner) => new(id, id, SiteKind.Supplier) { Partner = partner };
        static IReadOnlyList<ShipmentLineEntry> Lines() => [new("ITEM-1", Core.Kernel.Quantity.Of(1))];
        var scene = Scene.Empty();
        var due = Scene.Start.AddDays(2);
        scene.When(new PutNetwork(new NetworkDocument
        {
            Sites = [Site("OWN-1", "Acme"), Site("OWN-2", "Acme"), Site("FREE", null), Site("PLANT", null), .. Enumerable.Range(0, foreign).Select(i => Site($"F-{i:D5}", "Birch"))],
            Items = [new("ITEM-1", "item")],
            PurchaseOrders = [new("PO-OWN", "OWN-1", "PLANT", Lines(), due), .. Enumerable.Range(0, foreign).Select(i => new PurchaseOrderEntry($"PO-{i}", $"F-{i:D5}", "PLANT", Lines(), due))],
            Shipments = [new("SH-OWN", "OWN-1", "PLANT", Lines(), due), .. Enumerable.Range(0, foreign).Select(i => new ShipmentEntry($"SH-{i}", $"F-{i:D5}", "PLANT", Lines(), due))],
        }));
        return scene;
    }
}
