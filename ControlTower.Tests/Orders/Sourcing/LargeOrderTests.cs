using ControlTower.Core.Orders.Sourcing;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Orders of 9 to 40 lines beside the optimum: best found, with a bound.</summary>
public sealed class LargeOrderTests
{
    private static int Problems => Environment.GetEnvironmentVariable("TOWER_LONG") == "1" ? 200 : 16;

    [Fact]
    public async Task Decide_OrdersOf9To40Lines_LieNearTheOptimumAndAboveTheBound()
    {
        var gaps = new List<double>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Problems), async (seed, cancel) =>
        {
            var made = new RandomProblem(seed) { Lines = (9, 40), MostSites = 12 }.Make();
            var problem = made with { Policy = made.Policy with { Soft = [] } };
            var (order, check) = (problem.Orders[0], new PlainCheck(problem));
            var answer = Sourcer.Decide(problem, cancel: cancel).Orders[0];
            Assert.Empty(check.Broken(order, answer).Concat(check.Overdrawn([(order, answer)])));
            var optimum = check.Cost(order, (await Cbc.SolveAsync(problem, [order], []))[0]);
            Assert.True(answer.LowerBound <= optimum + (1e-9 * Math.Abs(optimum)), $"seed {seed}: bound {answer.LowerBound:R} above the optimum {optimum:R}");
            lock (gaps) gaps.Add((answer.Cost - optimum) / Math.Max(1, Math.Abs(optimum)));
        });
        gaps.Sort();
        Assert.InRange(gaps.Average(), -1e-9, 0.005);
        Assert.True(gaps[(int)(gaps.Count * 0.99)] <= 0.02, $"the widest gaps: {string.Join(", ", gaps.TakeLast(4))}");
    }
}
