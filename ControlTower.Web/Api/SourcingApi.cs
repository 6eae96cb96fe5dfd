using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Sourcing;
using ControlTower.Core.People;

namespace ControlTower.Web.Api;

/// <summary>Decides which sites serve which orders, on what the request itself brings: nothing of the tower's own stock is read or touched.</summary>
public static class SourcingApi
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/sourcing/simulate", (Delegate)SimulateAsync).NeedsScope(Scopes.Read).Accepts<object>("application/json").Produces<SourcingShape>();

    private static async Task<IResult> SimulateAsync(HttpContext context, SourcingTurns turns)
    {
        var body = await RequestJson.BytesAsync(context.Request, "application/json");
        var answer = await turns.RunAsync(() => Decide(body, context.RequestAborted), context.RequestAborted);
        return Answers.From(answer);
    }

    private static Result<SourcingShape> Decide(ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        var question = Read(body);
        return question.Succeeded ? SourcingShape.Of(Sourcer.Decide(question.Value.Problem, question.Value.Why, cancel)) : question.Refusal;
    }

    /// <summary>What was read holds nothing of the document any more, which may be large.</summary>
    private static Result<SourcingQuestion> Read(ReadOnlyMemory<byte> body)
    {
        var read = RequestJson.Parse(body);
        if (!read.Succeeded) return read.Refusal;
        using var document = read.Value;
        return SourcingReader.Read(document.RootElement);
    }
}
