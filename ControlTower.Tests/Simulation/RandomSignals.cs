using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower;
using ControlTower.Tests.Tower;

namespace ControlTower.Tests.Simulation;

/// <summary>Signals of every type about things that exist, and some that do not; what its schema refuses comes as a rejected candidate.</summary>
internal sealed class RandomSignals(Random random)
{
    private static readonly string[] Sites = ["SUP-1", "SUP-2", "DC-1", "DC-2", "STORE-1", "STORE-2", "NOWHERE"];
    private static readonly string[] Items = ["ITEM-1", "ITEM-1", "ITEM-2", "ITEM-9"];
    private static readonly decimal[] Amounts = [0, 0.000001m, 1, 2, 10, 100, 400, 1_000_000_000_000m];
    private static readonly string[] Periods = ["hour", "day", "week"];
    private static readonly string[] Conditions = ["normal", "delayed", "suspended"];

    private static readonly string[] Reasons = ["sale", "receipt", "transfer", "scrap"];
    private static readonly string[] LaneWords = ["normal", "weather", "strike"];
    /// <summary>What is about money has a generator of its own.</summary>
    private static readonly string[] Types = [.. SignalTypes.Schemas.Keys.Except(RandomMoney.Types, StringComparer.Ordinal)];
    private static readonly string[] PlanKinds = ["demand", "production", "inbound"];

    public SignalCandidate Next(TowerState state, DateTimeOffset now)
    {
        if (random.Next(40) == 0) return new(null, "not JSON", "{");
        var type = random.Next(4) == 0 ? SignalTypes.DemandObserved : Types[random.Next(Types.Length)];
        var data = JsonSerializer.SerializeToElement(DataOf(type, state, now), CanonicalJson.Options);
        var findings = new JsonFindings();
        SignalTypes.Schemas[type].Check(data, findings);
        var id = $"s{random.Next(400)}";
        if (findings.Any) return new(null, findings.ToRefusal(type).Message, data.GetRawText());
        // Senders' clocks are what they are, and in their own zones.
        var time = now.AddHours(random.Next(-60, 3)).ToOffset(TimeSpan.FromHours(random.Next(-5, 6)));
        return new(new(random.Next(4) == 0 ? "wms" : "erp", id, type, time, null, data), null, data.GetRawText(), $"{type}{data.GetRawText()}");
    }

    private object DataOf(string type, TowerState state, DateTimeOffset now) => type switch
    {
        SignalTypes.SupplierDelayed => new
        {
            site = One(Sites),
            purchaseOrder = random.Next(3) == 0 ? "PO-1" : null,
            items = random.Next(3) == 0 ? new[] { One(Items), One(Items) } : null,
            delayHours = random.Next(0, 90),
        },
        SignalTypes.DemandObserved => Demand(now),
        SignalTypes.InventoryCounted => new { site = One(Sites), item = One(Items), quantity = Amount(), lot = random.Next(3) == 0 ? $"L{random.Next(3)}" : null },
        SignalTypes.ProductionReported => new { site = One(Sites), item = One(Items), planned = Amount(), actual = Amount(), productionOrder = random.Next(2) == 0 ? $"MO-{random.Next(9)}" : null },
        SignalTypes.SiteDown => new { site = One(Sites), from = Maybe(now.AddHours(-random.Next(10))), until = Maybe(now.AddHours(random.Next(-2, 100))) },
        SignalTypes.SiteUp => new { site = One(Sites) },
        SignalTypes.CarrierStatus => new { carrier = "CX", lane = random.Next(2) == 0 ? "A-B" : null, status = One(Conditions) },
        SignalTypes.ShipmentDeparted => new { shipment = Shipment(state), from = One(Sites), to = One(Sites), eta = Maybe(now.AddHours(random.Next(50))), promisedAt = Maybe(now.AddHours(random.Next(50))), lines = Lines() },
        SignalTypes.ShipmentEta => new { shipment = Shipment(state), eta = now.AddHours(random.Next(-10, 90)) },
        SignalTypes.ShipmentArrived => new { shipment = Shipment(state), at = Maybe(now.AddHours(-random.Next(10))) },
        SignalTypes.OrderPlaced => new { id = $"SO-{random.Next(60)}", customer = "C", destination = One(Sites), placedAt = now, promisedBy = now.AddHours(random.Next(1, 200)), lines = OrderLines() },
        SignalTypes.OrderCancelled => new { order = $"SO-{random.Next(60)}" },
        SignalTypes.PurchaseOrderConfirmed => new { purchaseOrder = random.Next(5) == 0 ? "PO-9" : "PO-1", at = now.AddHours(random.Next(-20, 60)), quantity = random.Next(2) == 0 ? Amount() : (decimal?)null },
        SignalTypes.InventoryAdjusted => new { site = One(Sites), item = One(Items), delta = Amount() - Amount(), reason = One(Reasons), lot = random.Next(3) == 0 ? $"L{random.Next(3)}" : null },
        SignalTypes.LotHeld => new { site = One(Sites), item = One(Items), lot = $"L{random.Next(3)}", quantity = random.Next(2) == 0 ? Amount() + 1 : (decimal?)null, recall = random.Next(4) == 0, until = Maybe(now.AddHours(random.Next(-3, 90))) },
        SignalTypes.LotReleased => new { site = One(Sites), item = One(Items), lot = $"L{random.Next(3)}" },
        SignalTypes.LaneCondition => new { from = One(Sites), to = "DC-1", condition = One(LaneWords), delayHours = random.Next(2) == 0 ? random.Next(60) : (int?)null, until = Maybe(now.AddHours(random.Next(-3, 30))) },
        SignalTypes.SiteCapacity => new { site = One(Sites), share = random.Next(5) / 4m, reason = "labour", until = Maybe(now.AddHours(random.Next(-3, 30))) },
        SignalTypes.AutomationTelemetry => new { site = One(Sites), system = $"M{random.Next(3)}", throughputPerHour = Amount(), availability = random.Next(5) / 4m, need = random.Next(2) == 0 ? Amount() : (decimal?)null },
        SignalTypes.PlanPublished => Plan(now),
        _ => new { id = $"s{random.Next(400)}", source = random.Next(3) == 0 ? "erp" : null },
    };

    /// <summary>Mostly one item at one site, so that there is a baseline to stand out from.</summary>
    private object Demand(DateTimeOffset now) => random.Next(5) == 0
        ? new { site = One(Sites), item = One(Items), quantity = Amount(), periodStart = now.AddDays(-random.Next(25)), period = One(Periods) }
        : new { site = "DC-1", item = "ITEM-1", quantity = (decimal)random.Next(90, random.Next(5) == 0 ? 400 : 110), periodStart = Scene.Start.AddDays(random.Next(12)), period = "day" };

    /// <summary>Often about the item and the days that demand is told of.</summary>
    private object Plan(DateTimeOffset now) => new
    {
        site = random.Next(3) == 0 ? One(Sites) : "DC-1",
        item = One(Items),
        kind = One(PlanKinds),
        periodStart = random.Next(3) == 0 ? now.AddHours(random.Next(-50, 50)) : Scene.Start.AddDays(random.Next(12)),
        period = One(Periods),
        quantity = Amount(),
        upper = random.Next(3) == 0 ? Amount() : (decimal?)null,
    };

    private string Shipment(TowerState state)
    {
        // Purchase orders come rarely: most of them stay open, to be late and hurried.
        var known = (random.Next(10) == 0 ? state.Orders.PurchaseOrders.Keys : state.Orders.Shipments.Keys).ToArray();
        return known.Length > 0 && random.Next(4) != 0 ? One(known) : $"SH-{random.Next(20)}";
    }

    private object[]? Lines() => random.Next(2) == 0 ? null : [new { item = One(Items), quantity = Amount() + 1 }];

    private object[] OrderLines() => [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => new { id = $"{i}", item = One(Items), quantity = Amount() + 1, price = new { amount = Amount(), currency = "EUR" } })];

    private DateTime? Maybe(DateTimeOffset at) => random.Next(3) == 0 ? null : at.UtcDateTime;

    private decimal Amount() => Amounts[random.Next(Amounts.Length - (random.Next(20) == 0 ? 0 : 1))];

    private string One(string[] from) => from[random.Next(from.Length)];
}
