using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Web.Api;

/// <summary>Approvals that wait, and their decisions.</summary>
public static class ApprovalsApi
{
    private static readonly JsonSchema Schema = JsonSchema.Parse("""{"type":"object","additionalProperties":false,"required":["reason"],"properties":{"option":{"type":["string","null"],"maxLength":20},"reason":{"type":"string","minLength":1,"maxLength":2000}}}""");

    public static void Map(IEndpointRouteBuilder api)
    {
        var approvals = api.MapGroup("/approvals");
        approvals.MapGet("", List).NeedsScope(Scopes.Read);
        approvals.MapGet("/{id}", (string id, Submission tower) => tower.View.Protocols.Approvals.TryGetValue(id, out var one)
            ? Answers.Ok(one)
            : Problems.From(Refusal.NotFound($"The approval {id}"))).NeedsScope(Scopes.Read);
        approvals.MapPost("/{id}/approve", (string id, HttpContext context, Submission tower) => DecideAsync(context, tower, body => new Approve(id, body.Option, body.Reason))).NeedsScope(Scopes.Approvals);
        approvals.MapPost("/{id}/reject", (string id, HttpContext context, Submission tower) => DecideAsync(context, tower, body => new Reject(id, body.Reason))).NeedsScope(Scopes.Approvals);
        approvals.MapPost("/{id}/withdraw", (string id, HttpContext context, Submission tower) => DecideAsync(context, tower, body => new WithdrawAnswer(id, body.Reason))).NeedsScope(Scopes.Approvals);
        approvals.MapPost("/{id}/void", (string id, HttpContext context, Submission tower) => DecideAsync(context, tower, body => new WithdrawQuestion(id, body.Reason))).NeedsScope(Scopes.Exceptions);
    }

    /// <param name="status">waiting (the default), or all.</param>
    private static IResult List(Submission tower, string? status, string? after, int? limit)
    {
        var protocols = tower.View.Protocols;
        IEnumerable<KeyValuePair<string, Approval>>? chosen = status switch
        {
            null or "waiting" => protocols.Waiting.Keys.Select(id => KeyValuePair.Create(id, protocols.Approvals[id])),
            "all" => protocols.Approvals,
            _ => null,
        };
        return chosen is null
            ? Problems.From(Refusal.Invalid("status is waiting or all.", "/status"))
            : Answers.Page(Paging.Cut(chosen, new(after, limit), one => one));
    }

    private static async Task<IResult> DecideAsync(HttpContext context, Submission tower, Func<DecisionBody, object> command)
    {
        var body = await RequestJson.ReadAsync<DecisionBody>(context.Request, Schema, "The decision");
        return body.Succeeded ? Answers.From(await tower.SendAsync<Approval>(context, command(body.Value))) : Problems.From(body.Refusal);
    }

    private sealed record DecisionBody(string? Option, string Reason);
}
