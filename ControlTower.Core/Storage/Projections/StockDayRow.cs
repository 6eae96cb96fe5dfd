namespace ControlTower.Core.Storage.Projections;

/// <summary>How the book of a position moved on one day in UTC, by when it happened; quantities in millionths. See <see cref="Kpis.StockDay"/>.</summary>
public sealed class StockDayRow
{
    /// <summary>Site, item and day, joined by <see cref="Kernel.Keys.Separator"/>.</summary>
    public required string Id { get; set; }

    public string Site { get; set; } = "";

    public string Item { get; set; } = "";

    public DateTimeOffset Day { get; set; }

    public long Net { get; set; }

    public long HeldSeconds { get; set; }

    public long In { get; set; }

    public long Sold { get; set; }

    public long Moved { get; set; }

    public long Lost { get; set; }

    public long Difference { get; set; }

    public long Made { get; set; }

    public int Counts { get; set; }

    public int CountsWithin { get; set; }
}
