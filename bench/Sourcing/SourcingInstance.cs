using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Bench.Sourcing;

/// <summary>A network and orders on it, the same each time: each site stocks six items of ten, sites lie anywhere in Europe, lanes cost by distance and by chance.</summary>
internal static class SourcingInstance
{
    private const int Items = 100;
    private const int Destinations = 20;

    private static readonly DateTimeOffset At = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static SourcingProblem Make(int sites, int orders, int lines, SourcingMode mode = SourcingMode.Single)
    {
        var random = new Random((sites * 31) + lines);
        double Amount(double least, double most) => Math.Round(least + (random.NextDouble() * (most - least)), 2);
        GeoPoint Place() => new(Amount(38, 58), Amount(-5, 25));
        var places = Enumerable.Range(0, Destinations).Select(_ => Place()).ToList();
        var made = Enumerable.Range(0, sites).Select(i => new SourcingSite(Id("S", i))
        {
            Place = Place(),
            HandlingPerUnit = Amount(0.1, 0.6),
            ShipmentFixed = Amount(2, 5),
            UnitsPerDay = mode == SourcingMode.Batch ? orders * lines * 8 / sites : null,
            Stock = [.. Enumerable.Range(0, Items).Where(_ => random.NextDouble() < 0.6).Select(item => new StockLot(Id("I", item), random.Next(1, mode == SourcingMode.Batch ? Math.Max(20, orders * lines * 12 / sites / Items) : 20)))],
        }).ToList();
        return new(mode, At, new() { MaxShipmentsPerOrder = 4, SplitPenalty = 2.5, UnfilledPenaltyPerUnit = 1_000 })
        {
            Sites = made,
            Items = [.. Enumerable.Range(0, Items).Select(item => new SourcingItem(Id("I", item), Amount(0.1, 4), []))],
            Lanes = [.. made.SelectMany(site => places.Select((to, i) => new SourcingLane(site.Id, Id("Z", i))
            {
                Fixed = Amount(2, 6),
                PerKg = Math.Round(0.1 + (site.Place!.Value.DistanceKm(to) / 4_000), 3),
                PerUnit = Amount(0, 0.3),
                LeadTimeHours = 24,
            }))],
            Orders = [.. Enumerable.Range(0, orders).Select(i => new SourcingOrder(Id("O", i), Id("Z", random.Next(Destinations)),
                [.. Enumerable.Range(0, lines).Select(line => new SourcingLine(Id("", line), Id("I", random.Next(Items)), random.Next(1, 6)))]))],
        };
    }

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
