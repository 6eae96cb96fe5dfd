using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Network;
using ControlTower.Core.People;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>The network as one document, and each site with what is there.</summary>
public static class NetworkApi
{
    public static JsonSchema Schema { get; } = JsonSchema.Parse(Embedded.Text("schemas/network.json"));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/network", PutAsync).NeedsScope(Scopes.Network).Accepts<NetworkDocument>("application/json").Produces<NetworkPut>();
        api.MapGet("/network", Get).NeedsScope(Scopes.Read).Produces<NetworkDocument>();
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

    private static IResult List(HttpContext context, Submission tower, string? after, int? limit)
    {
        var state = tower.View;
        return Submission.SightOf(context, state) is { } sight
            ? Answers.Page(Paging.Cut(sight.Sites, new(after, limit), site => site.Entry with { StopCostPerHour = null }))
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
    };

    private static string ETag(long version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    private static bool TryVersion(string match, out long version) => long.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version);
}
