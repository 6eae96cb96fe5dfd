using System.Collections.Concurrent;
using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;
using Xunit.Abstractions;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>What a why claims, done to the problem itself and decided anew.</summary>
public sealed class WhyTests(ITestOutputHelper output)
{
    private static int Problems => Environment.GetEnvironmentVariable("TOWER_LONG") == "1" ? 1_000 : 15;

    [Fact]
    public void Explain_RandomDecisions_EachFlipFlipsAndDoesNotAt1PercentLess() => Each((seed, problem, answer) =>
    {
        foreach (var line in answer.Why!.Lines)
        {
            foreach (var flip in line.Flips)
            {
                Assert.True(Flipped(problem, line, flip, 1), $"seed {seed}: {flip} does not flip line {line.Line}");
                Assert.False(Flipped(problem, line, flip, 0.99), $"seed {seed}: 99 % of {flip} flips line {line.Line}");
            }
        }
    });

    /// <summary>Sites that are down or have closed for the day are rare among random ones; here they are not.</summary>
    [Fact]
    public void Explain_ByTheClock_EachFlipFlipsAndDoesNotAt1PercentLess()
    {
        var told = new ConcurrentBag<string>();
        Each(OfHours, (seed, problem, answer) =>
        {
            foreach (var line in answer.Why!.Lines)
            {
                foreach (var flip in line.Flips.Where(flip => flip.What is "cutOff" or "downtime"))
                {
                    told.Add(flip.What);
                    Assert.True(Flipped(problem, line, flip, 1), $"seed {seed}: {flip} does not flip line {line.Line}");
                    Assert.False(Flipped(problem, line, flip, 0.99), $"seed {seed}: 99 % of {flip} flips line {line.Line}");
                    AssertSame(flip.By, Math.Abs((flip.At!.Value - problem.At).TotalHours) * 1.001, flip.By, seed);
                }
            }
        });
        Assert.Contains("cutOff", told);
        Assert.Contains("downtime", told);
        output.WriteLine($"{Problems} decisions: {string.Join(", ", told.GroupBy(what => what).OrderBy(what => what.Key).Select(what => $"{what.Count()} by {what.Key}"))}");
    }

    [Fact]
    public void Explain_RandomDecisions_EachMarginIsTheRecomputedDifference() => Each((seed, problem, answer) =>
    {
        foreach (var line in answer.Why!.Lines.Where(line => line.Chosen is not null))
        {
            var item = problem.Orders[0].Lines.Single(one => one.Id == line.Line).Item;
            var without = With(problem, line.Chosen!, site => site with { Stock = [.. site.Stock.Where(lot => lot.Item != item)] });
            var anew = Sourcer.Decide(without).Orders[0];
            AssertSame(anew.Cost - answer.Cost, line.Margin!.Value, anew.Cost, seed);
            Assert.Equal(line.RunnerUp, Chosen(anew, line.Line));
        }
    });

    [Fact]
    public void Explain_RandomDecisions_OneMoreOfWhatBindsIsWorthWhatIsTold() => Each((seed, problem, answer) =>
    {
        foreach (var binding in answer.Why!.Binding)
        {
            var more = binding.Constraint switch
            {
                "stock" => With(problem, binding.Site!, site => site with { Stock = [.. site.Stock, new(binding.Item!, 1, problem.At)] }),
                "unitsPerDay" => With(problem, binding.Site!, site => site with { UnitsPerDay = site.UnitsPerDay + 1 }),
                _ => problem with { Policy = problem.Policy with { MaxShipmentsPerOrder = problem.Policy.MaxShipmentsPerOrder + 1 } },
            };
            AssertSame(answer.Cost - Sourcer.Decide(more).Orders[0].Cost, binding.Worth, answer.Cost, seed);
        }
    });

    [Fact]
    public void Explain_RandomDecisions_ASiteMayShipOnceItsRulesAreLifted() => Each((seed, problem, answer) =>
    {
        var (order, plain) = (problem.Orders[0], new PlainReading(problem));
        foreach (var line in answer.Why!.Lines)
        {
            var item = order.Lines.Single(one => one.Id == line.Line).Item;
            foreach (var site in problem.Sites)
            {
                var able = plain.MayShip(site, order, answer.DroppedSoft) && plain.MayHandle(site, item) && plain.Available(site, item) > 0 && site.OrdersPerDay is not 0 && site.UnitsPerDay is not 0;
                Assert.Equal(!able, line.RuledOut.Any(one => one.Site == site.Id));
                if (able) continue;
                var lifted = Lift(problem, site.Id, item, order, line.RuledOut.Single(one => one.Site == site.Id).Rules);
                var anew = new PlainReading(lifted);
                Assert.True(anew.MayShip(anew.Site(site.Id), order, answer.DroppedSoft) && anew.MayHandle(anew.Site(site.Id), item) && anew.Available(anew.Site(site.Id), item) > 0, $"seed {seed}: {site.Id} for line {line.Line}");
            }
        }
    });

    private static SourcingProblem Lift(SourcingProblem problem, string id, string item, SourcingOrder order, IReadOnlyList<BrokenRule> rules) => rules.Aggregate(problem, (before, rule) => rule.Rule switch
    {
        "lane" => before with { Lanes = [.. before.Lanes, new(id, order.Destination)] },
        "serves" => With(before, id, site => site with { Serves = null }),
        "downtime" => With(before, id, site => site with { Downtime = [] }),
        "ordersPerDay" => With(before, id, site => site with { OrdersPerDay = null }),
        "unitsPerDay" => With(before, id, site => site with { UnitsPerDay = null }),
        "handling" => With(before, id, site => site with { Handling = [.. site.Handling, .. before.Items.Single(one => one.Id == item).Requires] }),
        "stock" => With(before, id, site => site with { Stock = [.. site.Stock, new(item, 1 - (long)rule.Value!.Value)] }),
        "distance" => before with { Policy = before.Policy with { MaxDistanceKm = rule.Value * (1 + 1e-9) } },
        "promise" => With(before, id, site => site with { CutOff = null }) with { Lanes = [.. before.Lanes.Select(lane => lane.From == id ? lane with { LeadTimeHours = 0 } : lane)] },
        _ => before with { Policy = before.Policy with { PreferredSites = [.. before.Policy.PreferredSites, id] } },
    });

    private static bool Flipped(SourcingProblem problem, LineWhy line, ChoiceFlip flip, double share)
    {
        var answer = Sourcer.Decide(Changed(problem, line, flip, flip.By * share)).Orders[0];
        return !answer.Shipments.Any(shipment => shipment.Site == line.Chosen && shipment.Lines.Any(part => part.Line == line.Line));
    }

    private static SourcingProblem Changed(SourcingProblem problem, LineWhy line, ChoiceFlip flip, double by)
    {
        var item = problem.Orders[0].Lines.Single(one => one.Id == line.Line).Item;
        return flip.What switch
        {
            "price" => With(problem, line.Chosen!, site => site with { ShipmentFixed = site.ShipmentFixed + by }),
            "stock" => With(problem, line.Chosen!, site => site with { SafetyStock = new Dictionary<string, long>(site.SafetyStock) { [item] = (site.SafetyStock.TryGetValue(item, out var kept) ? kept : 0) + (long)by } }),
            "distance" => problem with { Policy = problem.Policy with { MaxDistanceKm = problem.Policy.MaxDistanceKm - by } },
            "hour" => problem with { Orders = [problem.Orders[0] with { PromisedBy = problem.Orders[0].PromisedBy!.Value.AddHours(-by) }] },
            "cutOff" => problem with { At = problem.At.AddHours(-by) },
            "downtime" => With(problem, flip.Site!, site => site with { Downtime = [.. site.Downtime.Where(window => window.Until!.Value.AddHours(-by) > window.From).Select(window => new TimeWindow(window.From, window.Until!.Value.AddHours(-by)))] }),
            _ => throw new ArgumentOutOfRangeException(nameof(flip), flip.What, "unknown"),
        };
    }

    private static void Each(Action<int, SourcingProblem, SourcedOrder> check) => Each(problem => problem, check);

    private static void Each(Func<SourcingProblem, SourcingProblem> change, Action<int, SourcingProblem, SourcedOrder> check) => Parallel.ForEach(Enumerable.Range(1, Problems), seed =>
    {
        var made = new RandomProblem(seed) { MostSites = 12 }.Make();
        // More room would lighten the load balance as well.
        var problem = change(made with { Policy = made.Policy with { BalanceWeight = 0 } });
        check(seed, problem, Sourcer.Decide(problem, why: true).Orders[0]);
    });

    /// <summary>Most sites have closed for the day, some are down for some hours, and to come late costs.</summary>
    private static SourcingProblem OfHours(SourcingProblem problem)
    {
        var random = new Random(problem.Sites.Count);
        return problem with
        {
            Policy = problem.Policy with { LatenessPenaltyPerHour = 2 },
            Orders = [.. problem.Orders.Select(order => order with { PromisedBy = problem.At.AddHours(random.Next(1, 40)) })],
            Sites =
            [
                .. problem.Sites.Select(site => site with
                {
                    CutOff = random.Next(3) > 0 ? TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(problem.At, site.Zone).TimeOfDay).AddMinutes(-random.Next(1, 200)) : null,
                    Downtime = random.Next(4) == 0 ? [new(problem.At.AddHours(-random.Next(3)), problem.At.AddMinutes(random.Next(5, 300)))] : [],
                }),
            ],
        };
    }

    private static SourcingProblem With(SourcingProblem problem, string id, Func<SourcingSite, SourcingSite> change) =>
        problem with { Sites = [.. problem.Sites.Select(site => site.Id == id ? change(site) : site)] };

    private static string? Chosen(SourcedOrder answer, string line) => answer.Shipments
        .Select(shipment => (shipment.Site, Units: shipment.Lines.Where(part => part.Line == line).Sum(part => part.Quantity))).Where(one => one.Units > 0)
        .OrderByDescending(one => one.Units).ThenBy(one => one.Site, StringComparer.Ordinal).FirstOrDefault().Site;

    private static void AssertSame(double expected, double actual, double size, int seed) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(size)), $"seed {seed}: expected {expected:R}, found {actual:R}");
}
