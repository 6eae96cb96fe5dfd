using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using Xunit.Abstractions;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>Batches beside the joint optimum of an independent mixed-integer model.</summary>
public sealed class BatchTests(ITestOutputHelper output)
{
    private static readonly (int Orders, int Sites, int Slice, int Seeds)[] Sizes = [(5, 3, 6, 60), (8, 8, 6, 60), (20, 10, 4, 40), (40, 15, 1, 15), (60, 20, 1, 10)];

    private static bool Long => Environment.GetEnvironmentVariable("TOWER_LONG") == "1";

    [Fact]
    public async Task Decide_RandomBatches_LieNearTheJointOptimumAndAboveTheBound()
    {
        var gaps = new List<double>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Long ? 200 : 12), async (seed, _) =>
        {
            var problem = Batch(seed, 6);
            var answer = Decide(problem, seed);
            var optimum = await OptimumAsync(problem);
            Assert.True(answer.LowerBound <= optimum + (1e-9 * Math.Abs(optimum)), $"seed {seed}: bound {answer.LowerBound:R} above the optimum {optimum:R}");
            lock (gaps) gaps.Add((answer.Cost - optimum) / Math.Max(1, Math.Abs(optimum)));
        });
        Assert.InRange(gaps.Average(), -1e-9, 0.01);
    }

    /// <summary>Every term and constraint on and off, stock and capacities from far too little to more than enough. Where the solver's time is up, its best answer is compared with: no bound may lie above that either.</summary>
    [Fact]
    public async Task Decide_BatchesOfAnySize_LieNearTheJointOptimumAndAboveTheBound()
    {
        var gaps = new List<(double Gap, string Case)>();
        var cases = Sizes.SelectMany(size => Enumerable.Range(1, Long ? size.Seeds : size.Slice).Select(seed => (seed, size.Orders, size.Sites)));
        await Parallel.ForEachAsync(cases, async (one, _) =>
        {
            var problem = RandomBatch.Make(one.seed, one.Orders, one.Sites);
            var answer = Decide(problem, one.seed);
            var (shipments, proven) = await Cbc.TryAsync(problem, Long ? 120 : 20);
            var optimum = PlainCost(problem, shipments);
            Assert.True(answer.LowerBound <= optimum + (1e-9 * Math.Abs(optimum)), $"{one}: bound {answer.LowerBound:R} above {optimum:R}");
            Assert.True(!proven || answer.Cost >= optimum - (1e-6 * Math.Max(1, Math.Abs(optimum))), $"{one}: {answer.Cost:R} below the optimum {optimum:R}");
            lock (gaps) gaps.Add(((answer.Cost - optimum) / Math.Max(1, Math.Abs(optimum)), $"{one}"));
        });
        var worst = gaps.OrderByDescending(one => one.Gap).Take(5).Select(one => $"{one.Case} {one.Gap:P2}");
        Assert.True(gaps.Average(one => one.Gap) <= 0.01, $"{gaps.Average(one => one.Gap):P3} on the mean; the widest: {string.Join(", ", worst)}");
        output.WriteLine($"{gaps.Count} batches, {gaps.Average(one => one.Gap):P3} on the mean; the widest: {string.Join(", ", worst)}");
    }

    [Fact]
    public async Task Decide_LinesThatMaySplitWithoutFixedCosts_AreSolvedExactly() => await Parallel.ForEachAsync(Enumerable.Range(1, Long ? 100 : 6), async (seed, _) =>
    {
        var made = Batch(seed, 8);
        var problem = made with
        {
            Policy = made.Policy with { MaxShipmentsPerOrder = null, AllowLineSplit = true, AllowPartial = true, SplitPenalty = 0, LatenessPenaltyPerHour = 0, AgeCreditPerUnitDay = 0 },
            Sites = [.. made.Sites.Select(site => site with { ShipmentFixed = 0, OrdersPerDay = null })],
            Lanes = [.. made.Lanes.Select(lane => lane with { Fixed = 0 })],
        };
        await AssertExactAsync(problem, seed);
    });

    [Fact]
    public async Task Decide_OrdersOfOneUnit_AreSolvedExactly() => await Parallel.ForEachAsync(Enumerable.Range(1, Long ? 100 : 6), async (seed, _) =>
    {
        var made = Batch(seed, 10);
        var problem = made with
        {
            Policy = made.Policy with { AgeCreditPerUnitDay = 0 },
            Sites = [.. made.Sites.Select(site => site with { OpeningCost = 0 })],
            Orders = [.. made.Orders.Select(order => order with { Lines = [order.Lines[0] with { Quantity = 1 }] })],
        };
        await AssertExactAsync(problem, seed);
    });

    [Fact]
    public void Decide_ScarceUnitAtEqualCost_GoesToTheOrderOfHigherPriority()
    {
        var problem = Scarce(("A", 2), ("B", 1));
        Assert.Equal([SourcingStatus.Unfilled, SourcingStatus.Sourced], Sourcer.Decide(problem).Orders.Select(order => order.Status));
    }

    [Fact]
    public void Decide_BatchPermuted_AnswersTheSame() => Parallel.ForEach(Enumerable.Range(1, Long ? 500 : 15), seed =>
    {
        var (problem, random) = (Batch(seed, 12), new Random(seed));
        T[] Mixed<T>(IEnumerable<T> all) => [.. all.OrderBy(_ => random.Next())];
        var mixed = problem with
        {
            Sites = Mixed(problem.Sites.Select(site => site with { Stock = Mixed(site.Stock) })),
            Items = Mixed(problem.Items),
            Lanes = Mixed(problem.Lanes),
            Orders = Mixed(problem.Orders.Select(order => order with { Lines = Mixed(order.Lines) })),
        };
        Assert.Equal(Told(Decide(problem, seed)), Told(Decide(mixed, seed)));
    });

    [Fact]
    public void Decide_ManyOrders_AreNeitherOversoldNorBelowTheBound() => Parallel.ForEach(Enumerable.Range(1, Long ? 40 : 2), seed =>
    {
        var answer = Decide(Batch(seed, 300), seed);
        Assert.True(answer.LowerBound <= answer.Cost);
        Assert.InRange(Math.Abs(answer.Orders.Sum(order => order.Cost) + answer.Opening - answer.Cost), 0, 1e-9 * Math.Abs(answer.Cost));
    });

    [Fact]
    public void Decide_NobodyWantsTheAnswer_Ends() =>
        Assert.Throws<OperationCanceledException>(() => Sourcer.Decide(Batch(3, 300), cancel: new CancellationToken(canceled: true)));

    private static string Told(SourcingAnswer answer) => string.Join(' ', answer.Orders.OrderBy(order => order.Id, StringComparer.Ordinal)
        .Select(order => $"{order.Id}:{order.Cost:R}:{string.Join(';', order.Shipments.Select(one => $"{one.Site}[{string.Join(',', one.Lines.Select(line => $"{line.Line}:{line.Quantity}"))}]"))}").Append(answer.LowerBound.ToString("R")));

    private static SourcingProblem Scarce(params (string Id, double Priority)[] orders) => new(SourcingMode.Batch, DateTimeOffset.UnixEpoch, new() { UnfilledPenaltyPerUnit = 100 })
    {
        Sites = [new("S") { Stock = [new("I", 1)] }],
        Items = [new("I", 1, [])],
        Lanes = [new("S", "Z") { Fixed = 5 }],
        Orders = [.. orders.Select(order => new SourcingOrder(order.Id, "Z", [new("1", "I", 1)]) { Priority = order.Priority })],
    };

    private static async Task AssertExactAsync(SourcingProblem problem, int seed)
    {
        var (answer, optimum) = (Decide(problem, seed), await OptimumAsync(problem));
        Assert.True(Math.Abs(answer.Cost - optimum) <= 1e-9 * Math.Max(1, Math.Abs(optimum)), $"seed {seed}: {answer.Cost:R}, the optimum {optimum:R}");
        Assert.All(answer.Orders, order => Assert.True(order.Proven));
    }

    private static SourcingProblem Batch(int seed, int orders)
    {
        var problem = new RandomProblem(seed) { Orders = orders, MostSites = 6, Lines = (1, 3) }.Make();
        return problem with { Policy = problem.Policy with { Soft = [] } };
    }

    private static SourcingAnswer Decide(SourcingProblem problem, int seed)
    {
        var (answer, check) = (Sourcer.Decide(problem), new PlainCheck(problem));
        var decided = problem.Orders.Zip(answer.Orders).ToList();
        var broken = decided.SelectMany(one => check.Broken(one.First, one.Second)).Concat(check.Overdrawn(decided)).ToList();
        Assert.True(broken.Count == 0, $"seed {seed}: {string.Join(", ", broken)}");
        AssertSame(PlainCost(problem, answer.Orders.Select(order => order.Shipments).ToList()), answer.Cost, seed);
        return answer;
    }

    private static async Task<double> OptimumAsync(SourcingProblem problem) => PlainCost(problem, await Cbc.SolveAsync(problem, problem.Orders, [], opening: true));

    /// <summary>All orders, lots leaving for one after the other, and what the sites that ship cost to open.</summary>
    private static double PlainCost(SourcingProblem problem, IReadOnlyList<IReadOnlyList<SourcedShipment>> shipments)
    {
        var (check, gone, cost) = (new PlainCheck(problem), new Dictionary<(string, string), long>(), 0d);
        for (var i = 0; i < problem.Orders.Count; i++)
        {
            cost += check.Cost(problem.Orders[i], shipments[i], gone);
            foreach (var shipment in shipments[i])
            {
                foreach (var line in shipment.Lines)
                {
                    var pool = (shipment.Site, problem.Orders[i].Lines.Single(one => one.Id == line.Line).Item);
                    gone[pool] = gone.GetValueOrDefault(pool) + line.Quantity;
                }
            }
        }
        return cost + problem.Sites.Where(site => shipments.Any(order => order.Any(shipment => shipment.Site == site.Id))).Sum(site => site.OpeningCost);
    }

    private static void AssertSame(double expected, double actual, int seed) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(expected), Math.Abs(actual))), $"seed {seed}: expected {expected:R}, found {actual:R}");
}
