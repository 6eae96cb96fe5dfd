using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>One row behind a figure.</summary>
/// <param name="Value">What the figure is over this row alone.</param>
/// <param name="Counts">False where the row lies in the selection and does not enter the figure.</param>
public sealed record EvidenceLine(string Id, string Href, string What, DateTimeOffset Began, DateTimeOffset? Ended, double? Value, string Unit, bool Counts)
{
    /// <summary>Rows shown at most, the newest.</summary>
    public const int Most = 500;

    public static IEnumerable<EvidenceLine> Of(IKpi kpi, KpiInput input) => kpi.Definition.Source == KpiSource.Cases
        ? input.Cases.OrderByDescending(one => one.DetectedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(Most).Select(one => OfCase(kpi, input, one))
        : input.Orders.OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal).Take(Most).Select(order => OfOrder(kpi, input, order));

    private static EvidenceLine OfOrder(IKpi kpi, KpiInput input, OrderOutcome order)
    {
        var alone = kpi.Compute(input with { Orders = [order], Cases = [] }) is [var first, ..] ? first : null;
        return new(order.Id, $"/orders/{Uri.EscapeDataString(order.Id)}", order.Customer, order.PlacedAt, order.DeliveredAt, alone?.Value, alone?.Unit ?? "", alone is { N: > 0, Value: not null });
    }

    private static EvidenceLine OfCase(IKpi kpi, KpiInput input, CaseOutcome one)
    {
        var alone = kpi.Compute(input with { Orders = [], Cases = [one] }) is [var first, ..] ? first : null;
        return new(one.Id, $"/exceptions/{Uri.EscapeDataString(one.Id)}", one.Site is null ? one.Kind : $"{one.Kind}, {one.Site}", one.DetectedAt, one.ConfirmedAt, alone?.Value, alone?.Unit ?? "", alone is { N: > 0, Value: not null });
    }
}
