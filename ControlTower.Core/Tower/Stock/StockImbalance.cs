using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Stock;

public enum ImbalanceKind { Out, BelowSafety, Expiring, Excess }

/// <summary>Stock of an item at a site that is not as it should be, though no signal told so.</summary>
/// <param name="Quantity">What is missing, expires or could be spared.</param>
public sealed record StockImbalance(string Item, ImbalanceKind Kind, string Site, Quantity Quantity)
{
    public Quantity OnHand { get; init; }

    public Quantity Available { get; init; }

    public Quantity? Safety { get; init; }

    /// <summary>Until own orders and safety stock are covered; zero where nothing is.</summary>
    public Quantity Missing { get; init; }

    /// <summary>Of the first lot.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What would cure it, or what it would cure elsewhere; the best way first.</summary>
    public IReadOnlyList<StockMove> Moves { get; init; } = [];
}

/// <param name="Hours">From door to door.</param>
/// <param name="Cost">Of the transport.</param>
public sealed record StockMove(string From, string To, Quantity Quantity, decimal Hours, Money Cost);
