using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Web.Shared.Whys;

namespace ControlTower.Web.Api;

/// <summary>Why an order is served as it is, true for the state in which it was decided.</summary>
public static class OrderWhyApi
{
    /// <summary>Pasts that are read side by side; others wait their turn.</summary>
    private static readonly SemaphoreSlim Turns = new(2);

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/orders/{id}/why", WhyAsync).NeedsScope(Scopes.Read).Produces<OrderWhyShape>();

    private static async Task<IResult> WhyAsync(string id, HttpContext context, Submission tower, WhyDesk whys)
    {
        var orders = tower.View.Orders;
        if (orders.Tracks.Find(id) is not { } track) return Problems.From(orders.Open.ContainsKey(id) ? Unsourced(id) : Refusal.NotFound($"The order {id}"));
        if (track.SourcedBy.Count == 0) return Problems.From(Unsourced(id));
        await Turns.WaitAsync(context.RequestAborted);
        try
        {
            return Answers.Ok(await Task.Run(() => OrderWhyShape.Of(whys.Of(track, context.RequestAborted)), context.RequestAborted));
        }
        finally
        {
            Turns.Release();
        }
    }

    private static Refusal Unsourced(string id) => Refusal.Conflict($"No stock has been looked for {id} yet: allocate does.");
}
