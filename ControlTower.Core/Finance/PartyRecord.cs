using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What is remembered of a party that bills us.</summary>
/// <param name="BankAccount">Of the last invoice that was approved.</param>
/// <param name="Approved">How many of its invoices were.</param>
/// <param name="Amounts">Totals of the approved invoices, the newest last.</param>
public sealed record PartyRecord(string? BankAccount, int Approved, IReadOnlyList<Money> Amounts)
{
    public const int Kept = 50;

    public static PartyRecord Empty { get; } = new(null, 0, []);

    public PartyRecord With(Invoice approved) => new(approved.BankAccount ?? BankAccount, Approved + 1, [.. Amounts.Append(approved.Total).TakeLast(Kept)]);
}
