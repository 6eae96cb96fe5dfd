using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Plants report each production order when it starts and when it is done, all but one that nobody tells of.</summary>
internal sealed class DemoWork(DemoWorld world)
{
    /// <summary>Its place among the production orders.</summary>
    private const int Silent = 9;

    private readonly ILookup<long, ProductionOrderEntry> starts = Told(world).ToLookup(order => world.SlotAt(order.StartAt.AddMinutes(20)));

    private readonly ILookup<long, ProductionOrderEntry> ends = Told(world).ToLookup(order => world.SlotAt(order.DueAt.AddMinutes(-10)));

    public IEnumerable<DemoSignal> At(DemoMoment moment)
    {
        foreach (var order in starts[moment.Slot]) yield return DemoSignals.Made($"{order.Id}-started", moment.Time, order, 1);
        foreach (var order in ends[moment.Slot]) yield return DemoSignals.Made($"{order.Id}-done", moment.Time, order, order.Quantity.Units - 1);
    }

    private static IEnumerable<ProductionOrderEntry> Told(DemoWorld world) => world.ProductionOrders.Where((_, place) => place != Silent);
}
