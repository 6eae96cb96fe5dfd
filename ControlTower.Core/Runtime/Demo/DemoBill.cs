namespace ControlTower.Core.Runtime.Demo;

/// <summary>What is billed, without VAT.</summary>
internal sealed record DemoBill(IReadOnlyList<DemoBillLine> Lines, DateTimeOffset IssuedAt, DateTimeOffset DueAt)
{
    public string? BankAccount { get; init; }

    public decimal Total => Lines.Sum(line => line.Quantity * line.UnitPrice);
}

internal sealed record DemoBillLine(string Document, string Item, decimal Quantity, decimal UnitPrice);
