using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>Ninety days of what suppliers and carriers delivered, so that their health has parts and a trend from the first minute.</summary>
public static class DemoDeliveries
{
    private const int EachSupplier = 50;
    private const int EachCarrier = 50;
    private const int FirstPurchase = 5_001;
    private const int FirstShipment = 2_001;

    /// <summary>In order of supplier and carrier, then of time; all have arrived before <paramref name="now"/>.</summary>
    public static IReadOnlyList<HistoricDelivery> Create(int seed, DateTimeOffset now)
    {
        var start = DemoNetwork.WholeSecond(now);
        var suppliers = DemoSites.Of(SiteKind.Supplier);
        return
        [
            .. from place in Enumerable.Range(0, suppliers.Count)
               from turn in Enumerable.Range(0, EachSupplier)
               select Purchase(seed, suppliers[place], (place * EachSupplier) + turn, Promised(start, turn, EachSupplier)),
            .. from place in Enumerable.Range(0, DemoLaneRules.Carriers.Count)
               from turn in Enumerable.Range(0, EachCarrier)
               select Carried(seed, DemoLaneRules.Carriers[place], (place * EachCarrier) + turn, Promised(start, turn, EachCarrier)),
        ];
    }

    /// <summary>The last lies far enough back for what comes late.</summary>
    private static DateTimeOffset Promised(DateTimeOffset start, int turn, int of) => start.AddDays(-8).AddHours(-24 * (DemoHistory.Days - 8) * (of - 1 - turn) / of);

    private static HistoricDelivery Purchase(int seed, SiteEntry supplier, int number, DateTimeOffset promised)
    {
        var id = $"PO-{FirstPurchase + number}";
        var random = DemoRandom.For(seed, id);
        var lane = random.Pick(DemoLanes.All.Where(lane => lane.From == supplier.Id).ToArray());
        var item = DemoSuppliers.Create(seed).First(entry => entry.Site == supplier.Id).Item;
        var ordered = Quantity.Of(random.From(8, 40) * 10);
        // One in six suppliers is a weak one, and has become weaker.
        var weak = supplier.Id.Sum(letter => letter) % 6 == 0 ? 14 + (number % EachSupplier) : 6;
        var arrived = promised.AddHours(random.Chance(weak) ? random.From(26, 110) : -random.From(2, 30));
        var received = random.Chance(weak / 2) ? Quantity.Of(decimal.Floor(ordered.Units * random.From(70, 95) / 100)) : ordered;
        var movement = Moved(id, lane, (item, ordered), promised) with
        {
            ArrivedAt = arrived,
            ConfirmedAt = promised.AddDays(-18),
            ConfirmedQuantity = ordered,
            ConfirmedFor = random.Chance(weak) ? promised.AddDays(2) : promised,
        };
        return new(movement, promised.AddDays(-20), [new(item, received)]) { Purchased = true };
    }

    private static HistoricDelivery Carried(int seed, string carrier, int number, DateTimeOffset promised)
    {
        var id = $"SH-{FirstShipment + number}";
        var random = DemoRandom.For(seed, id);
        var lane = random.Pick(DemoLanes.All.Where(lane => lane.Carrier == carrier).ToArray());
        var item = random.Pick(DemoItems.Sold).Id;
        var sent = Quantity.Of(random.From(2, 18));
        var arrived = promised.AddHours(random.Chance(8) ? random.From(25, 60) : -random.From(1, 12));
        var movement = Moved(id, lane, (item, sent), promised) with { Carrier = carrier, ArrivedAt = arrived, DepartedAt = promised.AddHours(-(double)lane.LeadTimeHours - 12) };
        return new(movement, movement.DepartedAt!.Value, [new(item, sent)]);
    }

    private static Movement Moved(string id, LaneEntry lane, (string Item, Quantity Quantity) goods, DateTimeOffset promised) =>
        new(id, lane.From, lane.To, [new(goods.Item, goods.Quantity)], promised) { LeadTimeHours = lane.LeadTimeHours };
}
