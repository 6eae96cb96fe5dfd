using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Fulfilment;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Whys;

namespace ControlTower.Web.Api;

/// <summary>Routing policies: which orders are sourced how, in versions that apply once a person publishes them.</summary>
public static class RoutingPoliciesApi
{
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000},"version":{"type":["integer","null"],"minimum":1,"maximum":1000000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/routing-policies", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Orders.Routing, new(after, limit), one => one))).NeedsScope(Scopes.Read).Produces<Page<RoutingPolicy>>();
        api.MapGet("/routing-policies/{id}", Show).NeedsScope(Scopes.Read).Produces<RoutingPolicy>();
        api.MapPut("/routing-policies/{id}", PutAsync).NeedsScope(Scopes.Protocols).Accepts<RoutingDocument>("application/json").Produces<RoutingPolicy>();
        api.MapPost("/routing-policies/{id}/publish", async (string id, HttpContext context, Submission tower) =>
            await SendAsync(context, tower, body => new PublishRoutingPolicy(id, body.Version, body.Reason))).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json").Produces<RoutingPolicy>();
        api.MapPost("/routing-policies/{id}/retire", async (string id, HttpContext context, Submission tower) =>
            await SendAsync(context, tower, body => new RetireRoutingPolicy(id, body.Reason))).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json").Produces<RoutingPolicy>();
        api.MapPost("/routing-policies/{id}/try", TryAsync).NeedsScope(Scopes.Read).Accepts<TrialBody>("application/json").Produces<PolicyTrialResult>();
        api.MapGet("/orders/{id}/policy", Applying).NeedsScope(Scopes.Read).Produces<AppliedPolicy>();
    }

    private static IResult Show(string id, HttpContext context, Submission tower)
    {
        if (tower.View.Orders.Routing.Find(id) is not { } one) return Problems.From(Refusal.NotFound($"The routing policy {id}"));
        context.Response.Headers.ETag = DraftRevision.ETag(one.Newest.Version);
        return Answers.Ok(one);
    }

    private static async Task<IResult> PutAsync(string id, HttpContext context, Submission tower)
    {
        var revision = DraftRevision.Of(context);
        if (!revision.Succeeded) return Problems.From(revision.Refusal);
        var body = await RequestJson.ReadAsync<RoutingDocument>(context.Request, RoutingSchema.Document, "The policy");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var put = await tower.SendAsync<RoutingPolicy>(context, new PutRoutingPolicy(id, body.Value, revision.Value.Number));
        if (put.Succeeded) context.Response.Headers.ETag = DraftRevision.ETag(put.Value.Newest.Version);
        return Answers.From(put);
    }

    private static IResult Applying(string id, Submission tower) => AppliedPolicy.To(tower.View, id) is { } applied ? Answers.Ok(applied) : Problems.From(Refusal.NotFound($"The order {id}"));

    private static async Task<IResult> SendAsync(HttpContext context, Submission tower, Func<ReasonBody, object> command)
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        return body.Succeeded ? Answers.From(await tower.SendAsync<RoutingPolicy>(context, command(body.Value))) : Problems.From(body.Refusal);
    }

    private static async Task<IResult> TryAsync(string id, HttpContext context, Submission tower, TrialDesk desk)
    {
        var body = await RequestJson.ReadAsync<TrialBody>(context.Request, RoutingSchema.Trial, "The trial");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        if ((body.Value.Document ?? tower.View.Orders.Routing.Find(id)?.Newest.Document) is not { } document) return Problems.From(Refusal.NotFound($"The routing policy {id}"));
        var (from, to) = (body.Value.From.ToUniversalTime(), body.Value.To.ToUniversalTime());
        if (to <= from) return Problems.From(Refusal.Invalid("to is after from.", "/to"));
        if (RoutingPolicies.Objection(tower.View, document) is { } objection) return Problems.From(objection);
        var question = new TrialQuestion(id, document) { From = from, To = to, PlayedOn = body.Value.PlayedOn ?? false };
        return Answers.Ok(await desk.TryAsync(question, null, context.RequestAborted));
    }

    /// <param name="Document">Null: the newest version that is kept.</param>
    private sealed record TrialBody(DateTimeOffset From, DateTimeOffset To, bool? PlayedOn, RoutingDocument? Document);

    private sealed record ReasonBody(string Reason, int? Version);
}
