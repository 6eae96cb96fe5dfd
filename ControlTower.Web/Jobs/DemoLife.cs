using System.Text.Json;
using System.Text.Json.Nodes;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Planning;
using ControlTower.Core.Runtime;
using ControlTower.Core.Runtime.Demo;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Web.Connectors;

namespace ControlTower.Web.Jobs;

/// <summary>Plays the world around the demo network: its record systems send signals, its warehouses ship.</summary>
public sealed class DemoLife(TowerLoop loop)
{
    private const int Portion = 200;
    private static readonly Caller World = Caller.Integration("demo");

    private DemoSimulation? simulation;
    private DateTimeOffset pulsedUntil;

    /// <summary>Makes an empty journal the demo's: its network, ninety days of orders, and the demand that is usual.</summary>
    public async Task SeedAsync(int seed, decimal speed)
    {
        if (loop.View.Demo is not null) return;
        var now = DemoClock.Start(loop.Now).Since;
        await SendAsync(new StartDemo(seed, now, speed));
        var network = DemoNetwork.Create(seed, now);
        await SendAsync(new PutNetwork(network));
        foreach (var (source, kind) in DemoSources.Kinds) await SendAsync(new ExpectSource(source, null) { Kind = kind });
        foreach (var deliveries in DemoDeliveries.Create(seed, now).Chunk(Portion)) await SendAsync(new ImportDeliveries(deliveries));
        foreach (var orders in DemoHistory.Create(seed, now).Chunk(Portion)) await SendAsync(new ImportOrders([.. orders.Select(Historic)]));
        foreach (var seen in DemoDemand.History(seed, now).Chunk(Portion * 10)) await SendAsync(new ImportDemand([.. seen.Select(Observation)]));
        foreach (var plans in DemoPlans.Published(seed, now).Chunk(Portion)) await SendAsync(new TakeSignals([.. plans.Select(signal => CloudEvents.Read(EventOf(signal), now))]));
        await SendAsync(new TakeSignals([.. DemoTrade.Told(seed, now, network).Select(signal => CloudEvents.Read(EventOf(signal), now))]));
        foreach (var order in DemoTrade.Fetched(seed, now, network)) await SendAsync(order);
        foreach (var told in DemoYesterday.Told(seed, now, network)) await SendAsync(told);
    }

    /// <summary>Sends what has come due since the last pulse; a pulse that comes twice sends the same ids again.</summary>
    /// <returns>How many signals were sent.</returns>
    public async Task<int> PulseAsync()
    {
        if (loop.View.Demo is not { } demo) return 0;
        simulation ??= new(demo.Seed, demo.StartedAt, DemoNetwork.Create(demo.Seed, demo.StartedAt));
        var (from, until) = (pulsedUntil == default ? demo.Since : pulsedUntil, loop.Now);
        var due = simulation.Due(new(demo.Since, demo.Position, demo.Speed), from, until, Book);
        foreach (var signals in due.Chunk(Portion)) await SendAsync(new TakeSignals([.. signals.Select(signal => CloudEvents.Read(EventOf(signal), until))]));
        if (demo.Speed > 0)
        {
            await AdvanceOrdersAsync(demo, until);
            await CarryOrdersAsync(demo, until);
        }
        pulsedUntil = until;
        return due.Count;
    }

    public async Task SetSpeedAsync(decimal speed)
    {
        if (loop.View.Demo is not { } demo) return;
        var clock = new DemoClock(demo.Since, demo.Position, demo.Speed).WithSpeed(loop.Now, speed);
        await SendAsync(new SetDemoSpeed(clock.Since, clock.Position, clock.Speed));
    }

    private async Task AdvanceOrdersAsync(DemoMark demo, DateTimeOffset now)
    {
        foreach (var order in loop.View.Orders.Open.Values.Where(order => order.Destination is not null && order.PromisedBy is not null && !loop.View.Orders.Tracks.ContainsKey(order.Id)).ToList())
        {
            if (DemoOrderPlan.For(demo.Seed, EntryOf(order), demo.StartedAt) is not { } plan) continue;
            if (order.Status == OrderStatus.Placed) await SendAsync(new AdvanceOrder(order.Id, OrderStatus.Approved, order.PlacedAt));
            if (order.Status < OrderStatus.Shipped && plan.ShippedAt <= now) await SendAsync(new AdvanceOrder(order.Id, OrderStatus.Shipped, plan.ShippedAt));
            if (plan.DeliveredAt <= now) await SendAsync(new AdvanceOrder(order.Id, OrderStatus.Delivered, plan.DeliveredAt));
        }
    }

    /// <summary>What the tower carries leaves where it is set aside, unless that site is down.</summary>
    private async Task CarryOrdersAsync(DemoMark demo, DateTimeOffset now)
    {
        var view = loop.View;
        foreach (var track in view.Orders.Open.Keys.Where(DemoYesterday.Knows).Select(id => view.Orders.Tracks[id]).ToList())
        {
            if (DemoYesterday.Plan(demo.Seed, EntryOf(track.Order)) is not { } plan) continue;
            var here = track.Units.Where(group => OrderMachine.HasNotLeft(group.Place.Stage)).ToList();
            if (here.Count == 0 && plan.DeliveredAt <= now) await TellAsync(DemoYesterday.Delivered(track.Id, plan.DeliveredAt), now);
            var ready = here.Count > 0 && here.TrueForAll(group => group.Place.Site is { } site && !view.Network.IsDown(site, now));
            if (ready && plan.ShippedAt <= now) await TellAsync(DemoYesterday.Shipped(track.Id, plan.ShippedAt), now);
        }
    }

    private Task TellAsync(DemoSignal signal, DateTimeOffset now) => SendAsync(new TakeSignals([CloudEvents.Read(EventOf(signal), now)]));

    private decimal? Book(string site, string item) => loop.View.Network.StockOf(site, item)?.OnHand.Units;

    private async Task SendAsync(object command) => await loop.SubmitAsync(new(World, command));

    private static HistoricOrder Historic(DemoOrderHistory past)
    {
        var order = new Order(
            past.Order.Id, past.Order.Customer, past.Order.Destination, null, past.Order.Channel, past.Order.PlacedAt, past.Order.PromisedBy,
            [.. past.Order.Lines.Select(line => new OrderLine(line.Id, line.Item, line.Quantity, line.Price) { Supplier = past.ShipFrom })])
        {
            ApprovedAt = past.ApprovedAt,
            ShippedAt = past.ShippedAt,
            DeliveredAt = past.DeliveredAt,
        };
        return new(order, OrderStatus.Delivered, past.DeliveredAt);
    }

    private static DemandObserved Observation(DemoSignal signal) => new(
        signal.Data.Text("site"), signal.Data.Text("item"), signal.Data.Amount("quantity"), signal.Data.InstantOrNull("periodStart")!.Value, 24);

    private static OrderEntry EntryOf(Order order) => new(
        order.Id, order.Customer, order.Destination!, order.PlacedAt, order.PromisedBy!.Value, order.Channel,
        [.. order.Lines.Select(line => new OrderLineEntry(line.Id, line.Item, line.Quantity, line.Price))]);

    private static JsonElement EventOf(DemoSignal signal) => JsonSerializer.SerializeToElement(
        new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = signal.Id,
            ["source"] = signal.Source,
            ["type"] = signal.Type,
            ["time"] = JsonSerializer.SerializeToNode(signal.Time, CanonicalJson.Options),
            ["subject"] = signal.Subject,
            ["data"] = JsonNode.Parse(signal.Data.GetRawText()),
        },
        CanonicalJson.Options);
}
