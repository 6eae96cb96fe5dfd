using ControlTower.Core.Kernel;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Customer orders of three channels; each destination can be reached within the time promised.</summary>
internal static class DemoOrders
{
    public const int OpenCount = 250;

    private const int FirstOpen = 10_001;

    private static readonly TimeSpan Handling = TimeSpan.FromMinutes(90);

    /// <summary>Open orders, promised from six hours to twenty days ahead, the nearer the denser.</summary>
    public static IReadOnlyList<OrderEntry> Open(int seed, DateTimeOffset now) =>
        [.. Enumerable.Range(0, OpenCount).Select(index => OpenOrder(seed, index, now))];

    /// <param name="id">Readable and unique; also chooses the random numbers of this order.</param>
    public static OrderEntry Create(int seed, string id, DateTimeOffset placedAt, DateTimeOffset promisedBy) =>
        Create(DemoRandom.For(seed, id), id, (placedAt, promisedBy), promisedBy - placedAt);

    private static OrderEntry OpenOrder(int seed, int index, DateTimeOffset now)
    {
        var id = $"SO-{FirstOpen + index}";
        var random = DemoRandom.For(seed, id);
        var share = index / (OpenCount - 1m);
        var minutes = 360 + (long)(share * (0.25m + (0.75m * share)) * ((20 * 24) - 6) * 60);
        var placed = now.AddMinutes(-random.From(30, 5 * 24 * 60));
        return Create(random, id, (placed, now.AddMinutes(minutes)), TimeSpan.FromMinutes(minutes));
    }

    private static OrderEntry Create(DemoRandom random, string id, (DateTimeOffset Placed, DateTimeOffset Promised) times, TimeSpan left)
    {
        var destination = random.Pick(Reachable(left));
        var channel = Channel(destination);
        var customer = channel == "web" ? $"W-{random.From(1_000, 9_999)}" : destination.Id;
        return new(id, customer, destination.Id, times.Placed, times.Promised, channel, Lines(random, channel));
    }

    private static SiteEntry[] Reachable(TimeSpan left) =>
    [
        .. DemoSites.All.Where(site => site.Kind is SiteKind.Store or SiteKind.Customer
            && TimeSpan.FromHours((double)DemoLanes.Delivering(site.Id)[0].LeadTimeHours) + Handling <= left).SelectMany(Weighted),
    ];

    /// <summary>A home delivery area takes as many orders as three stores.</summary>
    private static IEnumerable<SiteEntry> Weighted(SiteEntry site) => Enumerable.Repeat(site, Channel(site) == "web" ? 3 : 1);

    private static string Channel(SiteEntry destination) =>
        destination.Kind == SiteKind.Store ? "store" : destination.Id.StartsWith("CU-HOME", StringComparison.Ordinal) ? "web" : "wholesale";

    private static List<OrderLineEntry> Lines(DemoRandom random, string channel)
    {
        var (lines, units, margin) = channel switch { "web" => (2, 2, 1.75m), "store" => (3, 6, 1.4m), _ => (4, 24, 1.3m) };
        var count = random.From(1, lines);
        var shift = random.Below(DemoItems.Sold.Count);
        var result = new List<OrderLineEntry>();
        for (var i = 0; i < count; i++)
        {
            var item = DemoItems.Sold[(shift + (i * 5)) % DemoItems.Sold.Count];
            var price = Money.Of(decimal.Round(item.UnitCost!.Value.Amount * margin, 0), DemoItems.Currency);
            result.Add(new($"{i + 1}", item.Id, Quantity.Of(random.From(1, units)), price));
        }
        return result;
    }
}
