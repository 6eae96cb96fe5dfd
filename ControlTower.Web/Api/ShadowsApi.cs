using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Api;

/// <summary>Versions in the shadow: what they would have done beside what was done, and their way out of it.</summary>
public static class ShadowsApi
{
    private const int Usual = 20;

    private static readonly JsonSchema ReasonSchema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/protocols/{id}/shadow", Show).NeedsScope(Scopes.Read);
        api.MapPost("/protocols/{id}/shadow/promote", PromoteAsync).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json");
        api.MapPost("/protocols/{id}/shadow/end", EndAsync).NeedsScope(Scopes.Protocols).Accepts<ReasonBody>("application/json");
    }

    /// <param name="limit">Of the last ones that are listed; 20 when left out, 200 at most.</param>
    private static IResult Show(string id, Submission tower, int? limit) =>
        ShadowSummary.Of(tower.View.Protocols, id, Math.Clamp(limit ?? Usual, 0, ProtocolState.ShadowsKept)) is { } summary
            ? Answers.Ok(ShadowShape.Of(id, summary))
            : Problems.From(Refusal.NotFound($"A version of {id} in the shadow"));

    /// <summary>The first call asks, one by another person makes it the live version.</summary>
    private static async Task<IResult> PromoteAsync(string id, HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var answer = await tower.SendAsync<PromotionAnswer>(context, new PromoteShadow(id, body.Value.Reason));
        if (!answer.Succeeded) return Problems.From(answer.Refusal);
        var status = answer.Value.Version is null ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return Results.Json(PromotionShape.Of(answer.Value), ApiJson.Options, statusCode: status);
    }

    private static async Task<IResult> EndAsync(string id, HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, ReasonSchema, "The body");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var ended = await tower.SendAsync<Done>(context, new EndShadow(id, body.Value.Reason));
        return ended.Succeeded ? Results.NoContent() : Problems.From(ended.Refusal);
    }

    private sealed record ReasonBody(string Reason);

    /// <param name="Status">pending or published.</param>
    private sealed record PromotionShape(string Protocol, string Status, int Shadow, int? Version, string AskedBy, DateTimeOffset AskedAt, string Reason)
    {
        public static PromotionShape Of(PromotionAnswer answer) =>
            new(answer.Protocol, answer.Version is null ? "pending" : "published", answer.Shadow, answer.Version, answer.AskedBy, answer.AskedAt, answer.Reason);
    }

    /// <param name="Beside">The live version; null where there is none.</param>
    /// <param name="Waiting">Recorded, and nothing was decided yet.</param>
    private sealed record ShadowShape(string Protocol, int Version, int? Beside, PublishRequest? Request, int Recorded, int Agreed, int Differing, int Waiting, IReadOnlyList<ShadowReason> Reasons, IReadOnlyList<ShadowDecision> Last)
    {
        public static ShadowShape Of(string id, ShadowSummary summary) => new(
            id, summary.Version.Version, summary.Beside, summary.Request, summary.Tally.Recorded, summary.Tally.Agreed, summary.Tally.Differing,
            summary.Tally.Recorded - summary.Tally.Agreed - summary.Tally.Differing, summary.Reasons, summary.Last);
    }
}
