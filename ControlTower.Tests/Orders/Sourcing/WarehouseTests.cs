using System.Globalization;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Capacitated warehouse location (OR-Library, Beasley): customers are orders of one line that may be split, warehouses are sites that cost to open and ship limited units.</summary>
public sealed class WarehouseTests
{
    [SharedDataFact("orlib")]
    public void Decide_WarehouseLocation_ReachesTheProvenOptima()
    {
        foreach (var line in File.ReadLines(Path.Combine(SharedData.Set("orlib"), "optima.csv")).Skip(1))
        {
            var (name, optimum) = (line.Split(',')[0], double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture));
            var answer = Sourcer.Decide(Read(Path.Combine(SharedData.Set("orlib"), name + ".txt")));
            Assert.True(Math.Abs(answer.Cost - optimum) <= 1e-6 * optimum, $"{name}: {answer.Cost:R}, the optimum {optimum:R}");
            Assert.True(answer.LowerBound <= optimum * (1 + 1e-9), $"{name}: the bound {answer.LowerBound:R} lies above {optimum:R}");
            Assert.All(answer.Orders, order => Assert.True(order.Proven, name));
        }
    }

    /// <summary>Numbers: warehouses and customers; capacity and opening cost of each warehouse; for each customer its demand, and the cost of serving all of it from each warehouse.</summary>
    private static SourcingProblem Read(string path)
    {
        var numbers = new Queue<double>(File.ReadAllText(path).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture)));
        var (warehouses, customers) = ((int)numbers.Dequeue(), (int)numbers.Dequeue());
        var sites = Enumerable.Range(0, warehouses).Select(i => (Capacity: (long)numbers.Dequeue(), Opening: numbers.Dequeue())).ToList();
        var (lanes, orders) = (new List<SourcingLane>(), new List<SourcingOrder>());
        for (var customer = 0; customer < customers; customer++)
        {
            var demand = (long)numbers.Dequeue();
            orders.Add(new($"C{customer}", $"C{customer}", [new("1", "I", demand)]));
            for (var site = 0; site < warehouses; site++) lanes.Add(new($"W{site}", $"C{customer}") { PerUnit = numbers.Dequeue() / demand });
        }
        return new(SourcingMode.Batch, DateTimeOffset.UnixEpoch, new() { UnfilledPenaltyPerUnit = 1e6 })
        {
            Sites = [.. sites.Select((site, i) => new SourcingSite($"W{i}") { UnitsPerDay = site.Capacity, OpeningCost = site.Opening, Stock = [new("I", site.Capacity)] })],
            Items = [new("I", 0, [])],
            Lanes = lanes,
            Orders = orders,
        };
    }
}
