using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Bench.Sourcing;

/// <summary>What a batch shares: how much of it there is beside what is asked for.</summary>
/// <param name="Share">Of all sites, how many stock an item.</param>
/// <param name="Stock">Units in stock for each that is asked for, on the mean.</param>
/// <param name="Units">Units that the sites can ship for each that is asked for; 0 for no limit.</param>
/// <param name="Opening">The most that a site costs to open, for each order.</param>
internal sealed record BatchKind(string Name, double Share, double Stock, double Units, double Opening = 0)
{
    public static readonly BatchKind[] All =
    [
        new("ample", 0.6, 6, 0),
        new("sites short of units", 0.3, 4, 1.15),
        new("items short everywhere", 0.1, 1.3, 0),
        new("small pools", 0.6, 1.5, 0),
        new("opening costs", 0.6, 2, 2, 0.2),
    ];
}

/// <summary>200 sites anywhere in Europe, 100 items, orders of one to five lines to 20 destinations, shipments with fixed costs: the same each time.</summary>
internal static class BatchInstance
{
    private const int Sites = 200;
    private const int Items = 100;
    private const int Destinations = 20;
    private const double UnitsOfAnOrder = 9;

    public static SourcingProblem Make(BatchKind kind, int orders)
    {
        var random = new Random(Sites);
        double Amount(double least, double most) => Math.Round(least + (random.NextDouble() * (most - least)), 2);
        GeoPoint Place() => new(Amount(38, 58), Amount(-5, 25));
        var places = Enumerable.Range(0, Destinations).Select(_ => Place()).ToList();
        var pool = Math.Max(3, (int)(2 * kind.Stock * orders * UnitsOfAnOrder / (Sites * Items * kind.Share)));
        var sites = Enumerable.Range(0, Sites).Select(i => new SourcingSite(Id("S", i))
        {
            Place = Place(),
            HandlingPerUnit = Amount(0.1, 0.6),
            ShipmentFixed = Amount(2, 5),
            OpeningCost = kind.Opening > 0 ? Math.Round(orders * kind.Opening * random.NextDouble()) : 0,
            UnitsPerDay = kind.Units > 0 ? (long)(kind.Units * orders * UnitsOfAnOrder / Sites) : null,
            Stock = [.. Enumerable.Range(0, Items).Where(_ => random.NextDouble() < kind.Share).Select(item => new StockLot(Id("I", item), random.Next(1, pool)))],
        }).ToList();
        return new(SourcingMode.Batch, new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero), new() { MaxShipmentsPerOrder = 4, SplitPenalty = 2.5, UnfilledPenaltyPerUnit = 1_000 })
        {
            Sites = sites,
            Items = [.. Enumerable.Range(0, Items).Select(item => new SourcingItem(Id("I", item), Amount(0.1, 4), []))],
            Lanes = [.. sites.SelectMany(site => places.Select((to, i) => new SourcingLane(site.Id, Id("Z", i))
            {
                Fixed = Amount(2, 6),
                PerKg = Math.Round(0.1 + (site.Place!.Value.DistanceKm(to) / 4_000), 3),
                PerUnit = Amount(0, 0.3),
                LeadTimeHours = 24,
            }))],
            Orders = [.. Enumerable.Range(0, orders).Select(i => new SourcingOrder(Id("O", i), Id("Z", random.Next(Destinations)),
                [.. Enumerable.Range(0, random.Next(1, 6)).Select(line => new SourcingLine(Id("", line), Id("I", random.Next(Items)), random.Next(1, 6)))]))],
        };
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
