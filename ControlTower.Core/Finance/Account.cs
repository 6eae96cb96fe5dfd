namespace ControlTower.Core.Finance;

public enum AccountKind { Asset, Liability, Equity, Income, Expense }

/// <param name="Number">As the company's books call it.</param>
public sealed record Account(AccountRole Role, string Number, string Name, AccountKind Kind);
