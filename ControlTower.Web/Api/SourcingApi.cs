using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Decides which sites serve which orders, on what the request itself brings: nothing of the tower's own stock is read or touched.</summary>
public static class SourcingApi
{
    /// <summary>Decisions that run side by side; others wait their turn.</summary>
    private static readonly SemaphoreSlim Turns = new(2);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/sourcing/simulate", (Delegate)SimulateAsync).NeedsScope(Scopes.Read).Accepts<object>("application/json").Produces<SourcingShape>();

    private static async Task<IResult> SimulateAsync(HttpContext context)
    {
        var body = await RequestJson.ReadAsync(context.Request, "application/json");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        using var document = body.Value;
        var question = SourcingReader.Read(document.RootElement);
        if (!question.Succeeded) return Problems.From(question.Refusal);
        await Turns.WaitAsync(context.RequestAborted);
        try
        {
            return Answers.Ok(await Task.Run(() => SourcingShape.Of(Sourcer.Decide(question.Value.Problem, question.Value.Why, context.RequestAborted)), context.RequestAborted));
        }
        finally
        {
            Turns.Release();
        }
    }
}
