using System.Text.Json;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;

namespace ControlTower.Core.Runtime.Demo;

/// <summary>The data of each type of signal, in one place: what the intake's schemas ask for.</summary>
internal static class DemoSignals
{
    public const string Daily = "P1D";

    public static DemoSignal SupplierDelayed(string id, DateTimeOffset at, PurchaseOrderEntry order, decimal delayHours, string reason) =>
        Signal(DemoSources.SupplierPortal, id, "supplier.delayed", at, order.From, new
        {
            Site = order.From,
            PurchaseOrder = order.Id,
            Items = order.Lines.Select(line => line.Item),
            DelayHours = delayHours,
            Reason = reason,
        });

    public static DemoSignal Departed(string id, DateTimeOffset at, ShipmentEntry shipment) =>
        Signal(DemoSources.Tms, id, "shipment.departed", at, shipment.Id, new
        {
            Shipment = shipment.Id,
            Site = shipment.From,
            At = at,
            shipment.From,
            shipment.To,
            shipment.Lines,
            shipment.PromisedAt,
            shipment.Carrier,
        });

    public static DemoSignal Eta(string id, DateTimeOffset at, (string Shipment, string To) what, DateTimeOffset eta) =>
        Signal(DemoSources.Tms, id, "shipment.eta", at, what.Shipment, new { what.Shipment, Site = what.To, Eta = eta });

    public static DemoSignal Arrived(string id, DateTimeOffset at, string shipment, string to) =>
        Signal(DemoSources.Tms, id, "shipment.arrived", at, shipment, new { Shipment = shipment, Site = to, At = at });

    public static DemoSignal Counted(string id, DateTimeOffset at, StockEntry position, decimal quantity) =>
        Signal(DemoSources.Wms, id, "inventory.counted", at, position.Site, new { position.Site, position.Item, position.Lot, Quantity = quantity });

    public static DemoSignal Observed(DemoSeries series, DateTimeOffset at, DateOnly day, int quantity) =>
        Signal(DemoSources.Pos, $"demand-{series.Site}-{series.Item}-{day:yyyy-MM-dd}", "demand.observed", at, series.Site, new
        {
            series.Site,
            series.Item,
            Quantity = quantity,
            PeriodStart = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Period = Daily,
        });

    public static DemoSignal Produced(string id, DateTimeOffset at, (string Plant, string Item) line, (int Planned, int Actual) units) =>
        Signal(DemoSources.Erp, id, "production.reported", at, line.Plant, new { Site = line.Plant, line.Item, units.Planned, units.Actual });

    /// <summary>Of a production order, as much as was planned since the report before.</summary>
    public static DemoSignal Made(string id, DateTimeOffset at, ProductionOrderEntry order, decimal units) =>
        Signal(DemoSources.Erp, id, "production.reported", at, order.Site, new { order.Site, order.Item, Planned = units, Actual = units, ProductionOrder = order.Id });

    public static DemoSignal Confirmed(string id, DateTimeOffset at, PurchaseOrderEntry order) =>
        Signal(DemoSources.SupplierPortal, id, "purchaseOrder.confirmed", at, order.Id, new { PurchaseOrder = order.Id, At = order.PromisedAt });

    public static DemoSignal Down(string id, DateTimeOffset at, string site, (DateTimeOffset From, DateTimeOffset? Until, string Reason) outage) =>
        Signal(OperatorOf(site), id, "site.down", at, site, new { Site = site, outage.From, outage.Until, outage.Reason });

    public static DemoSignal Up(string id, DateTimeOffset at, string site, string reason) =>
        Signal(OperatorOf(site), id, "site.up", at, site, new { Site = site, From = at, Reason = reason });

    public static DemoSignal Weather(string id, DateTimeOffset at, LaneEntry lane, decimal? factor) =>
        Signal(DemoSources.Tms, id, "lane.condition", at, lane.From, new { lane.From, lane.To, Condition = factor is null ? "normal" : "weather", Factor = factor });

    public static DemoSignal Staffed(string id, DateTimeOffset at, string site, decimal share) =>
        Signal(DemoSources.Wms, id, "site.capacity", at, site, new { Site = site, Share = share, Reason = "labour" });

    /// <param name="figures">Units an hour while it runs, and the percentage of the time in which it does.</param>
    public static DemoSignal Read(string id, DateTimeOffset at, string site, (int Throughput, int Availability) figures) =>
        Signal(DemoSources.Machines, id, "automation.telemetry", at, site, new { Site = site, System = "AS/RS 1", ThroughputPerHour = figures.Throughput, Availability = figures.Availability / 100m, Need = 120 });

    /// <param name="bounds">Between which the actual is as planned.</param>
    public static DemoSignal Planned(DemoSeries series, DateTimeOffset at, DateOnly day, (int Plan, int Lower, int Upper) bounds) =>
        Signal(DemoSources.Planning, $"plan-{series.Site}-{series.Item}-{day:yyyy-MM-dd}", "plan.published", at, series.Site, new
        {
            series.Site,
            series.Item,
            Kind = "demand",
            PeriodStart = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero),
            Period = Daily,
            Quantity = bounds.Plan,
            bounds.Lower,
            bounds.Upper,
        });

    public static DemoSignal CarrierStatus(string id, DateTimeOffset at, string carrier, (string Status, decimal? DelayHours) news) =>
        Signal(DemoSources.Tms, id, "carrier.status", at, carrier, new { Carrier = carrier, news.Status, news.DelayHours });

    public static DemoSignal Placed(string id, DateTimeOffset at, OrderEntry order) => Signal(DemoSources.Erp, id, "order.placed", at, order.Id, order);

    public static DemoSignal Cancelled(string id, DateTimeOffset at, string order, string reason) =>
        Signal(DemoSources.Erp, id, "order.cancelled", at, order, new { Order = order, Reason = reason });

    public static DemoSignal Retracted(string id, DateTimeOffset at, (string Source, string Id) what, string reason) =>
        Signal(what.Source, id, "signal.retracted", at, what.Id, new { what.Source, what.Id, Reason = reason });

    public static DemoSignal Shipped(string id, DateTimeOffset at, string order, LaneEntry lane) =>
        Signal(DemoSources.Wms, id, "order.shipped", at, order, new { Order = order, Site = lane.From, lane.Carrier, Tracking = $"TRK-{order}", At = at });

    public static DemoSignal Left(string id, DateTimeOffset at, string order) => Signal(DemoSources.Wms, id, "order.shipped", at, order, new { Order = order, At = at });

    public static DemoSignal Delivered(string id, DateTimeOffset at, string order) => Signal(DemoSources.Tms, id, "order.delivered", at, order, new { Order = order, At = at });

    public static DemoSignal CameBack(string id, DateTimeOffset at, (string Order, string Site, string Reason) what, decimal quantity) =>
        Signal(DemoSources.Wms, id, "return.received", at, what.Order, new { what.Order, what.Site, what.Reason, Lines = new[] { new { Id = "1", Quantity = quantity } }, At = at });

    public static DemoSignal Billed(string id, DateTimeOffset at, (string Kind, string Party, string Number) who, DemoBill bill) =>
        Signal(DemoSources.Erp, id, "invoice.received", at, who.Number, new
        {
            Id = who.Number,
            who.Kind,
            who.Party,
            DemoItems.Currency,
            bill.Total,
            bill.IssuedAt,
            bill.DueAt,
            bill.BankAccount,
            bill.Lines,
        });

    public static DemoSignal Paid(string id, DateTimeOffset at, (string Party, string Invoice) what, decimal amount) =>
        Signal(DemoSources.Erp, id, "payment.received", at, what.Invoice, new { Id = id, what.Invoice, what.Party, Amount = amount, DemoItems.Currency, At = at });

    private static string OperatorOf(string site) => site.Split('-')[0] switch { "PLT" => DemoSources.Erp, "PORT" => DemoSources.Tms, _ => DemoSources.Wms };

    private static DemoSignal Signal<T>(string source, string id, string type, DateTimeOffset at, string subject, T data) =>
        new(source, id, type, at, JsonSerializer.SerializeToElement(data, CanonicalJson.Options)) { Subject = subject };
}
