using System.Globalization;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Tests.Shared;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Capacitated warehouse location (OR-Library, Beasley), where a batch is searched to its proven optimum.</summary>
public sealed class WarehouseTests
{
    private static bool Long => Environment.GetEnvironmentVariable("TOWER_LONG") == "1";

    [SharedDataFact("orlib")]
    public void Decide_WarehouseLocation_ReachesTheProvenOptima()
    {
        foreach (var line in File.ReadLines(Path.Combine(SharedData.Set("orlib"), "optima.csv")).Skip(1))
        {
            var (name, optimum) = (line.Split(',')[0], double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture));
            AssertOptimal(WarehouseInstance.Read(Path.Combine(SharedData.Set("orlib"), name + ".txt")), optimum, name);
        }
    }

    /// <summary>The same warehouses with other capacities, which OR-Library tells the optima of as well.</summary>
    [SharedDataTheory("orlib")]
    [InlineData("cap43", 10_000, 1_025_208.225)]
    [InlineData("cap41", 15_000, 932_615.750)]
    [InlineData("cap42", 15_000, 977_799.400)]
    [InlineData("cap43", 15_000, 1_014_062.050)]
    [InlineData("cap44", 15_000, 1_045_650.250)]
    public void Decide_OtherCapacities_ReachTheProvenOptima(string name, long capacity, double optimum)
    {
        var read = WarehouseInstance.Read(Path.Combine(SharedData.Set("orlib"), name + ".txt"));
        AssertOptimal(read with { Sites = [.. read.Sites.Select(site => (capacity, site.Opening))] }, optimum, name);
    }

    /// <summary>Sizes of OR-Library's instances, from capacities that all but suffice to ones that never bind.</summary>
    [Fact]
    public void Decide_WarehousesOfOtherPlaces_AreProven()
    {
        var cases = from size in Long ? new[] { 16, 25, 50 } : [16, 25] from capacity in new[] { 5_000, 15_000, 58_268 } from opening in new[] { 7_500, 25_000 } select (size, capacity, opening);
        foreach (var (size, capacity, opening) in cases)
        {
            var answer = Sourcer.Decide(WarehouseInstance.Make(size, (size, 50), capacity, opening).Problem);
            Assert.All(answer.Orders, order => Assert.True(order.Proven, $"{size} warehouses of {capacity}, {opening} to open: {answer.Cost:R}, bound {answer.LowerBound:R}"));
        }
    }

    [Fact]
    public async Task Decide_CapacitiesThatHardlySuffice_CostWhatTheMixedIntegerOptimumCosts()
    {
        var instance = WarehouseInstance.Make(7, (12, 24), 6_000, 12_500);
        var (problem, answer) = (instance.Problem, Sourcer.Decide(instance.Problem));
        var shipments = await Cbc.SolveAsync(problem, problem.Orders, [], opening: true);
        var optimum = shipments.SelectMany((order, to) => order.Select(shipment => shipment.Lines.Sum(line => line.Quantity) * instance.Customers[to].Costs[Number(shipment)] / instance.Customers[to].Demand)).Sum()
            + shipments.SelectMany(order => order).Select(Number).Distinct().Sum(site => instance.Sites[site].Opening);
        Assert.True(Math.Abs(answer.Cost - optimum) <= 1e-9 * optimum, $"{answer.Cost:R}, the optimum {optimum:R}");
        Assert.All(answer.Orders, order => Assert.True(order.Proven));
    }

    private static int Number(SourcedShipment shipment) => int.Parse(shipment.Site.AsSpan(1), CultureInfo.InvariantCulture);

    private static void AssertOptimal(WarehouseInstance instance, double optimum, string name)
    {
        var answer = Sourcer.Decide(instance.Problem);
        Assert.True(Math.Abs(answer.Cost - optimum) <= 1e-6 * optimum, $"{name}: {answer.Cost:R}, the optimum {optimum:R}");
        Assert.True(answer.LowerBound <= optimum * (1 + 1e-9), $"{name}: the bound {answer.LowerBound:R} lies above {optimum:R}");
        Assert.All(answer.Orders, order => Assert.True(order.Proven, name));
    }
}
