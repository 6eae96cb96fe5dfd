using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>What holds of every decision, whatever it is.</summary>
public sealed class PropertyTests
{
    private const int Slice = 1_500;
    private const int Piece = 10_000;
    private const int Whole = 100_000;

    private static bool IsWhole => Environment.GetEnvironmentVariable("TOWER_LONG") == "1";

    private static int Few => IsWhole ? 5_000 : 150;

    /// <summary>The whole in pieces, so that each ends within minutes and names its seeds.</summary>
    public static TheoryData<int, int> Pieces
    {
        get
        {
            var pieces = new TheoryData<int, int>();
            for (var first = 1; first <= (IsWhole ? Whole : 1); first += Piece) pieces.Add(first, IsWhole ? Piece : Slice);
            return pieces;
        }
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void Decide_RandomOrders_BreakNoHardRuleAndTellTheirCost(int first, int count) => Each(first, count, (seed, problem) =>
    {
        var (order, check) = (problem.Orders[0], new PlainCheck(problem));
        var answer = Sourcer.Decide(problem).Orders[0];
        var broken = check.Broken(order, answer).Concat(check.Overdrawn([(order, answer)])).ToList();
        Assert.True(broken.Count == 0, $"seed {seed}: {string.Join(", ", broken)}");
        AssertSame(check.Cost(order, answer.Shipments), answer.Cost, seed);
    });

    [Fact]
    public void Decide_ShipmentsThatCostNothingByThemselves_BreakNoHardRule() => Each(Few * 4, (seed, given) =>
    {
        var problem = given with
        {
            Policy = given.Policy with { SplitPenalty = 0, LatenessPenaltyPerHour = 0 },
            Sites = [.. given.Sites.Select(site => site with { ShipmentFixed = 0 })],
            Lanes = [.. given.Lanes.Select(lane => lane with { Fixed = 0 })],
        };
        var (order, check) = (problem.Orders[0], new PlainCheck(problem));
        var answer = Sourcer.Decide(problem).Orders[0];
        Assert.Empty(check.Broken(order, answer).Concat(check.Overdrawn([(order, answer)])));
        Assert.True(answer.Proven, $"seed {seed} is not proven: {answer.LowerBound:R} of {answer.Cost:R}");
        AssertSame(check.Cost(order, answer.Shipments), answer.Cost, seed);
    });

    [Fact]
    public void Decide_InputPermuted_AnswersTheSame() => Each(Few, (seed, problem) =>
    {
        var random = new Random(seed);
        T[] Mixed<T>(IEnumerable<T> all) => [.. all.OrderBy(_ => random.Next())];
        var mixed = problem with
        {
            Sites = Mixed(problem.Sites.Select(site => site with { Stock = Mixed(site.Stock), Handling = Mixed(site.Handling) })),
            Items = Mixed(problem.Items),
            Lanes = Mixed(problem.Lanes),
            Destinations = Mixed(problem.Destinations),
            Orders = [.. problem.Orders.Select(order => order with { Lines = Mixed(order.Lines) })],
        };
        Assert.Equal(Told(Sourcer.Decide(problem).Orders[0]), Told(Sourcer.Decide(mixed).Orders[0]));
    });

    [Fact]
    public void Decide_MoneyScaled_CostIsScaled() => Each(Few, (seed, problem) =>
    {
        foreach (var factor in (double[])[1e-3, 7, 1e9]) AssertSame(Sourcer.Decide(problem).Orders[0].Cost * factor, Sourcer.Decide(Scaled(problem, factor)).Orders[0].Cost, seed);
    });

    [Fact]
    public void Decide_MoreStockOrRoom_NeverCostsMore() => Each(Few, (seed, given) =>
    {
        var problem = Plain(given);
        var before = Sourcer.Decide(problem).Orders[0];
        var random = new Random(seed);
        var lucky = random.Next(problem.Sites.Count);
        var more = problem with
        {
            Sites = [.. problem.Sites.Select((site, i) => i != lucky ? site : site with { UnitsPerDay = site.UnitsPerDay + 3, Stock = [.. site.Stock, new(problem.Items[random.Next(problem.Items.Count)].Id, 4)] })],
        };
        AssertNotDearer(before, Sourcer.Decide(more).Orders[0], seed);
    });

    [Fact]
    public void Decide_OneSiteMore_NeverHurts() => Each(Few, (seed, given) =>
    {
        var problem = Plain(given);
        var fewer = problem with { Sites = [.. problem.Sites.Skip(1)], Lanes = [.. problem.Lanes.Where(lane => lane.From != problem.Sites[0].Id)] };
        AssertNotDearer(Sourcer.Decide(fewer).Orders[0], Sourcer.Decide(problem).Orders[0], seed);
    });

    /// <summary>Without soft constraints, which are dropped to fill more at a higher cost, and without age credit, of which a fresh lot that leaves first brings less.</summary>
    private static SourcingProblem Plain(SourcingProblem problem) => problem with { Policy = problem.Policy with { Soft = [], AgeCreditPerUnitDay = 0 } };

    private static void AssertNotDearer(SourcedOrder before, SourcedOrder after, int seed)
    {
        Assert.True(before.Proven && after.Proven, $"seed {seed} is not proven");
        Assert.True(after.Cost <= before.Cost + (1e-9 * Math.Max(1, Math.Abs(before.Cost))), $"seed {seed}: {before.Cost:R} became {after.Cost:R}");
    }

    private static void Each(int count, Action<int, SourcingProblem> check) => Each(1, count, check);

    private static void Each(int first, int count, Action<int, SourcingProblem> check) => Parallel.ForEach(Enumerable.Range(first, count), seed =>
    {
        var problem = new RandomProblem(seed) { MostSites = 60 }.Make();
        check(seed, problem with { Policy = problem.Policy with { BalanceWeight = 0 } });
    });

    private static string Told(SourcedOrder answer) => string.Join(' ', answer.Shipments.Select(shipment => $"{shipment.Site}[{string.Join(',', shipment.Lines.Select(line => $"{line.Line}:{line.Quantity}"))}]").Append(answer.Cost.ToString("R")));

    private static void AssertSame(double expected, double actual, int seed) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1e-6, Math.Max(Math.Abs(expected), Math.Abs(actual))), $"seed {seed}: expected {expected:R}, found {actual:R}");

    private static SourcingProblem Scaled(SourcingProblem problem, double factor) => problem with
    {
        Policy = problem.Policy with
        {
            SplitPenalty = problem.Policy.SplitPenalty * factor,
            AgeCreditPerUnitDay = problem.Policy.AgeCreditPerUnitDay * factor,
            LatenessPenaltyPerHour = problem.Policy.LatenessPenaltyPerHour * factor,
            UnfilledPenaltyPerUnit = problem.Policy.UnfilledPenaltyPerUnit * factor,
        },
        Sites = [.. problem.Sites.Select(site => site with { HandlingPerUnit = site.HandlingPerUnit * factor, ShipmentFixed = site.ShipmentFixed * factor })],
        Lanes = [.. problem.Lanes.Select(lane => lane with { Fixed = lane.Fixed * factor, PerKg = lane.PerKg * factor, PerUnit = lane.PerUnit * factor })],
    };
}
