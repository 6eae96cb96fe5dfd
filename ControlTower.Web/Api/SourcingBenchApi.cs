using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Api;

/// <summary>Tries an order on the tower's own network and stock with things changed; nothing of it is kept.</summary>
public static class SourcingBenchApi
{
    /// <summary>Tries that run side by side; others wait their turn.</summary>
    private static readonly SemaphoreSlim Turns = new(2);

    private static readonly JsonSchema Schema = JsonSchema.Parse(
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"bench question","type":"object","additionalProperties":false,
         "properties":{
          "order":{"type":["string","null"],"minLength":1,"maxLength":100},
          "destination":{"type":["string","null"],"minLength":1,"maxLength":100},
          "lines":{"type":"array","maxItems":200,"items":{"type":"object","additionalProperties":false,"required":["item","quantity"],
            "properties":{"item":{"type":"string","minLength":1,"maxLength":100},"quantity":{"type":"number","exclusiveMinimum":0,"maximum":1000000000000}}}},
          "promisedBy":{"type":["string","null"],"format":"date-time"},
          "at":{"type":["string","null"],"format":"date-time"},
          "policy":{"type":["string","null"],"minLength":1,"maxLength":100},
          "version":{"type":["integer","null"],"minimum":1,"maximum":1000},
          "changes":{"type":"array","maxItems":50,"items":{"type":"object","additionalProperties":false,"required":["lever"],"properties":{
            "lever":{"enum":["maxShipments","lineSplit","splitPenalty","lateness","balance","maxDistance","siteDown","shipmentCost","stock","shipAt","promisedBy"]},
            "site":{"type":["string","null"],"minLength":1,"maxLength":100},"item":{"type":["string","null"],"minLength":1,"maxLength":100},
            "value":{"type":["number","null"],"minimum":0,"maximum":1000000000000},"at":{"type":["string","null"],"format":"date-time"}}}}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/sourcing/bench", (Delegate)TryAsync).NeedsScope(Scopes.Read).Accepts<Body>("application/json").Produces<BenchShape>();

    private static async Task<IResult> TryAsync(HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync<Body>(context.Request, Schema, "The body");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        var body = read.Value;
        var question = new BenchQuestion((body.At ?? tower.Now).ToUniversalTime())
        {
            Order = body.Order,
            Destination = body.Destination,
            Lines = body.Lines ?? [],
            PromisedBy = body.PromisedBy,
            Policy = body.Policy,
            Version = body.Version,
            Changes = body.Changes ?? [],
        };
        await Turns.WaitAsync(context.RequestAborted);
        try
        {
            var answer = await Task.Run(() => SourcingBench.Try(tower.View, question, tower.Rules), context.RequestAborted);
            return answer.Succeeded ? Answers.Ok(BenchShape.Of(answer.Value)) : Problems.From(answer.Refusal);
        }
        finally
        {
            Turns.Release();
        }
    }

    private sealed record Body(string? Order, string? Destination, IReadOnlyList<PromiseLine>? Lines, DateTimeOffset? PromisedBy, DateTimeOffset? At, string? Policy, int? Version, IReadOnlyList<BenchChange>? Changes);
}
