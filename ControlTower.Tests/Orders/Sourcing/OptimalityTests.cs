using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Problem;
using Xunit.Abstractions;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Single orders beside the optimum of an independent mixed-integer model.</summary>
public sealed class OptimalityTests(ITestOutputHelper output)
{
    private const int Slice = 200;
    private const int Whole = 2_000;

    private static int Problems => Environment.GetEnvironmentVariable("TOWER_LONG") == "1" ? Whole : Slice;

    [Fact]
    public async Task Decide_RandomOrders_CostWhatTheMixedIntegerOptimumCosts()
    {
        var wrong = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Problems), async (seed, _) =>
        {
            var found = await CompareAsync(new RandomProblem(seed).Make());
            lock (wrong) wrong.AddRange(found.Select(what => $"seed {seed}: {what}"));
        });
        output.WriteLine($"{Problems} problems");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    /// <summary>Little stock, few sites that may ship, lines that may not be split and share stock: where a search by prices alone takes longest, or ends before it has the best.</summary>
    [Theory]
    [InlineData(30)]
    [InlineData(238)]
    [InlineData(453)]
    [InlineData(958)]
    [InlineData(1_758)]
    public async Task Decide_OrdersThatAreHardToProve_CostWhatTheMixedIntegerOptimumCosts(int seed) => Assert.Empty(await CompareAsync(new RandomProblem(seed).Make()));

    private static async Task<List<string>> CompareAsync(SourcingProblem problem)
    {
        var (order, check, wrong) = (problem.Orders[0], new PlainCheck(problem), new List<string>());
        var answer = Sourcer.Decide(problem).Orders[0];
        wrong.AddRange(check.Broken(order, answer));
        wrong.AddRange(check.Overdrawn([(order, answer)]));
        var plain = check.Cost(order, answer.Shipments);
        if (!Same(plain, answer.Cost)) wrong.Add($"told {answer.Cost:R}, costs {plain:R}");
        if (!answer.Proven) wrong.Add("not proven");
        if (answer.LowerBound > answer.Cost) wrong.Add("the bound lies above the cost");
        var optimum = await OptimumAsync(problem, order, check);
        if (!Same(answer.Cost, optimum.Cost)) wrong.Add($"costs {answer.Cost:R}, the optimum {optimum.Cost:R}");
        if (!answer.DroppedSoft.SequenceEqual(optimum.Dropped)) wrong.Add($"dropped {string.Join(", ", answer.DroppedSoft)}, expected {string.Join(", ", optimum.Dropped)}");
        return wrong;
    }

    private static async Task<(double Cost, IReadOnlyList<SoftConstraint> Dropped)> OptimumAsync(SourcingProblem problem, SourcingOrder order, PlainCheck check)
    {
        for (var count = 0; ; count++)
        {
            var dropped = problem.Policy.Soft.Take(count).ToList();
            var shipments = (await Cbc.SolveAsync(problem, [order], dropped))[0];
            var filled = shipments.SelectMany(shipment => shipment.Lines).Sum(line => line.Quantity);
            if (count == problem.Policy.Soft.Count || filled == order.Lines.Sum(line => line.Quantity)) return (check.Cost(order, shipments), dropped);
        }
    }

    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
