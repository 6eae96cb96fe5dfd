using System.Diagnostics;
using ControlTower.Bench.Reporting;
using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Bench.Sourcing;

/// <summary>The site that serves most orders goes down: how long it takes until all of them are served by others, in the book, beside the engine's call alone for the same orders.</summary>
public sealed class BiggestSiteDown : IMeasure
{
    private const int Sites = 60;
    private const int Customers = 40;
    private const int Items = 50;
    private const int Orders = 2_000;

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public string Name => "disruption";

    public string About => "the biggest site of the demo goes down, and one of 60 sites that serves 2,000 orders; beside the batch call alone";

    public Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options)
    {
        var figures = new List<Figure>();
        figures.AddRange(Measure("the demo", Seeded(DemoNetwork.Create(7, Now), [.. DemoYesterday.Told(7, Now, DemoNetwork.Create(7, Now))]), options));
        figures.AddRange(Measure($"{Sites} sites, {Orders:N0} orders", Seeded(Large(), [.. Enumerable.Range(0, Orders).Select(Placed)]), options));
        return Task.FromResult<IReadOnlyList<Figure>>(figures);
    }

    private static IEnumerable<Figure> Measure(string what, (TowerCore Core, TowerState State) tower, BenchOptions options)
    {
        var (core, seeded) = tower;
        var biggest = seeded.Orders.Tracks.Values.SelectMany(track => track.At(Stage.Allocated).Select(group => (Site: group.Place.Site!, track.Id))).Distinct()
            .GroupBy(one => one.Site, StringComparer.Ordinal).OrderByDescending(site => site.Count()).ThenBy(site => site.Key, StringComparer.Ordinal).First().Key;
        var down = new Signal("bench", "down", SignalTypes.SiteDown, Now, null, System.Text.Json.JsonSerializer.SerializeToElement(new { site = biggest, reason = "fire" }));
        var state = Do(core, seeded, new TakeSignals([new(down, null, "")])).State;
        var scope = new ResourceScope(biggest);
        var rounds = new List<(double Plan, double Commit, double Batch)>();
        var plan = ResourcePlanning.Of((state, Now, core.Rules), scope);
        for (var round = 0; round < (options.Quick ? 3 : 9); round++)
        {
            var begun = Stopwatch.GetTimestamp();
            plan = ResourcePlanning.Of((state, Now, core.Rules), scope);
            var planned = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            begun = Stopwatch.GetTimestamp();
            Do(core, state, new ResourceOrders(plan));
            var committed = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            var problem = new ResourceQuestion((state, Now, core.Rules), scope, [.. ResourcePlanning.Tracks(state, scope)]).Problem(true);
            begun = Stopwatch.GetTimestamp();
            Sourcer.Decide(problem);
            rounds.Add((planned, committed, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
        }
        var saved = plan.Orders.Count(order => order.Unsaved == Quantity.Zero);
        options.Say($"{what}: {biggest} serves {plan.Orders.Count:N0} orders, {saved:N0} are served whole by others");
        return
        [
            new($"orders re-sourced, {what}", Sample.Median(rounds.Select(round => round.Plan + round.Commit)), "ms") { Goal = new(1_000, OfRatio: false, AtMost: true) },
            new("of it found and decided", Sample.Median(rounds.Select(round => round.Plan)), "ms")
            {
                Beside = Sample.Median(rounds.Select(round => round.Batch)), BesideWhat = "the batch call alone", Ratio = Sample.Median(rounds.Select(round => round.Plan / round.Batch)),
            },
            new("share of its orders served whole by others", 100d * saved / plan.Orders.Count, "%"),
            new("cost above the joint bound", (double)(plan.OverBound ?? 0) * 100, "%") { Goal = new(1, OfRatio: false, AtMost: true) },
        ];
    }

    private static (TowerCore Core, TowerState State) Seeded(NetworkDocument network, IReadOnlyList<object> told)
    {
        var core = new TowerCore(TowerRules.Default with { Silence = null });
        var state = Do(core, TowerState.Empty, new PutNetwork(network)).State;
        foreach (var order in state.Orders.Open.Keys.ToList()) state = core.Decide(state, new(Caller.AdministratorKey, new MoveOrder(order, OrderMachine.Allocate, TransitionBody.Empty)), Now).State;
        foreach (var one in told) state = Do(core, state, one).State;
        return (core, state);
    }

    private static Decision Do(TowerCore core, TowerState state, object command)
    {
        var done = core.Decide(state, new(Caller.AdministratorKey, command), Now);
        return done.Answer.Succeeded ? done : throw new InvalidOperationException(done.Answer.Refusal.Message);
    }

    /// <summary>The first site is the cheapest for all, and has stock for all; the others have a tenth of it each.</summary>
    private static NetworkDocument Large() => new()
    {
        Sites =
        [
            .. Enumerable.Range(0, Sites).Select(site => new SiteEntry($"DC-{site}", "Centre", SiteKind.DistributionCenter) { HandlingPerUnit = 0.1m, ShipmentFixed = 2 }),
            .. Enumerable.Range(0, Customers).Select(customer => new SiteEntry($"C-{customer}", "Customer", SiteKind.Customer)),
        ],
        Items = [.. Enumerable.Range(0, Items).Select(item => new ItemEntry($"I-{item}", "Item", 1 + (item % 7)))],
        Lanes = [.. from site in Enumerable.Range(0, Sites) from customer in Enumerable.Range(0, Customers) select new LaneEntry($"DC-{site}", $"C-{customer}", 12 + (((site * 7) + customer) % 48), site == 0 ? 1 : 4 + (((site * 31) + (customer * 17)) % 23), 0.05m + ((((site * 13) + customer) % 11) / 50m))],
        Stock = [.. from site in Enumerable.Range(0, Sites) from item in Enumerable.Range(0, Items) where site == 0 || ((site * 3) + item) % 4 > 0 select new StockEntry($"DC-{site}", $"I-{item}", Quantity.Of(site == 0 ? 2_000 : 60))],
    };

    private static PlaceOrder Placed(int number) => new(new($"O-{number}", $"Customer {number}", $"C-{number % Customers}", Now, Now.AddDays(4 + (number % 5)), "web",
        [.. Enumerable.Range(0, 1 + (number % 3)).Select(line => new OrderLineEntry($"{line}", $"I-{((number * 7) + (line * 11)) % Items}", Quantity.Of(1 + (((number * 3) + line) % 6)), Money.Of(20, "EUR")))]));
}
