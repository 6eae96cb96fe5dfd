using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Web.Api;

/// <summary>The network as one document, and each site with what is there.</summary>
public static class NetworkApi
{
    public static JsonSchema Schema { get; } = JsonSchema.Parse(Embedded.Text("schemas/network.json"));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/network", PutAsync).NeedsScope(Scopes.Network).Accepts<NetworkDocument>("application/json").Produces<NetworkPut>();
        api.MapGet("/network", Get).NeedsScope(Scopes.Read).Produces<NetworkDocument>();
        api.MapGet("/network/trace", Trace).NeedsScope(Scopes.Read).Produces<TraceShape>();
        api.MapGet("/sites", List).NeedsScope(Scopes.Read).OpenToPartners();
        api.MapGet("/sites/{id}", Show).NeedsScope(Scopes.Read).OpenToPartners();
    }

    private static async Task<IResult> PutAsync(HttpContext context, Submission tower)
    {
        var document = await RequestJson.ReadAsync<NetworkDocument>(context.Request, Schema, "The network");
        if (!document.Succeeded) return Problems.From(document.Refusal);
        var match = context.Request.Headers.IfMatch.ToString();
        if (match is not ("" or "*") && !TryVersion(match, out _)) return Problems.From(new Refusal(RefusalKind.PreconditionFailed, $"If-Match {match} is not an ETag of the network."));
        var answer = await tower.SendAsync<NetworkPut>(context, new PutNetwork(document.Value, TryVersion(match, out var version) ? version : null));
        if (answer.Succeeded) context.Response.Headers.ETag = ETag(answer.Value.Version);
        return Answers.From(answer);
    }

    private static IResult Get(HttpContext context, Submission tower)
    {
        var network = tower.View.Network;
        context.Response.Headers.ETag = ETag(network.Version);
        return Answers.Ok(DocumentOf(tower.View));
    }

    /// <param name="direction">down (the default) or up.</param>
    /// <param name="from">When it is there; now when left out.</param>
    /// <param name="quantity">At the start; one unit when left out.</param>
    private static IResult Trace(Submission tower, string? site, string? item, string? direction, string? from, string? quantity)
    {
        if (string.IsNullOrEmpty(site)) return Problems.From(Refusal.Invalid("site names where the trace starts.", "/site"));
        if (string.IsNullOrEmpty(item)) return Problems.From(Refusal.Invalid("item names what is traced.", "/item"));
        if (direction is not (null or "down" or "up")) return Problems.From(Refusal.Invalid("direction is down or up.", "/direction"));
        var at = KpiPeriod.Instant(from, "from");
        if (!at.Succeeded) return Problems.From(at.Refusal);
        if (!TryQuantity(quantity, out var units)) return Problems.From(Refusal.Invalid($"quantity is a number above 0 and up to {Micros.Limit}.", "/quantity"));
        var question = new TraceQuestion(site, item, direction == "up" ? TraceDirection.Up : TraceDirection.Down, at.Value.At ?? tower.Now, units);
        return Answers.From(NetworkTrace.Of(tower.View, question), nodes => TraceShape.Of(tower.View, question, nodes));
    }

    private static bool TryQuantity(string? text, out Quantity quantity)
    {
        quantity = Quantity.Of(1);
        if (text is null) return true;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) || units <= 0 || units > Micros.Limit) return false;
        quantity = Quantity.Of(units);
        return quantity > Quantity.Zero;
    }

    private static IResult List(HttpContext context, Submission tower, string? after, int? limit)
    {
        var state = tower.View;
        return Submission.SightOf(context, state) is { } sight
            ? Answers.Page(Paging.Cut(sight.Sites, new(after, limit), site => site.Entry with { StopCostPerHour = null, HandlingPerUnit = null, ShipmentFixed = null }))
            : Answers.Page(Paging.Cut(state.Network.Sites, new(after, limit), site => site.Entry));
    }

    private static IResult Show(string id, HttpContext context, Submission tower)
    {
        var state = tower.View;
        if (Submission.SightOf(context, state) is { } sight)
        {
            return sight.Site(id) is { } own ? Answers.Ok(PartnerSiteShape.Of(state, sight, own, tower.Now)) : NoSite(id);
        }
        return state.Network.Sites.TryGetValue(id, out var site) ? Answers.Ok(SiteShape.Of(state, site, tower.Now)) : NoSite(id);
    }

    private static IResult NoSite(string id) => Problems.From(Refusal.NotFound($"The site {id}"));

    private static NetworkDocument DocumentOf(TowerState state) => new()
    {
        Sites = [.. state.Network.Sites.Values.Where(site => !site.Retired).Select(site => site.Entry)],
        Items = [.. state.Network.Items.Values.Where(item => !item.Retired).Select(item => item.Entry)],
        Lanes = [.. state.Network.LanesFrom.Values],
        Stock = [.. state.Network.Stock.Values.SelectMany(StockEntries.Of)],
        Suppliers = [.. state.Network.Suppliers.Values],
        Orders = [.. state.Orders.Open.Values.Where(order => order.Destination is not null && order.PromisedBy is not null).Select(OrderShape.Entry)],
        PurchaseOrders = [.. state.Orders.PurchaseOrders.Values.Select(order => new PurchaseOrderEntry(order.Id, order.From, order.To, OrderShape.Lines(order), order.PromisedAt))],
        Shipments = [.. state.Orders.Shipments.Values.Select(one => new ShipmentEntry(one.Id, one.From, one.To, OrderShape.Lines(one), one.PromisedAt) { Carrier = one.Carrier })],
        Boms = [.. state.Network.Boms.Values],
        ProductionOrders = [.. state.Orders.ProductionOrders.Values.Select(OrderShape.Entry)],
        Carriers = [.. state.Network.Carriers.Values],
    };

    private static string ETag(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    private static bool TryVersion(string match, out long version) => long.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version);
}
