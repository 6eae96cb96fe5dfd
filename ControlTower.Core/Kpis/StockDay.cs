using ControlTower.Core.Kernel;

namespace ControlTower.Core.Kpis;

/// <summary>How the book of a position moved on one day in UTC, by when it happened. What it held when the day began is the sum of the days before.</summary>
/// <param name="Day">Midnight in UTC.</param>
public sealed record StockDay(string Site, string Item, DateTimeOffset Day)
{
    /// <summary>Of all that moved the book.</summary>
    public Quantity Net { get; init; }

    /// <summary>Unit-seconds (in millionths) that these moves add to the day until its end; held at the ends of what fits.</summary>
    public long HeldMicroSeconds { get; init; }

    /// <summary>Receipts, and what else was added without a count.</summary>
    public Quantity In { get; init; }

    /// <summary>Sold, by adjustment or to a customer's site.</summary>
    public Quantity Sold { get; init; }

    /// <summary>Sent to another site of the network, by dispatch or transfer.</summary>
    public Quantity Moved { get; init; }

    /// <summary>Scrapped.</summary>
    public Quantity Lost { get; init; }

    /// <summary>Found by counts above (or below zero: below) the book; the first word of a position is no difference.</summary>
    public Quantity Difference { get; init; }

    /// <summary>Told as produced; it does not move the book by itself.</summary>
    public Quantity Made { get; init; }

    /// <summary>Counts of what the book knew before.</summary>
    public int Counts { get; init; }

    /// <summary>Of them, those within tolerance of the book.</summary>
    public int CountsWithin { get; init; }
}
