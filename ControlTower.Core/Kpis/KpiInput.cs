namespace ControlTower.Core.Kpis;

/// <summary>The rows that a figure is computed over, already selected.</summary>
public sealed record KpiInput(IReadOnlyList<OrderOutcome> Orders, IReadOnlyList<CaseOutcome> Cases)
{
    /// <summary>Begin of the period looked at, included; null where it is open.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the period looked at, not included; null where it is open.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Length of the period looked at; the same for each slice of it. Zero or less where there is none.</summary>
    public decimal PeriodDays { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Not selected by the period: what a position holds follows from all days before.</summary>
    public IReadOnlyList<StockDay> StockDays { get; init; } = [];

    /// <summary>Not selected by the period, as the days of the stock.</summary>
    public IReadOnlyList<ShippedLine> ShippedLines { get; init; } = [];

    public IReadOnlyList<MovementOutcome> Movements { get; init; } = [];

    public IReadOnlyList<WaitOutcome> Waits { get; init; } = [];

    /// <summary>Not selected by the period, as the days of the stock.</summary>
    public IReadOnlyList<BookDay> Books { get; init; } = [];

    public IReadOnlyList<KpiItem> Items { get; init; } = [];

    public IReadOnlyList<KpiSite> Sites { get; init; } = [];

    /// <summary>True where the stock is that of single sites, so that what one sends to another has left it.</summary>
    public bool BySite { get; init; }

    public IEnumerable<LineOutcome> Lines => Orders.SelectMany(order => order.Lines);

    /// <summary>Those that the record says were delivered, with or without a date.</summary>
    public IEnumerable<OrderOutcome> Delivered => Orders.Where(order => order.Ended == OrderEnd.Delivered);

    /// <summary>Those that the record says were delivered, and when.</summary>
    public IEnumerable<OrderOutcome> DeliveredWithDate => Delivered.Where(order => order.DeliveredAt is not null);

    public static KpiInput Select(IEnumerable<OrderOutcome> orders, IEnumerable<CaseOutcome> cases, DateTimeOffset? from, DateTimeOffset? to) =>
        Select(new KpiMaterial([.. orders], [.. cases]), from, to);

    /// <summary>Orders by when they were placed, cases by when they were detected, movements by when they were due, waits by when they began: from ≤ at &lt; to.</summary>
    public static KpiInput Select(KpiMaterial material, DateTimeOffset? from, DateTimeOffset? to)
    {
        bool Within(DateTimeOffset at) => (from is null || at >= from) && (to is null || at < to);
        var selected = new KpiInput([.. material.Orders.Where(order => Within(order.PlacedAt))], [.. material.Cases.Where(one => Within(one.DetectedAt))])
        {
            From = from,
            To = to,
            AsOf = material.AsOf,
            StockDays = material.StockDays,
            ShippedLines = material.ShippedLines,
            Movements = [.. material.Movements.Where(one => one.PromisedAt is { } due && Within(due))],
            Waits = [.. material.Waits.Where(one => Within(one.RequestedAt))],
            Books = material.Books,
            Items = material.Items,
            Sites = material.Sites,
        };
        var begin = from ?? selected.Orders.Min(order => (DateTimeOffset?)order.PlacedAt);
        var end = to ?? selected.DeliveredWithDate.Max(order => order.DeliveredAt);
        return selected with { PeriodDays = begin is { } a && end is { } b ? Elapsed.Days(a, b) : 0 };
    }
}
