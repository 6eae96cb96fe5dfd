using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Tests.Tower;

/// <summary>A small network: two suppliers, two centres, two stores, two items, one purchase order under way, two orders at a store.</summary>
internal static class Networks
{
    public static Money Euro(decimal amount) => Money.Of(amount, "EUR");

    public static NetworkDocument Small { get; } = new()
    {
        Sites =
        [
            new("SUP-1", "Supplier one", SiteKind.Supplier, 1, 48.1, 11.6), new("SUP-2", "Supplier two", SiteKind.Supplier, 1, 50.1, 14.4),
            new("DC-1", "Centre one", SiteKind.DistributionCenter, null, 50.1, 8.7), new("DC-2", "Centre two", SiteKind.DistributionCenter, null, 51.2, 6.8),
            new("STORE-1", "Store one", SiteKind.Store, null, 53.6, 10), new("STORE-2", "Store two", SiteKind.Store, null, 52.4, 4.9),
        ],
        Items = [new("ITEM-1", "Item one", 1, Euro(10)), new("ITEM-2", "Item two", 2, Euro(20))],
        Lanes =
        [
            new("SUP-1", "DC-1", 48, 500, 0.1m), new("SUP-2", "DC-1", 24, 80, 0.2m), new("DC-1", "STORE-1", 24, 10, 0.1m),
            new("DC-2", "STORE-2", 24, 10, 0.1m), new("DC-2", "DC-1", 12, 20, 0.1m), new("DC-1", "DC-2", 12, 20, 0.1m),
        ],
        Stock = [new("DC-1", "ITEM-1", Quantity.Of(10)), new("DC-2", "ITEM-1", Quantity.Of(500)), new("DC-1", "ITEM-2", Quantity.Of(40))],
        Suppliers = [new("SUP-1", "ITEM-1", Euro(10), "SUP-2"), new("SUP-2", "ITEM-1", Euro(12))],
        Orders = [Order("SO-1", "STORE-1", 60, 30), Order("SO-2", "STORE-2", 120, 5)],
        PurchaseOrders = [new("PO-1", "SUP-1", "DC-1", [new("ITEM-1", Quantity.Of(200))], Scene.Start.AddHours(12))],
    };

    /// <param name="promised">Hours after the start.</param>
    public static OrderEntry Order(string id, string destination, int promised, decimal quantity) => new(
        id, $"C-{id}", destination, Scene.Start.AddHours(-5), Scene.Start.AddHours(promised), "store",
        [new("1", "ITEM-1", Quantity.Of(quantity), Euro(25))]);
}
