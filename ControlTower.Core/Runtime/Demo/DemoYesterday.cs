using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// Orders that were placed the day before the demo began, for which the tower itself found the sites: they can be tried under other policies, and most of
/// them still lie in the warehouses when something happens there.
/// </summary>
public static class DemoYesterday
{
    /// <summary>At most; orders of which nothing would be there are not placed.</summary>
    public const int Most = 90;

    private const int FirstNumber = 9_501;
    private const int FirstHour = 6;
    private const int MinutesApart = 10;

    private static readonly TimeSpan Handling = TimeSpan.FromHours(1);

    /// <summary>In order of time: each is placed, and then sourced.</summary>
    /// <param name="document">From <see cref="DemoNetwork.Create"/> with the same seed and start.</param>
    public static IReadOnlyList<object> Told(int seed, DateTimeOffset start, NetworkDocument document)
    {
        var senders = (document.Lanes ?? []).ToLookup(lane => lane.To, lane => lane.From, StringComparer.Ordinal); // lookup only
        var free = (document.Stock ?? []).GroupBy(entry => (entry.Site, entry.Item)).ToDictionary(entries => entries.Key, entries => entries.Aggregate(Quantity.Zero, (sum, entry) => sum + entry.Quantity - (entry.Safety ?? Quantity.Zero))); // lookup only
        return [.. Enumerable.Range(0, Most).SelectMany(index => Placed(seed, index, start, (order, line) => senders[order.Destination].Any(site => free.GetValueOrDefault((site, line.Item)) >= line.Quantity + line.Quantity)))];
    }

    public static bool Knows(string order) => order.StartsWith("SO-95", StringComparison.Ordinal) && int.TryParse(order.AsSpan(3), out var number) && number is >= FirstNumber and < FirstNumber + Most;

    /// <summary>How one of them would run if nobody stepped in.</summary>
    public static DemoOrderPlan? Plan(int seed, OrderEntry order) => DemoOrderPlan.For(seed, order, order.PlacedAt + Handling);

    /// <summary>Shipped from wherever it is set aside.</summary>
    public static DemoSignal Shipped(string order, DateTimeOffset at) => DemoSignals.Left($"yesterday-{order}-shipped", at, order);

    public static DemoSignal Delivered(string order, DateTimeOffset at) => DemoSignals.Delivered($"yesterday-{order}-delivered", at, order);

    private static IEnumerable<object> Placed(int seed, int index, DateTimeOffset start, Func<OrderEntry, OrderLineEntry, bool> there)
    {
        var id = $"SO-{FirstNumber + index}";
        var random = DemoRandom.For(seed, "yesterday", index);
        var placed = new DateTimeOffset(start.UtcDateTime.Date, TimeSpan.Zero).AddDays(-1).AddHours(FirstHour).AddMinutes((index * MinutesApart) + random.Below(MinutesApart));
        var order = DemoOrders.Create(seed, id, placed, placed.AddHours(random.From(26, 170)));
        var lines = order.Lines.Where(line => there(order, line)).ToList();
        var (priority, decided) = (random.From(2, 6), placed.AddMinutes(random.From(1, 9)));
        if (lines.Count == 0) yield break;
        yield return new PlaceOrder(order with { Lines = lines }) { Priority = priority, Allocate = false };
        yield return new MoveOrder(id, OrderMachine.Allocate, new() { At = decided });
    }
}
