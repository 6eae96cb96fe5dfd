using ControlTower.Core.Kpis;

namespace ControlTower.Web.Features.Kpis;

/// <summary>One row behind a figure.</summary>
/// <param name="Value">What the figure is over this row alone.</param>
/// <param name="Counts">False where the row lies in the selection and does not enter the figure.</param>
public sealed record EvidenceLine(string Id, string Href, string What, DateTimeOffset Began, DateTimeOffset? Ended, double? Value, string Unit, bool Counts)
{
    /// <summary>Rows shown at most, the newest.</summary>
    public const int Most = 500;

    public static int All(KpiSource source, KpiInput input) => source switch
    {
        KpiSource.Cases => input.Cases.Count,
        KpiSource.Movements => input.Movements.Count,
        KpiSource.Waits => input.Waits.Count,
        KpiSource.Stock => Positions(input).Count(),
        KpiSource.Books => input.Books.Count,
        _ => input.Orders.Count,
    };

    public static IEnumerable<EvidenceLine> Of(IKpi kpi, KpiInput input) => kpi.Definition.Source switch
    {
        KpiSource.Cases => input.Cases.OrderByDescending(one => one.DetectedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(Most).Select(one => Line(
            (one.Id, $"/exceptions/{Uri.EscapeDataString(one.Id)}", one.Site is null ? one.Kind : $"{one.Kind}, {one.Site}"), (one.DetectedAt, one.ConfirmedAt), Alone(kpi, input with { Orders = [], Cases = [one] }))),
        KpiSource.Movements => input.Movements.OrderByDescending(one => one.PromisedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(Most).Select(one => Line(
            (one.Id, $"/network/{Uri.EscapeDataString(one.To)}", $"{one.From} → {one.To}{(one.Carrier is { } carrier ? $", {carrier}" : "")}"), (one.PromisedAt!.Value, one.ArrivedAt), Alone(kpi, input with { Movements = [one] }))),
        KpiSource.Waits => input.Waits.OrderByDescending(one => one.RequestedAt).ThenBy(one => one.Id, StringComparer.Ordinal).Take(Most).Select(one => Line(
            (one.Id.Replace(Core.Kernel.Keys.Separator, ' '), "/approvals", $"{one.Function}, {one.HandOff}"), (one.RequestedAt, one.AnsweredAt), Alone(kpi, input with { Waits = [one] }))),
        KpiSource.Stock => Positions(input).Take(Most).Select(one => Line(
            ($"{one.Key.Item} at {one.Key.Site}", $"/network/{Uri.EscapeDataString(one.Key.Site)}", one.Key.Site), (one.Min(day => day.Day), one.Max(day => day.Day)), Alone(kpi, input with { StockDays = [.. one], ShippedLines = [] }))),
        KpiSource.Books => input.Books.OrderByDescending(day => day.Day).ThenBy(day => day.Currency, StringComparer.Ordinal).Take(Most).Select(day => Line(
            ($"{day.Day:yyyy-MM-dd}", "/settlement?show=ageing", day.Currency), (day.Day, day.Day.AddDays(1)), Alone(kpi, input with { From = day.Day, To = day.Day.AddDays(1) }))),
        _ => input.Orders.OrderByDescending(order => order.PlacedAt).ThenBy(order => order.Id, StringComparer.Ordinal).Take(Most).Select(order => Line(
            (order.Id, $"/orders/{Uri.EscapeDataString(order.Id)}", order.Customer), (order.PlacedAt, order.DeliveredAt), Alone(kpi, input with { Orders = [order], Cases = [] }))),
    };

    private static IEnumerable<IGrouping<(string Site, string Item), StockDay>> Positions(KpiInput input) =>
        input.StockDays.GroupBy(day => (day.Site, day.Item)).OrderBy(one => one.Key.Site, StringComparer.Ordinal).ThenBy(one => one.Key.Item, StringComparer.Ordinal);

    private static KpiValue? Alone(IKpi kpi, KpiInput input) => kpi.Compute(input) is [var first, ..] ? first : null;

    private static EvidenceLine Line((string Id, string Href, string What) row, (DateTimeOffset Began, DateTimeOffset? Ended) at, KpiValue? alone) =>
        new(row.Id, row.Href, row.What, at.Began, at.Ended, alone?.Value, alone?.Unit ?? "", alone is { N: > 0, Value: not null });
}
