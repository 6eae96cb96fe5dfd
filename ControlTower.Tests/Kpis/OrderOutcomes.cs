using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;

namespace ControlTower.Tests.Kpis;

/// <summary>Hand-made rows, placed at noon of 2026-03-02 unless said otherwise.</summary>
internal static class OrderOutcomes
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static OrderOutcome Open(string id) => new() { Id = id, Customer = "C-" + id, PlacedAt = Noon };

    public static OrderOutcome Delivered(string id, double days, double promisedDays) => Open(id) with
    {
        DeliveredAt = Noon.AddDays(days),
        PromisedBy = Noon.AddDays(promisedDays),
        Ended = OrderEnd.Delivered,
        EndedAt = Noon.AddDays(days),
    };

    public static OrderOutcome Counted(this OrderOutcome order, decimal ordered, decimal shipped, decimal delivered) => order with
    {
        Ordered = Quantity.Of(ordered),
        Shipped = Quantity.Of(shipped),
        Delivered = Quantity.Of(delivered),
    };

    public static OrderOutcome WithLines(this OrderOutcome order, params LineOutcome[] lines) => order with
    {
        Lines = lines,
        Items = lines.Length,
        Suppliers = [.. lines.Select(line => line.Supplier!).Distinct().Order(StringComparer.Ordinal)],
        Families = [.. lines.Select(line => line.Family!).Distinct().Order(StringComparer.Ordinal)],
        Value = lines.Aggregate(Money.Zero("EUR"), (sum, line) => sum + line.Value!.Value),
    };

    public static LineOutcome Line(string id, string family, string supplier, decimal value) =>
        new(id, "I-" + id, family, supplier, Quantity.Of(1), Money.Of(value, "EUR"));

    public static KpiValue Figure(string id, params OrderOutcome[] orders) => Figure(id, new KpiQuery(), orders);

    public static KpiValue Figure(string id, KpiQuery query, params OrderOutcome[] orders) => Figures(id, query, orders).Single();

    public static IReadOnlyList<KpiValue> Figures(string id, KpiQuery query, params OrderOutcome[] orders) =>
        KpiReport.Compute([KpiCatalog.Find(id)!], query, new([.. orders], []));
}
