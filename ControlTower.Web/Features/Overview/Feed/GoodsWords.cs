using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class OrderPlacedWords() : FactWords<OrderPlaced>("order")
{
    protected override string Text(OrderPlaced fact, TowerState state) =>
        $"{fact.Order.Id}, {fact.Order.Lines.Count} {(fact.Order.Lines.Count == 1 ? "line" : "lines")}{(fact.Order.Destination is { } to ? $" to {Site(state, to)}" : "")}";
}

internal sealed class OrdersResourcedWords() : FactWords<OrdersResourced>("re-sourced")
{
    protected override string Text(OrdersResourced fact, TowerState state) =>
        $"{NumberFormat.Text(fact.Tally.Saved)} {(fact.Tally.Saved == 1 ? "order" : "orders")} of {Site(state, fact.Site)} served from elsewhere{(fact.Tally.Left > 0 ? $", {NumberFormat.Text(fact.Tally.Left)} left" : "")}";

    protected override StatusKind? Status(OrdersResourced fact) => fact.Tally.Left > 0 ? StatusKind.Warning : StatusKind.Ok;

    protected override string Href(OrdersResourced fact) => $"/network/{Uri.EscapeDataString(fact.Site)}";
}

internal sealed class StockCountedWords() : FactWords<StockCounted>("counted")
{
    protected override string Text(StockCounted fact, TowerState state) =>
        $"{Site(state, fact.Site)} {fact.Item} {NumberFormat.Text(fact.Quantity.Units)}, {(fact.Quantity == fact.Book ? "equals book" : $"book {NumberFormat.Text(fact.Book.Units)}")}";

    protected override StatusKind? Status(StockCounted fact) => fact.Quantity == fact.Book ? StatusKind.Ok : null;
}

internal sealed class ShipmentDepartedWords() : FactWords<ShipmentDeparted>("departed")
{
    protected override string Text(ShipmentDeparted fact, TowerState state) => Course(state, fact.Shipment);

    internal static string Course(TowerState state, string id) =>
        state.Orders.Shipments.Find(id) is { } goods ? $"{id} {Site(state, goods.From)} → {Site(state, goods.To)}" : id;
}

internal sealed class ShipmentArrivedWords() : FactWords<ShipmentArrived>("arrived")
{
    protected override string Text(ShipmentArrived fact, TowerState state) => ShipmentDepartedWords.Course(state, fact.Shipment);

    protected override StatusKind? Status(ShipmentArrived fact) => StatusKind.Ok;
}

internal sealed class SiteDownWords() : FactWords<SiteWentDown>("site down")
{
    protected override string Text(SiteWentDown fact, TowerState state) => $"{Site(state, fact.Site)}{(fact.Reason is { } reason ? $": {reason}" : "")}";

    protected override StatusKind? Status(SiteWentDown fact) => StatusKind.Warning;

    protected override string Href(SiteWentDown fact) => $"/network/{Uri.EscapeDataString(fact.Site)}";
}

internal sealed class SiteUpWords() : FactWords<SiteCameUp>("site up")
{
    protected override string Text(SiteCameUp fact, TowerState state) => Site(state, fact.Site);

    protected override StatusKind? Status(SiteCameUp fact) => StatusKind.Ok;

    protected override string Href(SiteCameUp fact) => $"/network/{Uri.EscapeDataString(fact.Site)}";
}
