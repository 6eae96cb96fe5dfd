using System.Globalization;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Capacitated warehouse location as a batch: customers are orders of one line that may be split, warehouses are sites that cost to open and ship limited units.</summary>
/// <param name="Sites">Capacity and opening cost of each warehouse.</param>
/// <param name="Customers">Demand of each customer, and the cost of serving all of it from each warehouse.</param>
internal sealed record WarehouseInstance(IReadOnlyList<(long Capacity, double Opening)> Sites, IReadOnlyList<(long Demand, double[] Costs)> Customers)
{
    /// <summary>Demand and capacity stand to each other as in the instances cap41 to cap134 of OR-Library, where all customers together ask for so much.</summary>
    private const double AskedThere = 58_268;

    public SourcingProblem Problem => new(SourcingMode.Batch, DateTimeOffset.UnixEpoch, new() { UnfilledPenaltyPerUnit = 1e6 })
    {
        Sites = [.. Sites.Select((site, i) => new SourcingSite($"W{i}") { UnitsPerDay = site.Capacity, OpeningCost = site.Opening, Stock = [new("I", site.Capacity)] })],
        Items = [new("I", 0, [])],
        Lanes = [.. Customers.SelectMany((customer, to) => customer.Costs.Select((cost, from) => new SourcingLane($"W{from}", $"C{to}") { PerUnit = cost / customer.Demand }))],
        Orders = [.. Customers.Select((customer, i) => new SourcingOrder($"C{i}", $"C{i}", [new("1", "I", customer.Demand)]))],
    };

    /// <summary>Numbers as OR-Library has them: warehouses and customers; capacity and opening cost of each warehouse; demand and costs of each customer.</summary>
    public static WarehouseInstance Read(string path)
    {
        var numbers = new Queue<double>(File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
        var (warehouses, customers) = ((int)numbers.Dequeue(), (int)numbers.Dequeue());
        var sites = Enumerable.Range(0, warehouses).Select(_ => ((long)numbers.Dequeue(), numbers.Dequeue())).ToList();
        return new(sites, [.. Enumerable.Range(0, customers).Select(_ => ((long)numbers.Dequeue(), Enumerable.Range(0, warehouses).Select(_ => numbers.Dequeue()).ToArray()))]);
    }

    /// <summary>Customers anywhere on a square; warehouses at the first of them.</summary>
    /// <param name="capacity">Of each warehouse, beside <see cref="AskedThere"/>.</param>
    /// <param name="opening">Of each warehouse but a tenth, which cost nothing to open.</param>
    public static WarehouseInstance Make(int seed, (int Warehouses, int Customers) size, double capacity, double opening)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, size.Customers).Select(_ => (X: random.NextDouble() * 1_000, Y: random.NextDouble() * 1_000, Demand: (long)random.Next(50, 2_200))).ToList();
        var all = places.Sum(place => place.Demand);
        var sites = places.Take(size.Warehouses).Select(_ => ((long)(capacity * all / AskedThere), random.Next(10) == 0 ? 0 : opening)).ToList();
        return new(sites, [.. places.Select(to => (to.Demand, places.Take(size.Warehouses).Select(from => Math.Round(to.Demand * Math.Sqrt(Math.Pow(from.X - to.X, 2) + Math.Pow(from.Y - to.Y, 2)) * 0.025, 4)).ToArray()))]);
    }
}
