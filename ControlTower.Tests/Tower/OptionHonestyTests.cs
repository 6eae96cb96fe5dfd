using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Options;
using ControlTower.Core.Tower.Tracing;

namespace ControlTower.Tests.Tower;

/// <summary>
/// What an option says to bring is what carrying it out brings when nothing else happens: each is decided through the real core, goods
/// move and production runs as planned then, the case closes, and what was measured is what was forecast.
/// </summary>
public sealed class OptionHonestyTests
{
    /// <summary>Serves orders of a site or lane that is in trouble, which late supply is not; DemoDisruptionTests carries it out.</summary>
    private const string Elsewhere = "resource";

    private static readonly string[] Kinds = [.. OptionWeigher.Kinds.Where(kind => kind is not ("wait" or Elsewhere))];

    private const int Networks = 200;

    [Fact]
    public void Options_OnRandomNetworks_BringWhatTheySay()
    {
        var (seen, saved) = (new SortedDictionary<string, int>(StringComparer.Ordinal), 0);
        for (var seed = 1; seed <= Networks; seed++)
        {
            var asked = Late(seed);
            if (asked.State.Protocols.Runs.Count == 0) continue;
            foreach (var option in asked.Run().Options)
            {
                seen[option.Kind] = seen.GetValueOrDefault(option.Kind) + 1;
                saved += Play(Late(seed), option, $"{option.Kind} of seed {seed}");
            }
        }
        Assert.True(seen.Count == Kinds.Length + 1 && saved > 20, $"{string.Join(", ", seen)}; {saved} lines saved");
    }

    /// <returns>Lines that it saved.</returns>
    private static int Play(Scene scene, RunOption option, string told)
    {
        var one = scene.State.Exceptions.Open[scene.Run().Case];
        var before = ImpactOf.Effect(scene.State, one, scene.Now, []);
        scene.When(new Approve("AP-301", option.Id, "best"), Caller.Of("P-1"));
        // What the book does not know of is in addition, carried out or not.
        IReadOnlyList<PlannedMove> beside = option.Kind == "expedite" ? [.. option.Moves.Where(move => !scene.All<MovementRescheduled>().Any(moved => scene.State.Orders.Movement(moved.Movement) is { } order && order.From == move.From && order.To == move.To && order.Lines.Any(line => line.Item == move.Item)))] : [];
        var after = ImpactOf.Effect(scene.State, scene.State.Exceptions.Open[one.Id], scene.Now, beside);
        Assert.Equal(
            (told, Math.Max(0, before.Orders - after.Orders), Math.Max(0, Whole(before, after) - Anew(before, after)), Math.Max(0, before.StopHours - after.StopHours)),
            (told, option.Effect.OrdersSaved, option.Effect.LinesSaved, option.Effect.StopHoursSaved ?? 0));
        Happen(scene, before, after);
        if (scene.State.Exceptions.Open.ContainsKey(one.Id)) scene.When(new Core.Exceptions.ResolveCase(one.Id, "over"));
        var measured = scene.Journal.Single(fact => fact.Body is RunMeasured);
        Compare(((RunMeasured)measured.Body, measured.OccurredAt), (option, before, after, beside.Count > 0), told);
        return option.Effect.LinesSaved;
    }

    /// <summary>Lines at risk whose order comes in time with all that is in it.</summary>
    private static int Whole(TroubleEffect before, TroubleEffect after) => before.Lines.Count(line => after.Lines.All(late => late.Line.Order != line.Line.Order));

    private static int Anew(TroubleEffect before, TroubleEffect after) => after.Lines.Count(late => before.Lines.All(line => (line.Line.Order, line.Line.Line) != (late.Line.Order, late.Line.Line)));

    private static void Compare((RunMeasured Run, DateTimeOffset At) measured, (RunOption Option, TroubleEffect Before, TroubleEffect After, bool Beside) what, string told)
    {
        var (real, forecast) = (measured.Run.Real, measured.Run.Forecast);
        if (!what.Beside) Assert.Equal((told, forecast.Cost), (told, real.Cost));
        if (!what.Beside && (what.Option.Moves.Count > 0 || what.Option.Production is not null)) Assert.Equal((told, forecast.ServiceRegainedAt), (told, real.ServiceRegainedAt));
        var known = what.Before.Lines.Select(late => (late.Line.Order, late.Line.Line)).ToHashSet();
        // The arrival of a purchase order closes its case: what is late by forecast and has time left then is open, and counts as saved.
        var open = what.Before.Lines.Where(line => line.Line.PromisedBy >= measured.At && what.After.Lines.Any(late => late.Line.Order == line.Line.Order)).ToList();
        if (what.After.Lines.All(late => known.Contains((late.Line.Order, late.Line.Line)))) Assert.Equal((told, forecast.OrdersSaved + open.DistinctBy(line => line.Line.Order).Count(), forecast.LinesSaved + open.Count), (told, real.OrdersSaved, real.LinesSaved));
        if (real.StopHoursSaved is { } hours && what.After.StopHours <= what.Before.StopHours) Assert.Equal((told, forecast.StopHoursSaved), (told, hours));
    }

    /// <summary>Goods arrive and production runs as planned, lines that wait come when they can, all others as promised.</summary>
    private static void Happen(Scene scene, TroubleEffect before, TroubleEffect after)
    {
        var events = new List<(DateTimeOffset At, Action Do)>();
        foreach (var movement in scene.State.Orders.PurchaseOrders.Values.Concat(scene.State.Orders.Shipments.Values).Where(one => one.Reference is not null))
        {
            events.Add((movement.Expected, () => scene.Signal(SignalTypes.ShipmentArrived, new { shipment = movement.Id, at = scene.Now })));
        }
        var waits = after.Waiting.ToDictionary(one => one.Order.Id, one => one.Until);
        foreach (var order in scene.State.Orders.ProductionOrders.Values.Where(one => one.StartedAt is null))
        {
            var begin = waits.TryGetValue(order.Id, out var ready) && ready > order.StartAt ? ready : order.StartAt;
            if (begin < scene.Now) begin = scene.Now;
            events.Add((begin, () => Made(scene, order, order.Quantity.Units / 2)));
            events.Add((begin + (order.DueAt - order.StartAt), () => Made(scene, order, order.Quantity.Units / 2)));
        }
        var late = after.Lines.GroupBy(one => (one.Line.Order, one.Line.Line)).ToDictionary(line => line.Key, line => line.Max(one => one.At));
        foreach (var order in before.Lines.GroupBy(one => one.Line.Order))
        {
            var at = order.Max(one => late.TryGetValue((one.Line.Order, one.Line.Line), out var comes) ? comes : one.Line.PromisedBy);
            events.Add((at, () => scene.When(new AdvanceOrder(order.Key, OrderStatus.Delivered, scene.Now))));
        }
        foreach (var (at, happens) in events.OrderBy(one => one.At))
        {
            if (at > scene.Now) scene.PassWithoutBells(at - scene.Now);
            happens();
        }
    }

    private static void Made(Scene scene, ProductionOrder order, decimal units)
    {
        if (units <= 0 || !scene.State.Orders.ProductionOrders.ContainsKey(order.Id)) return;
        scene.Signal(SignalTypes.ProductionReported, new { site = order.Site, item = order.Item, planned = units, actual = units, productionOrder = order.Id });
    }

    private static Scene Late(int seed)
    {
        var random = new RandomNetworks(seed);
        var network = Furnished(random.Next(), random);
        var scene = Scene.Empty();
        scene.When(new PutNetwork(network));
        scene.Person("P-1", "planning").When(new PublishProtocol(PlantScene.Protocol(Kinds), "text"));
        var supplier = random.One(network.Sites!.Where(site => site.Kind == SiteKind.Supplier).ToList()).Id;
        var items = network.Items!.Select(item => item.Id).Take(random.Hours(1, 3)).ToList();
        var order = random.Hours(0, 2) == 0 ? network.PurchaseOrders!.FirstOrDefault(one => one.From == supplier && one.Lines.Any(line => items.Contains(line.Item))) : null;
        scene.Signal(SignalTypes.SupplierDelayed, new { site = supplier, items, purchaseOrder = order?.Id, delayHours = random.Hours(10, 120) });
        return scene.Settle();
    }

    /// <summary>Every supplier has another that stands in for it, lanes have prices, and there is more to be made and more in stock.</summary>
    private static NetworkDocument Furnished(NetworkDocument network, RandomNetworks random)
    {
        var suppliers = network.Sites!.Where(site => site.Kind == SiteKind.Supplier).Select(site => site.Id).ToList();
        var entries = from site in suppliers from item in network.Items! select new SupplierEntry(site, item.Id, Tower.Networks.Euro(random.Hours(5, 9)), random.One(suppliers.Where(other => other != site).ToList()));
        var stock = from site in network.Sites! where site.Kind is SiteKind.Plant or SiteKind.DistributionCenter from item in network.Items! where random.Hours(0, 2) == 0 select new StockEntry(site.Id, item.Id, Quantity.Of(random.Hours(5, 60)));
        return network with
        {
            Suppliers = [.. entries],
            Lanes = [.. network.Lanes!.Select(lane => lane with { Fixed = random.Hours(5, 50), PerKg = 0.1m })],
            // An order comes as a whole: of those with several lines, two in three are several orders, so that more can be saved.
            Orders = [.. network.Orders!.SelectMany((order, place) => place % 3 == 0 ? [order] : order.Lines.Select(line => order with { Id = $"{order.Id}-{line.Id}", Lines = [line] }))],
            Stock = [.. network.Stock!.Concat(stock).DistinctBy(entry => (entry.Site, entry.Item))],
            ProductionOrders = [.. network.Boms!.Where(bom => bom.Alternate is null).SelectMany(bom => Enumerable.Range(0, random.Hours(0, 3)).Select(place => Making(bom, place, random)))],
        };
    }

    private static ProductionOrderEntry Making(BomEntry bom, int place, RandomNetworks random)
    {
        var start = random.Hours(1, 90);
        return new($"MO-{bom.Site}-{bom.Item}-{place}", bom.Site, bom.Item, Quantity.Of(random.Hours(2, 15)), Scene.Start.AddHours(start), Scene.Start.AddHours(start + random.Hours(1, 12)));
    }
}
