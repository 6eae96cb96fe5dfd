using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Orders that the tower carries: placed, and moved by the transitions of the one table.</summary>
public static class CarriedOrders
{
    private static readonly JsonSchema PlaceSchema = JsonSchema.Parse(
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"order","type":"object","additionalProperties":false,
         "required":["id","customer","destination","promisedBy","lines"],
         "properties":{
          "id":{"type":"string","minLength":1,"maxLength":100},
          "customer":{"type":"string","minLength":1,"maxLength":100},
          "destination":{"type":"string","minLength":1,"maxLength":100},
          "placedAt":{"type":["string","null"],"format":"date-time"},
          "promisedBy":{"type":"string","format":"date-time"},
          "channel":{"type":["string","null"],"maxLength":100},
          "priority":{"type":["integer","null"],"minimum":0,"maximum":9},
          "allocate":{"type":["boolean","null"]},
          "promise":{"type":["string","null"],"minLength":1,"maxLength":100},
          "pickUp":{"type":["object","null"],"additionalProperties":false,"required":["site","windowHours"],
            "properties":{"site":{"type":"string","minLength":1,"maxLength":100},"windowHours":{"type":"number","exclusiveMinimum":0,"maximum":8760}}},
          "lines":{"type":"array","minItems":1,"maxItems":10000,"items":{"type":"object","additionalProperties":false,"required":["id","item","quantity"],
            "properties":{"id":{"type":"string","minLength":1,"maxLength":100},"item":{"type":"string","minLength":1,"maxLength":100},"quantity":{"type":"number","exclusiveMinimum":0,"maximum":1000000000000},
             "price":{"type":["object","null"],"additionalProperties":false,"required":["amount","currency"],"properties":{"amount":{"type":"number","minimum":0,"maximum":1000000000000},"currency":{"type":"string","minLength":3,"maxLength":3,"format":"currency"}}}}}}}}
        """);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/orders", PlaceAsync).NeedsScope(Scopes.Orders).Accepts<PlaceBody>("application/json").Produces<OrderAnswer>();
        api.MapGet("/orders/transitions", () => Answers.Ok(new { items = OrderMachine.All.Select(TransitionShape.Of), next = (string?)null })).NeedsScope(Scopes.Read);
        api.MapGet("/orders/backlog", Backlog).NeedsScope(Scopes.Read).Produces<Page<BacklogShape>>();
        api.MapPost("/orders/{id}/{transition}", MoveAsync).NeedsScope(Scopes.Orders).Accepts<TransitionBody>("application/json").Produces<OrderAnswer>();
    }

    /// <summary>An order as it stands, open or over; null where the tower carries none and none is open.</summary>
    public static OrderDocument? Find(OrderState state, string id)
    {
        var track = state.Tracks.Find(id);
        var order = state.Open.Find(id) ?? (track is null ? null : track.Order with { Status = state.Ended.Find(id) });
        return order is null ? null : OrderDocument.Of(order, track);
    }

    public static string ETag(int revision) => $"\"{revision.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Item by item in the order in which they are served.</summary>
    private static IResult Backlog(Submission tower, string? item, string? after, int? limit)
    {
        var orders = tower.View.Orders;
        var waiting = (item is null ? orders.Backlog : orders.Backlog.WithPrefix(Keys.Prefix(item))).Select(pair => KeyValuePair.Create(pair.Key, pair));
        return Answers.Page(Paging.Cut(waiting, new(after, limit), pair => BacklogShape.Of(orders.Tracks[pair.Value], BacklogShape.ItemOf(pair.Key), tower.Now)));
    }

    private static async Task<IResult> PlaceAsync(HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync<PlaceBody>(context.Request, PlaceSchema, "The order");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        var body = read.Value;
        var order = new OrderEntry(body.Id, body.Customer, body.Destination, body.PlacedAt ?? tower.Now, body.PromisedBy, body.Channel, body.Lines);
        return Answer(context, await tower.SendAsync<OrderAnswer>(context, new PlaceOrder(order) { Priority = body.Priority ?? 0, Allocate = body.Allocate ?? true, PickUp = body.PickUp, Promise = body.Promise }));
    }

    private static async Task<IResult> MoveAsync(string id, string transition, HttpContext context, Submission tower)
    {
        if (!TransitionSchema.All.TryGetValue(transition, out var schema))
        {
            var names = string.Join(", ", OrderMachine.All.Where(one => !one.ByTower).Select(one => one.Name));
            return Problems.From(Refusal.NotFound($"The transition {transition} is none that may be asked for ({names}); it"));
        }
        var body = await RequestJson.ReadAsync<TransitionBody>(context.Request, schema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var match = context.Request.Headers.IfMatch.ToString();
        int? revision = null;
        if (match is not ("" or "*"))
        {
            if (!int.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted)) return Problems.From(new(RefusalKind.PreconditionFailed, $"If-Match {match} is not an ETag of an order."));
            revision = wanted;
        }
        return Answer(context, await tower.SendAsync<OrderAnswer>(context, new MoveOrder(id, transition, Utc(body.Value)) { Revision = revision }));
    }

    private static TransitionBody Utc(TransitionBody body) => body with { At = body.At?.ToUniversalTime(), Eta = body.Eta?.ToUniversalTime() };

    private static IResult Answer(HttpContext context, Result<OrderAnswer> answer)
    {
        if (answer.Succeeded) context.Response.Headers.ETag = ETag(answer.Value.Revision);
        return Answers.From(answer);
    }

    private sealed record PlaceBody(string Id, string Customer, string Destination, DateTimeOffset? PlacedAt, DateTimeOffset PromisedBy, string? Channel, IReadOnlyList<OrderLineEntry> Lines)
    {
        public int? Priority { get; init; }

        public bool? Allocate { get; init; }

        public PickUpPlace? PickUp { get; init; }

        public string? Promise { get; init; }
    }
}
