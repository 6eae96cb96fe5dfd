using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Who answers for whom, and until when.</summary>
public static class DelegationsApi
{
    private static readonly JsonSchema Schema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["to","functions","until","reason"],"properties":{
          "to":{"type":"string","minLength":1,"maxLength":100},
          "functions":{"type":"array","items":{"type":"string","maxLength":100},"minItems":1,"maxItems":20},
          "protocols":{"type":["array","null"],"items":{"type":"string","maxLength":100},"maxItems":20},
          "upTo":{"type":["object","null"],"additionalProperties":false,"required":["amount","currency"],"properties":{"amount":{"type":"number","minimum":0,"maximum":1000000000000},"currency":{"type":"string","pattern":"^[A-Z]{3}$"}}},
          "until":{"type":"string","format":"date-time"},
          "reason":{"type":"string","minLength":1,"maxLength":2000}}}
        """);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/delegations", (Submission tower, string? after, int? limit) => Answers.Page(Paging.Cut(tower.View.People.Delegations, new(after, limit), one => one))).NeedsScope(Scopes.Read);
        api.MapPost("/delegations", GiveAsync).NeedsScope(Scopes.Approvals);
        api.MapDelete("/delegations/{id}", async (string id, HttpContext context, Submission tower) => Answers.From(await tower.SendAsync<object>(context, new EndDelegation(id)))).NeedsScope(Scopes.Approvals);
    }

    private static async Task<IResult> GiveAsync(HttpContext context, Submission tower)
    {
        var body = await RequestJson.ReadAsync<GivenBody>(context.Request, Schema, "The delegation");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        var given = body.Value;
        return Answers.From(await tower.SendAsync<Delegation>(context, new GiveDelegation(given.To, given.Functions, given.Until, given.Reason) { Protocols = given.Protocols, UpTo = given.UpTo }));
    }

    private sealed record GivenBody(string To, IReadOnlyList<string> Functions, IReadOnlyList<string>? Protocols, Money? UpTo, DateTimeOffset Until, string Reason);
}
