using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>
/// Orders that were carried to their end before the demo began: shipped, delivered, billed, most of them paid, and a few come back. With
/// them the books, the returns desk and what reckons with both have something to show from the first minute on.
/// </summary>
public static class DemoTrade
{
    private const int Most = 24;
    private const int FirstNumber = 9_001;
    private const int Plenty = 300;
    private const int PaymentDays = 14;

    private static readonly (int Order, string Reason)[] Returned = [(3, "Wrong size"), (6, "Scratched on arrival"), (9, "Ordered twice")];

    /// <summary>Not paid yet; the first of them are overdue.</summary>
    private static readonly int[] Unpaid = [0, 4, 8, 10, 11];

    /// <summary>In order of time, so that each finds what it is about.</summary>
    /// <param name="document">From <see cref="DemoNetwork.Create"/> with the same seed and start.</param>
    public static IReadOnlyList<DemoSignal> Told(int seed, DateTimeOffset start, NetworkDocument document)
    {
        var ways = Ways(document);
        return [.. ways.Take(Most).SelectMany((way, index) => Life(seed, index, start, way)).OrderBy(signal => signal.Time)];
    }

    /// <summary>Orders that wait in three stores for their customers.</summary>
    public static IReadOnlyList<PlaceOrder> Fetched(int seed, DateTimeOffset start, NetworkDocument document) =>
    [
        .. (document.Stock ?? []).Where(entry => entry.Quantity >= Quantity.Of(60) && (document.Sites ?? []).Any(site => site.Id == entry.Site && site.Kind == SiteKind.Store))
            .DistinctBy(entry => entry.Site).Take(3).Select((entry, index) => Fetch(seed, index, start, entry)),
    ];

    private static PlaceOrder Fetch(int seed, int index, DateTimeOffset start, StockEntry entry)
    {
        var random = DemoRandom.For(seed, "fetched", index);
        var line = new OrderLineEntry("1", entry.Item, Quantity.Of(random.From(1, 3)), Price(entry.Item));
        return new(new($"PU-{FirstNumber + index}", $"W-{random.From(1_000, 9_999)}", entry.Site, start.AddHours(-2), start.AddHours(26 + (index * 5)), "web", [line])) { PickUp = new(entry.Site, 48) };
    }

    /// <summary>Accessories of which a centre has plenty, each once, and a lane over which it delivers.</summary>
    private static List<(LaneEntry Lane, string Item)> Ways(NetworkDocument document)
    {
        var ends = (document.Sites ?? []).Where(site => site.Kind is SiteKind.Store or SiteKind.Customer).Select(site => site.Id).ToHashSet(StringComparer.Ordinal); // lookup only
        var lanes = (document.Lanes ?? []).Where(lane => ends.Contains(lane.To)).ToLookup(lane => lane.From, StringComparer.Ordinal); // lookup only
        return
        [
            .. (document.Stock ?? []).Where(entry => entry.Quantity >= Quantity.Of(Plenty) && entry.Safety is not null && entry.Item.StartsWith("ACC-", StringComparison.Ordinal) && lanes[entry.Site].Any())
                .Select((entry, index) => (lanes[entry.Site].ElementAt(index % lanes[entry.Site].Count()), entry.Item)),
        ];
    }

    private static IEnumerable<DemoSignal> Life(int seed, int index, DateTimeOffset start, (LaneEntry Lane, string Item) way)
    {
        var random = DemoRandom.For(seed, "carried", index);
        var (lane, item) = way;
        var (id, quantity, placed) = ($"SO-{FirstNumber + index}", random.From(60, 180), start.AddDays(-24 + index).AddHours(-random.From(1, 20)));
        var (shipped, price) = (placed.AddHours(random.From(4, 20)), Price(item));
        var arrived = shipped.AddHours((double)lane.LeadTimeHours);
        if (arrived >= start) yield break;
        var order = new OrderEntry(id, $"W-{random.From(1_000, 9_999)}", lane.To, placed, arrived.AddHours(12), "wholesale", [new("1", item, Quantity.Of(quantity), price)]);
        var bill = new DemoBill([new(id, item, quantity, price.Amount)], shipped, shipped.AddDays(PaymentDays));
        yield return DemoSignals.Placed($"trade-{id}-placed", placed, order);
        yield return DemoSignals.Shipped($"trade-{id}-shipped", shipped, id, lane);
        yield return DemoSignals.Billed($"trade-{id}-billed", shipped.AddMinutes(5), ("customer", order.Customer, $"A-{id}"), bill);
        yield return DemoSignals.Delivered($"trade-{id}-delivered", arrived, id);
        if (!Unpaid.Contains(index) && arrived.AddHours(20) < start) yield return DemoSignals.Paid($"trade-{id}-paid", arrived.AddHours(20), (order.Customer, $"A-{id}"), bill.Total);
        foreach (var (_, reason) in Returned.Where(one => one.Order == index)) yield return DemoSignals.CameBack($"trade-{id}-back", start.AddHours(-index), (id, lane.From, reason), random.From(2, 9));
    }

    private static Money Price(string item) => Money.Of(decimal.Round(DemoItems.Find(item).UnitCost!.Value.Amount * 1.6m, 0), DemoItems.Currency);
}
