using ControlTower.Core.Effects;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Storage.Credentials;
using Endpoint = ControlTower.Core.Effects.Endpoint;

namespace ControlTower.Web.Api;

/// <summary>Who is told of actions, and what could not be delivered.</summary>
public static class EffectsApi
{
    private static readonly JsonSchema UrlSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["url"],"properties":{"url":{"type":"string","minLength":1,"maxLength":2000},"types":{"type":["array","null"],"minItems":1,"maxItems":100,"items":{"type":"string","minLength":1,"maxLength":100}}}}""");
    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/webhooks", SubscribeAsync).NeedsScope(Scopes.Admin);
        api.MapGet("/webhooks", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Effects.Endpoints, new(after, limit), one => one))).NeedsScope(Scopes.Admin);
        api.MapDelete("/webhooks/{id}", async (string id, HttpContext context, Submission tower) => Answers.From(await tower.SendAsync<object>(context, new RemoveEndpoint(id)))).NeedsScope(Scopes.Admin);
        api.MapGet("/effects", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.Effects.Effects, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapPost("/effects/{id}/replay", async (string id, HttpContext context, Submission tower) => Answers.From(await tower.SendAsync<Effect>(context, new ReplayEffect(id)))).NeedsScope(Scopes.Admin);
        api.MapPost("/effects/hold", async (HttpContext context, Submission tower) =>
            await Answers.WithAsync<ReasonBody>(context, ReasonSchema, body => tower.SendAsync<object>(context, new HoldEffects(body.Reason)))).NeedsScope(Scopes.Admin);
        api.MapPost("/effects/release", async (HttpContext context, Submission tower) =>
            await Answers.WithAsync<ReasonBody>(context, ReasonSchema, body => tower.SendAsync<object>(context, new ReleaseEffects(body.Reason)))).NeedsScope(Scopes.Admin);
    }

    /// <summary>The secret is shown once; signatures follow Standard Webhooks.</summary>
    private static async Task<IResult> SubscribeAsync(HttpContext context, Submission tower, EndpointSecrets secrets)
    {
        var body = await RequestJson.ReadAsync<UrlBody>(context.Request, UrlSchema, "The webhook");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var endpoint = await tower.SendAsync<Endpoint>(context, new SubscribeEndpoint(body.Value.Url) { Types = body.Value.Types });
        return endpoint.Succeeded ? Answers.Ok(new { endpoint.Value.Id, endpoint.Value.Url, secret = secrets.Create(endpoint.Value.Id) }) : Problems.From(endpoint.Refusal);
    }

    private sealed record UrlBody(string Url, IReadOnlyList<string>? Types);

    private sealed record ReasonBody(string Reason);
}
