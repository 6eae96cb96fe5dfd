using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What each account holds, in one currency; debits and credits add up to the same.</summary>
/// <param name="Lines">In the order of the chart, without those that hold nothing.</param>
public sealed record TrialBalance(string Currency, IReadOnlyList<TrialBalanceLine> Lines, Money Debit, Money Credit)
{
    public static IReadOnlyList<TrialBalance> Of(FinanceState state)
    {
        var chart = ChartOfAccounts.With(state.Terms?.Accounts ?? []);
        return [.. state.Ledger.Currencies.Select(currency => Of(state.Ledger, chart, currency))];
    }

    private static TrialBalance Of(Ledger ledger, ChartOfAccounts chart, string currency)
    {
        var lines = chart.Accounts.Select(account => new TrialBalanceLine(account, ledger.Balance(account.Role, currency))).Where(line => line.Balance.Micros != 0).ToList();
        var debit = lines.Where(line => line.Balance.Micros > 0).Aggregate(Money.Zero(currency), (sum, line) => sum + line.Balance);
        var credit = lines.Where(line => line.Balance.Micros < 0).Aggregate(Money.Zero(currency), (sum, line) => sum - line.Balance);
        return new(currency, lines, debit, credit);
    }
}

/// <param name="Balance">Debits are positive, credits negative.</param>
public sealed record TrialBalanceLine(Account Account, Money Balance);
