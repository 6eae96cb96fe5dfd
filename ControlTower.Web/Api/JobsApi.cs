using System.Globalization;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;

namespace ControlTower.Web.Api;

/// <summary>Long work that a call began: how far it is, its end, and what came of it.</summary>
public static class JobsApi
{
    private const int Default = 100;
    private const int Most = 1_000;
    private const string Left = "left";
    private const string Right = "right";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs/{id}", (string id, BacktestDesk desk) => From(id, desk.Find(id))).NeedsScope(Scopes.Read).Produces<JobShape>();
        api.MapDelete("/jobs/{id}", (string id, BacktestDesk desk) => From(id, desk.Cancel(id))).NeedsScope(Scopes.Protocols).Produces<JobShape>();
        api.MapPost("/jobs/{id}/cancel", (string id, BacktestDesk desk) => From(id, desk.Cancel(id))).NeedsScope(Scopes.Protocols).Produces<JobShape>();
        api.MapPost("/jobs/{id}/again", (string id, HttpContext context, BacktestDesk desk) => desk.Again(id) is not { } again ? Problems.From(Missing(id)) : again.Succeeded ? Accepted(context, again.Value) : Problems.From(again.Refusal))
            .NeedsScope(Scopes.Protocols).Produces<JobShape>(StatusCodes.Status202Accepted);
        api.MapGet("/jobs/{id}/timeline", Timeline).NeedsScope(Scopes.Read).Produces<Page<TimelineEntry>>();
    }

    public static IResult Accepted(HttpContext context, BacktestStatus status)
    {
        context.Response.Headers.Location = $"{ApiEndpoints.Prefix}/jobs/{status.Id}";
        return Results.Json(JobShape.Of(status), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static IResult From(string id, BacktestStatus? status) => status is null ? Problems.From(Missing(id)) : Answers.Ok(JobShape.Of(status));

    /// <param name="after">The number of the last entry that was given; from the beginning when left out.</param>
    /// <param name="side">left or right, of what is compared; left when left out.</param>
    private static IResult Timeline(string id, BacktestDesk desk, int? after, int? limit, string? side)
    {
        if (side is not (null or Left or Right)) return Problems.From(Refusal.Invalid($"side is {Left} or {Right}.", "/side"));
        if (after is < 0) return Problems.From(Refusal.Invalid("after is a number from 0.", "/after"));
        if (limit is < 1 or > Most) return Problems.From(Refusal.Invalid($"limit lies from 1 to {Most}.", "/limit"));
        if (desk.Find(id) is not { } status) return Problems.From(Missing(id));
        if (side == Right && !status.Compares) return Problems.From(Refusal.Invalid($"{id} compares nothing, so it has no right side.", "/side"));
        if ((side == Right ? status.Compared?.Right : status.Result) is not { } result) return Problems.From(Refusal.Conflict($"{id} is {status.Words}; its timeline can be read when it is done."));
        var (begin, count) = (after ?? 0, limit ?? Default);
        var given = result.Timeline.Skip(begin).Take(count).ToList();
        var end = begin + given.Count;
        return Answers.Ok(new Page<TimelineEntry>(given, end < result.Timeline.Count ? end.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static Refusal Missing(string id) => Refusal.NotFound($"The job {id}");
}
