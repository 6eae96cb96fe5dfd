namespace ControlTower.Core.Kpis;

/// <summary>The rows that a figure is computed over, already selected.</summary>
public sealed record KpiInput(IReadOnlyList<OrderOutcome> Orders, IReadOnlyList<CaseOutcome> Cases)
{
    /// <summary>End of the period looked at, not included; null where it is open.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Length of the period looked at; the same for each slice of it. Zero or less where there is none.</summary>
    public decimal PeriodDays { get; init; }

    public IEnumerable<LineOutcome> Lines => Orders.SelectMany(order => order.Lines);

    /// <summary>Those that the record says were delivered, with or without a date.</summary>
    public IEnumerable<OrderOutcome> Delivered => Orders.Where(order => order.Ended == OrderEnd.Delivered);

    /// <summary>Those that the record says were delivered, and when.</summary>
    public IEnumerable<OrderOutcome> DeliveredWithDate => Delivered.Where(order => order.DeliveredAt is not null);

    /// <summary>Orders with from ≤ placedAt &lt; to and cases with from ≤ detectedAt &lt; to.</summary>
    public static KpiInput Select(IEnumerable<OrderOutcome> orders, IEnumerable<CaseOutcome> cases, DateTimeOffset? from, DateTimeOffset? to)
    {
        bool Within(DateTimeOffset at) => (from is null || at >= from) && (to is null || at < to);
        var selected = new KpiInput([.. orders.Where(order => Within(order.PlacedAt))], [.. cases.Where(one => Within(one.DetectedAt))]) { To = to };
        var begin = from ?? selected.Orders.Min(order => (DateTimeOffset?)order.PlacedAt);
        var end = to ?? selected.DeliveredWithDate.Max(order => order.DeliveredAt);
        return selected with { PeriodDays = begin is { } a && end is { } b ? Elapsed.Days(a, b) : 0 };
    }
}
