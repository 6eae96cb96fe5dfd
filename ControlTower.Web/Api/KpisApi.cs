using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Core.People;
using ControlTower.Web.Features.Kpis;

namespace ControlTower.Web.Api;

/// <summary>Figures over orders and cases, not rounded, and the orders by their state at an instant.</summary>
public static class KpisApi
{
    private static readonly Refusal NotYet = new(RefusalKind.Unavailable, "The rows that figures are folded from are not available yet.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/kpis", FiguresAsync).NeedsScope(Scopes.Read);
        api.MapGet("/orders/summary", SummaryAsync).NeedsScope(Scopes.Read);
    }

    private static async Task<IResult> FiguresAsync(IServiceProvider services, string? from, string? to, string? by, CancellationToken cancellation)
    {
        var query = KpiPeriod.Parse(from, to, by);
        if (!query.Succeeded) return Problems.From(query.Refusal);
        if (services.GetService<IKpiRows>() is not { } rows) return Problems.From(NotYet);
        var (orders, cases) = await rows.ReadAsync(query.Value.From, query.Value.To, cancellation);
        return Answers.Ok(new { items = await Task.Run(() => KpiReport.Compute(query.Value, orders, cases), cancellation) });
    }

    private static async Task<IResult> SummaryAsync(IServiceProvider services, Submission tower, string? asOf, CancellationToken cancellation)
    {
        var at = KpiPeriod.Instant(asOf, "asOf");
        if (!at.Succeeded) return Problems.From(at.Refusal);
        if (services.GetService<IKpiRows>() is not { } rows) return Problems.From(NotYet);
        var (orders, _) = await rows.ReadAsync(null, null, cancellation);
        return Answers.Ok(await Task.Run(() => OrdersSummary.At(orders, at.Value.At ?? tower.Now), cancellation));
    }
}
