using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>The network of the demo: Quillberg, an invented maker of electric bikes with plants on two continents.</summary>
public static class DemoNetwork
{
    /// <summary>The same seed and instant give the same document, to the byte.</summary>
    /// <param name="now">Start of the demo; promised times lie around it. Cut to whole seconds.</param>
    public static NetworkDocument Create(int seed, DateTimeOffset now)
    {
        var start = WholeSecond(now);
        return new()
        {
            Sites = DemoSites.All,
            Items = DemoItems.All,
            Lanes = DemoLanes.All,
            Stock = DemoStock.Create(seed),
            Suppliers = DemoSuppliers.Create(seed),
            Orders = DemoOrders.Open(seed, start),
            PurchaseOrders = DemoTraffic.PurchaseOrders(seed, start),
            Shipments = DemoTraffic.Shipments(seed, start),
            Boms = DemoMaking.Boms,
            ProductionOrders = DemoMaking.Orders(seed, start),
        };
    }

    internal static DateTimeOffset WholeSecond(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
