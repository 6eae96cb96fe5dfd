using ControlTower.Core.Kernel;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Orders.Lifecycle;

/// <summary>Many clients that place, change, cancel, ship and return against scarce stock in lots, while it is counted, scrapped and held; the same seed asks the same on the same states.</summary>
internal sealed class RandomOrders(int seed, string[] destinations)
{
    private static readonly string[] Sites = ["DC-1", "DC-2", "STORE-1"];
    private static readonly string[] Items = ["ITEM-1", "ITEM-2"];
    private static readonly string?[] Lots = [null, "A", "B"];

    private static readonly (string Type, bool Site)[] News =
    [
        (SignalTypes.OrderReleased, true), (SignalTypes.OrderPicked, true), (SignalTypes.OrderPacked, true), (SignalTypes.OrderShipped, true),
        (SignalTypes.OrderDelivered, false), (SignalTypes.ReturnReceived, true), (SignalTypes.OrderCancelled, false),
    ];

    private readonly Random random = new(seed);
    /// <summary>Of its own, so that what is drawn beside does not change what else is.</summary>
    private readonly Random aside = new(seed + 6_000);
    private int orders;
    private int signals;

    public object Next(TowerState state, DateTimeOffset now) => aside.Next(12) == 0 ? Beside(state, now) : random.Next(20) switch
    {
        < 4 => Place(state, now),
        < 13 => Move(state),
        < 15 => Told(state, now),
        15 => new RingTimers(),
        _ => Stock(now),
    };

    /// <summary>Baskets that are promised, and sites whose orders are served from elsewhere.</summary>
    private object Beside(TowerState state, DateTimeOffset now) => aside.Next(10) > 0
        ? new MakePromise(new(destinations[aside.Next(destinations.Length)], [.. Items.Where(_ => aside.Next(3) > 0).DefaultIfEmpty(Items[0]).Select(item => new PromiseLine(item, Quantity.Of(aside.Next(1, 5))))], now), aside.Next(1, 300), aside.Next(2) == 0)
        : new ResourceOrders(ResourcePlanning.Of((state, now, Scene.Patient), new(Sites[aside.Next(Sites.Length)]) { Avoid = aside.Next(2) == 0 })) { Reason = "since it is so" };

    private PlaceOrder Place(TowerState state, DateTimeOffset now)
    {
        var order = Plain(now);
        return order is { PickUp: null, Allocate: true } && aside.Next(2) == 0 && state.Orders.Promises.TryFirst(out var promise, out _) ? order with { Promise = promise } : order;
    }

    private PlaceOrder Plain(DateTimeOffset now) => new(new($"O-{seed}-{(random.Next(15) == 0 ? random.Next(1, orders + 2) : ++orders)}", $"C{random.Next(5)}", destinations[random.Next(destinations.Length)], now, now.AddDays(random.Next(1, 5)), null,
        [.. Enumerable.Range(1, random.Next(1, 4)).Select(line => new OrderLineEntry($"{line}", Items[random.Next(2)], Amount(), random.Next(5) == 0 ? null : Money.Of(9.5m, "EUR")))]))
    {
        Priority = random.Next(3),
        PickUp = random.Next(4) == 0 ? new("STORE-1", random.Next(1, 30)) : null,
        Allocate = random.Next(3) != 0,
    };

    private MoveOrder Move(TowerState state)
    {
        var track = Any(state);
        // Mostly what may be done, and what leads on rather than back.
        var able = track is null ? [] : MachineCheck.Allowed(track).Where(name => random.Next(3) == 0 || name is not (OrderMachine.Cancel or OrderMachine.Hold or OrderMachine.Deallocate or OrderMachine.Short or OrderMachine.Lose)).ToList();
        var name = able.Count == 0 || random.Next(9) == 0 ? OrderMachine.All[random.Next(OrderMachine.All.Count)].Name : able[random.Next(able.Count)];
        return new(track?.Id ?? "O-1", name, new()
        {
            Lines = name == OrderMachine.Change || random.Next(2) == 0 ? Lines(track, name == OrderMachine.Change ? Quantity.Zero : null) : null,
            Site = random.Next(6) == 0 ? Sites[random.Next(Sites.Length)] : null,
            Items = [new("1", Items[random.Next(2)], Amount())],
            WindowHours = random.Next(1, 20),
            Reason = "since it is so",
        })
        {
            Revision = random.Next(12) == 0 ? random.Next(5) : null,
        };
    }

    private TakeSignals Told(TowerState state, DateTimeOffset now)
    {
        var track = Any(state);
        var (type, site) = News[random.Next(News.Length)];
        var order = track?.Id ?? "O-1";
        object data = type == SignalTypes.OrderCancelled ? new { order }
            : !site ? new { order, damaged = random.Next(2) == 0 }
            : random.Next(2) == 0 ? new { order, site = Sites[random.Next(Sites.Length)] }
            : new { order, lines = Lines(track, null).Select(line => new { id = line.Line, quantity = line.Quantity }) };
        return new([Scene.Candidate(type, data, $"s-{seed}-{++signals}", now)], random.Next(2) == 0);
    }

    private object Stock(DateTimeOffset now)
    {
        var (site, item, lot) = (Sites[random.Next(Sites.Length)], Items[random.Next(2)], Lots[random.Next(Lots.Length)]);
        var id = $"s-{seed}-{++signals}";
        return random.Next(6) switch
        {
            0 => new PutNetwork(new() { Stock = [new(site, item, Quantity.Of(random.Next(30))) { Lot = lot, ExpiresAt = lot is null || random.Next(3) > 0 ? null : now.AddDays(random.Next(1, 9)), Safety = random.Next(6) == 0 ? Quantity.Of(random.Next(3)) : null }] }),
            1 => new TakeSignals([Scene.Candidate(SignalTypes.InventoryCounted, new { site, item, lot, quantity = random.Next(25) }, id, now)], false),
            2 => new TakeSignals([Scene.Candidate(SignalTypes.LotHeld, new { site, item, lot = lot ?? "A", quantity = random.Next(1, 9) }, id, now)], false),
            3 => new TakeSignals([Scene.Candidate(SignalTypes.LotReleased, new { site, item, lot = lot ?? "A" }, id, now)], false),
            _ => new TakeSignals([Scene.Candidate(SignalTypes.InventoryAdjusted, new { site, item, lot, delta = random.Next(-8, 16), reason = new[] { "receipt", "sale", "scrap", "transfer" }[random.Next(4)] }, id, now)], false),
        };
    }

    private List<LineUnits> Lines(OrderTrack? track, Quantity? least) => track is null
        ? [new("1", Amount())]
        : [.. track.Order.Lines.Where(_ => random.Next(3) > 0).DefaultIfEmpty(track.Order.Lines[0]).Select(line => new LineUnits(line.Id, least is null ? Amount() : Quantity.Of(random.Next(9))))];

    private Quantity Amount() => Quantity.Of(random.Next(12) == 0 ? 1.5m : random.Next(1, 7));

    private OrderTrack? Any(TowerState state)
    {
        if (state.Orders.Tracks.Count == 0) return null;
        // Those that are under way more often than those that are over.
        for (var i = 0; ; i++)
        {
            var track = state.Orders.Tracks.Values.ElementAt(random.Next(state.Orders.Tracks.Count));
            if (i == 3 || OrderStanding.Of(track) is not (OrderStand.Cancelled or OrderStand.Lost or OrderStand.Returned)) return track;
        }
    }
}
