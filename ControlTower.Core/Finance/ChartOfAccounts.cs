using System.Text.Json;
using ControlTower.Core.Kernel;
using ControlTower.Core.Kernel.Json;

namespace ControlTower.Core.Finance;

/// <summary>Numbers and names of the accounts: those that ship, save where the company's terms give a role its own.</summary>
public sealed class ChartOfAccounts
{
    private readonly IReadOnlyList<Account> accounts;

    private ChartOfAccounts(IReadOnlyList<Account> accounts) => this.accounts = accounts;

    public static ChartOfAccounts Shipped { get; } = new(JsonSerializer.Deserialize<List<Account>>(Embedded.Text("finance/chart.json"), CanonicalJson.Options)!);

    /// <summary>In the order of the roles.</summary>
    public IReadOnlyList<Account> Accounts => accounts;

    public Account this[AccountRole role] => accounts[(int)role];

    /// <summary>The shipped chart with the company's own accounts in the place of those of the same role.</summary>
    public static ChartOfAccounts With(IReadOnlyList<Account> own) =>
        own.Count == 0 ? Shipped : new([.. Shipped.accounts.Select(account => own.FirstOrDefault(one => one.Role == account.Role) ?? account)]);
}
