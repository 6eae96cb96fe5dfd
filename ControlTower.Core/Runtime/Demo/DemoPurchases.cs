namespace ControlTower.Core.Runtime.Demo;

/// <summary>Suppliers confirm what was ordered within the first hours, all but two of them, and deliver when they said.</summary>
internal sealed class DemoPurchases(DemoWorld world)
{
    /// <summary>Between two confirmations: 2.5 minutes.</summary>
    private const long Apart = 5 * DemoMoment.SlotsPerMinute / 2;

    /// <summary>One order in so many is never confirmed.</summary>
    private const int SilentOneIn = 37;

    private readonly ILookup<long, int> confirmations = Enumerable.Range(0, world.PurchaseOrders.Count).Where(place => place % SilentOneIn != SilentOneIn / 2)
        .ToLookup(place => DemoMoment.SlotsPerMinute + (place * Apart));

    private readonly ILookup<long, int> arrivals = Enumerable.Range(0, world.PurchaseOrders.Count).ToLookup(place => world.SlotAt(world.PurchaseOrders[place].PromisedAt + LateBy(place)));

    public IEnumerable<DemoSignal> At(DemoMoment moment)
    {
        foreach (var order in confirmations[moment.Slot].Select(place => world.PurchaseOrders[place])) yield return DemoSignals.Confirmed($"{order.Id}-confirmed", moment.Time, order);
        foreach (var order in arrivals[moment.Slot].Select(place => world.PurchaseOrders[place])) yield return DemoSignals.Arrived($"{order.Id}-arrived", moment.Time, order.Id, order.To);
    }

    /// <summary>The two that the opening delays come as late as their suppliers said.</summary>
    private static TimeSpan LateBy(int place) => place switch { 0 => TimeSpan.FromHours(44), 1 => TimeSpan.FromHours(74), _ => TimeSpan.FromMinutes(-5 - (place % 50)) };
}
