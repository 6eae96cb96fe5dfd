using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Batches in which stock, capacities and opening costs are switched on and off by chance, each from far too little to more than enough for what is asked for; the same for the same seed.</summary>
internal static class RandomBatch
{
    private static readonly double[] StockShares = [0.8, 1.05, 1.3, 2, 4];
    private static readonly double[] UnitShares = [0, 0, 0, 0, 0.8, 1.1, 1.5, 3];
    private static readonly double[] OrderShares = [0, 0, 0, 0, 0, 0.8, 1.2, 2];
    private static readonly double[] Openings = [0, 0, 0, 0, 5, 30, 100, 400];

    /// <summary>A mean shipment count of an order, to reckon what sites would have to serve.</summary>
    private const double Shipments = 1.3;

    public static SourcingProblem Make(int seed, int orders, int mostSites)
    {
        var made = new RandomProblem(seed) { Orders = orders, MostSites = mostSites, Lines = (1, 3) }.Make();
        var random = new Random((seed * 7) + 1);
        T Any<T>(T[] of) => of[random.Next(of.Length)];
        long Whole(double amount) => (long)Math.Floor(amount + random.NextDouble());
        var (stock, units, most, opening) = (Any(StockShares), Any(UnitShares), Any(OrderShares), Any(Openings));
        var (asked, there) = (Sums(made.Orders.SelectMany(order => order.Lines).Select(line => (line.Item, line.Quantity))), Sums(made.Sites.SelectMany(site => site.Stock).Select(lot => (lot.Item, lot.Quantity))));
        long? Limit(double share, double all) => share > 0 && random.NextDouble() < 0.8 ? Math.Max(1, Whole(2 * random.NextDouble() * share * all / made.Sites.Count)) : null;
        return made with
        {
            Policy = made.Policy with { Soft = [] },
            Sites = [.. made.Sites.Select(site => site with
            {
                OpeningCost = random.NextDouble() < 0.8 ? Math.Round(opening * random.NextDouble(), 2) : 0,
                UnitsPerDay = Limit(units, asked.Values.Sum()),
                OrdersPerDay = Limit(most, orders * Shipments),
                Stock = [.. site.Stock.Select(lot => lot with { Quantity = Whole(lot.Quantity * stock * asked.GetValueOrDefault(lot.Item) / Math.Max(1, there[lot.Item])) })],
            })],
        };
    }

    private static SortedDictionary<string, long> Sums(IEnumerable<(string Item, long Quantity)> all)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (item, quantity) in all) sums[item] = sums.GetValueOrDefault(item) + quantity;
        return sums;
    }
}
