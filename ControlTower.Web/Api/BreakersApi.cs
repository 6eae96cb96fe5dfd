using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Web.Api;

/// <summary>What turned automatic into human, and closing it again.</summary>
public static class BreakersApi
{
    private static readonly JsonSchema Schema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/breakers", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(All(tower), new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapPost("/breakers/{id}/reset", async (string id, HttpContext context, Submission tower) =>
        {
            var body = await RequestJson.ReadAsync<ReasonBody>(context.Request, Schema, "The body");
            return body.Succeeded ? Answers.From(await tower.SendAsync<Breaker>(context, new ResetBreaker(id, body.Value.Reason))) : Problems.From(body.Refusal);
        }).NeedsScope(Scopes.Approvals);
    }

    private static IEnumerable<KeyValuePair<string, BreakerReading>> All(Submission tower) => BreakerReading.All(tower.View, tower.Now).Select(one => KeyValuePair.Create(one.Id, one));

    private sealed record ReasonBody(string Reason);
}
