namespace ControlTower.Core.Kpis;

/// <summary>All rows that figures may be computed over, before a period is looked at.</summary>
public sealed record KpiMaterial(IReadOnlyList<OrderOutcome> Orders, IReadOnlyList<CaseOutcome> Cases)
{
    /// <summary>From the first on, since what a position holds is the sum of all that moved it.</summary>
    public IReadOnlyList<StockDay> StockDays { get; init; } = [];

    public IReadOnlyList<ShippedLine> ShippedLines { get; init; } = [];

    public IReadOnlyList<MovementOutcome> Movements { get; init; } = [];

    public IReadOnlyList<WaitOutcome> Waits { get; init; } = [];

    /// <summary>From the first on, since what an account holds is the sum of all that moved it.</summary>
    public IReadOnlyList<BookDay> Books { get; init; } = [];

    public IReadOnlyList<KpiItem> Items { get; init; } = [];

    public IReadOnlyList<KpiSite> Sites { get; init; } = [];

    /// <summary>When the newest fact behind the rows was recorded: later than that nothing is known; null where there is none.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
