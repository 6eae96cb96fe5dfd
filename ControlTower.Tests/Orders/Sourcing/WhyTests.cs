using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Problem;

namespace ControlTower.Tests.Orders.Sourcing;

/// <summary>What a why claims, done to the problem itself and decided anew.</summary>
public sealed class WhyTests
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
        var (by, item) = (flip.By * share, problem.Orders[0].Lines.Single(one => one.Id == line.Line).Item);
        var changed = flip.What switch
        {
            "price" => With(problem, line.Chosen!, site => site with { ShipmentFixed = site.ShipmentFixed + by }),
            "stock" => With(problem, line.Chosen!, site => site with { SafetyStock = new Dictionary<string, long>(site.SafetyStock) { [item] = (site.SafetyStock.TryGetValue(item, out var kept) ? kept : 0) + (long)by } }),
            "distance" => problem with { Policy = problem.Policy with { MaxDistanceKm = problem.Policy.MaxDistanceKm - by } },
            _ => problem with { Orders = [problem.Orders[0] with { PromisedBy = problem.Orders[0].PromisedBy!.Value.AddHours(-by) }] },
        };
        var answer = Sourcer.Decide(changed).Orders[0];
        return !answer.Shipments.Any(shipment => shipment.Site == line.Chosen && shipment.Lines.Any(part => part.Line == line.Line));
    }

    private static void Each(Action<int, SourcingProblem, SourcedOrder> check) => Parallel.ForEach(Enumerable.Range(1, Problems), seed =>
    {
        var made = new RandomProblem(seed) { MostSites = 12 }.Make();
        // More room would lighten the load balance as well.
        var problem = made with { Policy = made.Policy with { BalanceWeight = 0 } };
        check(seed, problem, Sourcer.Decide(problem, why: true).Orders[0]);
    });

    private static SourcingProblem With(SourcingProblem problem, string id, Func<SourcingSite, SourcingSite> change) =>
        problem with { Sites = [.. problem.Sites.Select(site => site.Id == id ? change(site) : site)] };

    private static string? Chosen(SourcedOrder answer, string line) => answer.Shipments
        .Select(shipment => (shipment.Site, Units: shipment.Lines.Where(part => part.Line == line).Sum(part => part.Quantity))).Where(one => one.Units > 0)
        .OrderByDescending(one => one.Units).ThenBy(one => one.Site, StringComparer.Ordinal).FirstOrDefault().Site;

    private static void AssertSame(double expected, double actual, double size, int seed) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(size)), $"seed {seed}: expected {expected:R}, found {actual:R}");
}
