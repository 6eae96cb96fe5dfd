using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Signals;

namespace ControlTower.Web.Api;

/// <summary>Published protocols, runs, and the schemas of signals.</summary>
public static class ProtocolsApi
{
    private static readonly string ProtocolSchema = Embedded.Text("schemas/protocol.json");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/protocols", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Protocols.Published, new(after, limit), ProtocolShape.Of))).NeedsScope(Scopes.Read);
        api.MapGet("/protocols/{id}", (string id, Submission tower) => tower.View.Protocols.Published.TryGetValue(id, out var version)
            ? Answers.Ok(ProtocolShape.Of(version))
            : Problems.From(Refusal.NotFound($"The protocol {id}"))).NeedsScope(Scopes.Read);
        api.MapPost("/protocols", PublishAsync).NeedsScope(Scopes.Protocols).Accepts<string>(ProtocolBody.Types[0], ProtocolBody.Types[1..]);
        ProtocolDraftsApi.Map(api);
        ShadowsApi.Map(api);
        ProtocolEffectsApi.Map(api);
        ProposalsApi.Map(api);
        api.MapGet("/runs", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Protocols.Runs, new(after, limit), run => run))).NeedsScope(Scopes.Read);
        api.MapGet("/runs/{id}", (string id, Submission tower) => tower.View.Protocols.Runs.TryGetValue(id, out var run)
            ? Answers.Ok(run)
            : Problems.From(Refusal.NotFound($"The run {id}"))).NeedsScope(Scopes.Read);
        StepsApi.Map(api);
    }

    /// <summary>Schemas are for whoever builds a sender, so they need no key.</summary>
    public static void MapSchemas(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/schemas/signals", () => Answers.Ok(new { items = SignalTypes.Schemas.Keys, next = (string?)null }));
        routes.MapGet("/schemas/signals/{type}.json", (string type) => SignalTypes.Schemas.TryGetValue(type, out var schema)
            ? Results.Text(schema.Text, "application/schema+json")
            : Problems.From(Refusal.NotFound($"The signal type {type}")));
        routes.MapGet("/schemas/network.json", () => Results.Text(NetworkApi.Schema.Text, "application/schema+json"));
        routes.MapGet("/schemas/routing-policy.json", () => Results.Text(RoutingSchema.Document.Text, "application/schema+json"));
        routes.MapGet("/schemas/protocol.json", () => Results.Text(ProtocolSchema, "application/schema+json"));
    }

    /// <summary>Publishes a document at once as the next version of its protocol, for the administrator's key alone; open runs stay with theirs.</summary>
    private static async Task<IResult> PublishAsync(HttpContext context, Submission tower)
    {
        if (!ScopeFilter.HolderOf(context).Caller.IsAdministratorKey)
        {
            return Problems.From(Refusal.Forbidden("Only the administrator's key publishes at once; put a draft and ask for it, and another person publishes it."));
        }
        var text = await ProtocolBody.ReadAsync(context);
        if (!text.Succeeded) return Problems.From(text.Refusal);
        var document = ProtocolText.Parse(text.Value);
        if (!document.Succeeded) return Problems.From(document.Refusal);
        var published = await tower.SendAsync<object>(context, new PublishProtocol(document.Value, text.Value));
        return published.Succeeded ? Answers.Ok(ProtocolShape.Of(tower.View.Protocols.VersionsOf(document.Value.Id).Last())) : Problems.From(published.Refusal);
    }

    private sealed record ProtocolShape(string Id, string Title, int Version, ProtocolMode Mode, string Reason, DateTimeOffset PublishedAt, string PublishedBy, ProtocolDocument Document, string Text)
    {
        public static ProtocolShape Of(ProtocolVersion version) => new(
            version.Document.Id, version.Document.Title, version.Version, version.Document.Mode, version.Document.Reason, version.PublishedAt, version.PublishedBy, version.Document, version.Text);
    }
}
