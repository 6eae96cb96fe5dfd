namespace ControlTower.Core.Kpis;

/// <summary>What a day moved in the books, in one currency; debits are positive where an account says nothing else.</summary>
/// <param name="Day">Its begin in UTC.</param>
public sealed record BookDay(DateTimeOffset Day, string Currency)
{
    public decimal Inventory { get; init; }

    public decimal Receivables { get; init; }

    /// <summary>What is owed to suppliers and carriers, billed or not; more is positive.</summary>
    public decimal Payables { get; init; }

    public decimal CostOfGoodsSold { get; init; }

    /// <summary>More is positive.</summary>
    public decimal Revenue { get; init; }

    /// <summary>Credited to customers.</summary>
    public decimal Returns { get; init; }

    /// <summary>Freight, variances of purchase prices, and stock written off.</summary>
    public decimal Handling { get; init; }
}
