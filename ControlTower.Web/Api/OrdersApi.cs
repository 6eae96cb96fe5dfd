using ControlTower.Core.Kernel;
using ControlTower.Core.Orders;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Open orders and what is on its way.</summary>
public static class OrdersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/orders", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Orders.Open, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapGet("/orders/{id}", (string id, Submission tower) => tower.View.Orders.Open.TryGetValue(id, out var order)
            ? Answers.Ok(order)
            : Problems.From(Refusal.NotFound($"The open order {id}"))).NeedsScope(Scopes.Read);
        api.MapGet("/shipments", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut<Movement, Movement>(tower.View.Orders.Shipments, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapGet("/purchase-orders", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut<Movement, Movement>(tower.View.Orders.PurchaseOrders, new(after, limit), one => one))).NeedsScope(Scopes.Read);
    }
}
