using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Api;

/// <summary>Dates and costs on offer for a basket, and the stock of an offer kept for a while.</summary>
public static class PromisesApi
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"promise","type":"object","additionalProperties":false,"required":["destination","lines"],
         "properties":{
          "destination":{"type":"string","minLength":1,"maxLength":100},
          "lines":{"type":"array","minItems":1,"maxItems":200,"items":{"type":"object","additionalProperties":false,"required":["item","quantity"],
            "properties":{"item":{"type":"string","minLength":1,"maxLength":100},"quantity":{"type":"number","exclusiveMinimum":0,"maximum":1000000000000}}}},
          "at":{"type":["string","null"],"format":"date-time"},
          "reserveMinutes":{"type":["number","null"],"exclusiveMinimum":0,"maximum":10080},
          "reserve":{"type":["string","null"],"enum":["earliest","cheapest",null]}}}
        """);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/promises", (Delegate)PromiseAsync).NeedsScope(Scopes.Orders).Accepts<Body>("application/json").Produces<PromiseOffers>();

    private static async Task<IResult> PromiseAsync(HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync<Body>(context.Request, Schema, "The body");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        var body = read.Value;
        var question = new PromiseQuestion(body.Destination, body.Lines, (body.At ?? tower.Now).ToUniversalTime());
        if (body.ReserveMinutes is { } minutes)
        {
            if (body.At is not null) return Problems.From(Refusal.Invalid("Stock is kept from now on: leave at out.", "/at"));
            return Answers.From(await tower.SendAsync<PromiseOffers>(context, new MakePromise(question, minutes, body.Reserve != "earliest")));
        }
        return Answers.From(await Task.Run(() => Promising.Offers(tower.View, question, tower.Rules), context.RequestAborted));
    }

    private sealed record Body(string Destination, IReadOnlyList<PromiseLine> Lines, DateTimeOffset? At, decimal? ReserveMinutes, string? Reserve);
}
