using ControlTower.Core.People;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>Tries protocols on the past, or on signals that are given.</summary>
public static class BacktestApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/protocols/backtest", PlayAsync).NeedsScope(Scopes.Protocols).Accepts<object>("application/json").Produces<BacktestShape>().Produces<JobShape>(StatusCodes.Status202Accepted);
        api.MapPost("/protocols/backtest/compare", CompareAsync).NeedsScope(Scopes.Protocols).Accepts<object>("application/json").Produces<ComparisonShape>().Produces<JobShape>(StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> PlayAsync(HttpContext context, Submission tower, BacktestDesk desk)
    {
        var body = await RequestJson.ReadAsync(context.Request, "application/json");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        using var document = body.Value;
        var question = new BacktestReader(tower.View.People).Read(document.RootElement);
        if (!question.Succeeded) return Problems.From(question.Refusal);
        if (await desk.PlayAtOnceAsync(question.Value, context.RequestAborted) is { } played) return Answers.From(played, result => new BacktestShape(result.Timeline, result.Summary));
        return Later(context, desk, question.Value);
    }

    private static async Task<IResult> CompareAsync(HttpContext context, Submission tower, BacktestDesk desk)
    {
        var body = await RequestJson.ReadAsync(context.Request, "application/json");
        if (!body.Succeeded) return Problems.From(body.Refusal);
        using var document = body.Value;
        var question = new BacktestReader(tower.View.People).ReadComparison(document.RootElement);
        if (!question.Succeeded) return Problems.From(question.Refusal);
        if (await desk.CompareAtOnceAsync(question.Value, context.RequestAborted) is { } compared) return Answers.From(compared, ComparisonShape.Of);
        return Later(context, desk, question.Value);
    }

    private static IResult Later(HttpContext context, BacktestDesk desk, BacktestQuestion question)
    {
        var asked = desk.Ask(question);
        return asked.Succeeded ? JobsApi.Accepted(context, asked.Value) : Problems.From(asked.Refusal);
    }
}
