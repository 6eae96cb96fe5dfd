using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;
using ControlTower.Core.Kpis;
using ControlTower.Core.People;
using ControlTower.Core.Planning;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Web.Api;

/// <summary>Figures over orders, cases, stock and movements, not rounded; their targets; and the orders by their state at an instant.</summary>
public static class KpisApi
{
    private static readonly JsonSchema TargetSchema = JsonSchema.Parse("""
        {"type":"object","additionalProperties":false,"required":["target","direction"],"properties":{"target":{"type":["number","null"],"minimum":-1000000000000,"maximum":1000000000000},
         "direction":{"enum":["atLeast","atMost"]},"tolerance":{"type":["number","null"],"minimum":0,"maximum":1000000000000},"by":{"type":["string","null"],"format":"date-time"}}}
        """);

    private static readonly Refusal NotYet = new(RefusalKind.Unavailable, "The rows that figures are folded from are not available yet.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/kpis", FiguresAsync).NeedsScope(Scopes.Read);
        api.MapGet("/kpis/targets", (Submission tower) => Answers.Ok(new { items = tower.View.Planning.Targets.Values, next = (string?)null })).NeedsScope(Scopes.Read);
        api.MapPut("/kpis/{id}/target", async (string id, HttpContext context, Submission tower) =>
            await Answers.WithAsync<TargetBody>(context, TargetSchema, body => tower.SendAsync<object>(context, new SetKpiTarget(id, body.Of(id))))).NeedsScope(Scopes.Protocols);
        api.MapGet("/orders/summary", SummaryAsync).NeedsScope(Scopes.Read);
    }

    private static async Task<IResult> FiguresAsync(IServiceProvider services, string? from, string? to, string? by, CancellationToken cancellation)
    {
        var query = KpiPeriod.Parse(from, to, by);
        if (!query.Succeeded) return Problems.From(query.Refusal);
        if (services.GetService<IKpiRows>() is not { } rows) return Problems.From(NotYet);
        var material = await rows.ReadAsync(query.Value.From, query.Value.To, cancellation);
        return Answers.Ok(new { items = await Task.Run(() => KpiReport.Compute(query.Value, material), cancellation) });
    }

    private static async Task<IResult> SummaryAsync(IServiceProvider services, Submission tower, string? asOf, CancellationToken cancellation)
    {
        var at = KpiPeriod.Instant(asOf, "asOf");
        if (!at.Succeeded) return Problems.From(at.Refusal);
        if (services.GetService<IKpiRows>() is not { } rows) return Problems.From(NotYet);
        var material = await rows.ReadAsync(null, null, cancellation);
        return Answers.Ok(await Task.Run(() => OrdersSummary.At(material.Orders, at.Value.At ?? tower.Now), cancellation));
    }

    /// <param name="Target">Null takes it away.</param>
    private sealed record TargetBody(decimal? Target, TargetDirection Direction, decimal? Tolerance, DateTimeOffset? By)
    {
        public KpiTarget? Of(string kpi) => Target is { } target ? new(kpi, target, Direction, Tolerance ?? 0) { By = By?.ToUniversalTime() } : null;
    }
}
