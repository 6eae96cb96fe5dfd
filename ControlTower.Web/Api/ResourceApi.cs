using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Routing;

namespace ControlTower.Web.Api;

/// <summary>Looks again, together, who serves the open orders of a site or a lane.</summary>
public static class ResourceApi
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"resource","type":"object","additionalProperties":false,
         "properties":{
          "site":{"type":["string","null"],"minLength":1,"maxLength":100},
          "lane":{"type":["object","null"],"additionalProperties":false,"required":["from","to"],"properties":{"from":{"type":"string","minLength":1,"maxLength":100},"to":{"type":"string","minLength":1,"maxLength":100}}},
          "reason":{"type":["string","null"],"maxLength":2000},
          "avoid":{"type":["boolean","null"]},
          "dryRun":{"type":["boolean","null"]}}}
        """);

    /// <summary>Plans that are made side by side; others wait their turn.</summary>
    private static readonly SemaphoreSlim Turns = new(1);

    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/orders/resource", (Delegate)ResourceAsync).NeedsScope(Scopes.Orders).Accepts<Body>("application/json").Produces<ResourceShape>();

    private static async Task<IResult> ResourceAsync(HttpContext context, Submission tower)
    {
        var read = await RequestJson.ReadAsync<Body>(context.Request, Schema, "The body");
        if (!read.Succeeded) return Problems.From(read.Refusal);
        var body = read.Value;
        if (body.Site is null == body.Lane is null) return Problems.From(Refusal.Invalid("Name either a site or a lane.", "/site"));
        var network = tower.View.Network;
        if (body.Site is { } site && !network.Sites.ContainsKey(site)) return Problems.From(Refusal.Invalid($"There is no site '{site}'.", "/site"));
        if (body.Lane is { } lane && network.Lane(lane.From, lane.To) is null) return Problems.From(Refusal.Invalid($"There is no lane from '{lane.From}' to '{lane.To}'.", "/lane"));
        var scope = new ResourceScope(body.Site ?? body.Lane!.From, body.Lane?.To) { Avoid = body.Avoid ?? false };
        await Turns.WaitAsync(context.RequestAborted);
        try
        {
            // Heavy where orders are many, so it stands beside the loop; what changes meanwhile is passed over when it is carried out.
            var plan = await Task.Run(() => ResourcePlanning.Of((tower.View, tower.Now, tower.Rules), scope, context.RequestAborted), context.RequestAborted);
            if (body.DryRun == true) return Answers.Ok(ResourceShape.Of(new(plan, 0, plan.Orders.Count(order => order.Unsaved > Quantity.Zero), 0)));
            return Answers.From(await tower.SendAsync<ResourceDone>(context, new ResourceOrders(plan) { Reason = body.Reason }), ResourceShape.Of);
        }
        finally
        {
            Turns.Release();
        }
    }

    private sealed record Body(string? Site, LaneBody? Lane, string? Reason, bool? Avoid, bool? DryRun);

    private sealed record LaneBody(string From, string To);
}

/// <param name="Touched">Open orders of which something is set aside there and not picked.</param>
/// <param name="Moved">Of them, those of which something is served from elsewhere now.</param>
/// <param name="NotSaved">Of them, those of which nobody else can serve something; it stays where it is.</param>
/// <param name="Stale">Changed while it was decided, and were passed over: ask again.</param>
/// <param name="Beyond">More than are decided at once: ask again.</param>
/// <param name="Case">Of what is not saved.</param>
public sealed record ResourceShape(int Touched, int Moved, int NotSaved, int Stale, int Beyond, Money CostBefore, Money CostAfter, double Cost, double LowerBound, string? Case, IReadOnlyList<ResourcedOrder> Orders)
{
    internal static ResourceShape Of(ResourceDone done) => new(
        done.Plan.Orders.Count + done.Plan.Beyond, done.Moved, done.Unsaved, done.Stale, done.Plan.Beyond, done.Plan.CostBefore, done.Plan.CostAfter,
        SourcingShape.Amount(done.Plan.Cost), SourcingShape.Amount(done.Plan.LowerBound), done.Case, done.Plan.Orders);
}
