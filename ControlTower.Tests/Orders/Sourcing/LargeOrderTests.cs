using System.Diagnostics;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Problem;

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

    /// <summary>Nodes that look at more are fewer; as many as a small order may have would take minutes.</summary>
    [Fact]
    public void Decide_OrderOfTwoHundredLinesOnManySites_EndsSoon_WithABoundBelow()
    {
        var watch = Stopwatch.StartNew();
        var answer = Sourcer.Decide(Wide(200, 300)).Orders[0];
        Assert.True(!answer.Proven && answer.LowerBound < answer.Cost, $"{answer.LowerBound:R} below {answer.Cost:R}");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 40);
    }

    private static SourcingProblem Wide(int lines, int sites)
    {
        var random = new Random(3);
        return new(SourcingMode.Single, DateTimeOffset.UnixEpoch, new() { SplitPenalty = 2.5, UnfilledPenaltyPerUnit = 1_000, MaxShipmentsPerOrder = 6 })
        {
            Sites = [.. Enumerable.Range(0, sites).Select(site => new SourcingSite($"S{site}") { HandlingPerUnit = random.NextDouble(), ShipmentFixed = 1 + (random.NextDouble() * 40), Stock = [.. Enumerable.Range(0, lines).OrderBy(_ => random.Next()).Take(40).Select(item => new StockLot($"I{item}", random.Next(1, 6)))] })],
            Items = [.. Enumerable.Range(0, lines).Select(item => new SourcingItem($"I{item}", random.NextDouble() * 5, []))],
            Lanes = [.. Enumerable.Range(0, sites).Select(site => new SourcingLane($"S{site}", "Z") { Fixed = 2 + (random.NextDouble() * 90), PerKg = random.NextDouble() })],
            Orders = [new("O", "Z", [.. Enumerable.Range(0, lines).Select(line => new SourcingLine($"{line}", $"I{line}", random.Next(1, 10)))])],
        };
    }
}
