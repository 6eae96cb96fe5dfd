using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Partners;

namespace ControlTower.Web.Api;

/// <summary>Open orders and what is on its way.</summary>
public static class OrdersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/orders", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Orders.Open, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapGet("/orders/{id}", (string id, HttpContext context, Submission tower) =>
        {
            if (CarriedOrders.Find(tower.View.Orders, id) is not { } order) return Problems.From(Refusal.NotFound($"The open order {id}"));
            context.Response.Headers.ETag = CarriedOrders.ETag(order.Revision);
            return Answers.Ok(order);
        }).NeedsScope(Scopes.Read).Produces<OrderDocument>();
        Map(api, "shipments", "shipment", state => state.Orders.Shipments, (sight => sight.Shipments, (sight, id) => sight.Shipment(id)));
        Map(api, "purchase-orders", "purchase order", state => state.Orders.PurchaseOrders, (sight => sight.PurchaseOrders, (sight, id) => sight.PurchaseOrder(id)));
    }

    /// <summary>Those that are open; partners are told of their own.</summary>
    private static void Map(
        IEndpointRouteBuilder api, string path, string what, Func<TowerState, OrdinalMap<Movement>> all,
        (Func<PartnerSight, IEnumerable<KeyValuePair<string, Movement>>> List, Func<PartnerSight, string, Movement?> Find) own)
    {
        api.MapGet($"/{path}", (HttpContext context, Submission tower, string? after, int? limit) => Submission.SightOf(context, tower.View) is { } sight
            ? Answers.Page(Paging.Cut(own.List(sight), new(after, limit), PartnerMovementShape.Of))
            : Answers.Page(Paging.Cut<Movement, Movement>(all(tower.View), new(after, limit), one => one))).NeedsScope(Scopes.Read).OpenToPartners();
        api.MapGet($"/{path}/{{id}}", (string id, HttpContext context, Submission tower) => Submission.SightOf(context, tower.View) is { } sight
            ? own.Find(sight, id) is { } mine ? Answers.Ok(PartnerMovementShape.Of(mine)) : NotOpen(what, id)
            : all(tower.View).TryGetValue(id, out var one) ? Answers.Ok(one) : NotOpen(what, id)).NeedsScope(Scopes.Read).OpenToPartners();
    }

    private static IResult NotOpen(string what, string id) => Problems.From(Refusal.NotFound($"The open {what} {id}"));
}
