using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>An entry while it is put together: one line for each account and currency, in their order, and none that is nothing.</summary>
public sealed class PostingDraft
{
    private readonly SortedDictionary<(AccountRole Account, string Currency), long> lines = new(Comparer<(AccountRole Account, string Currency)>.Create(
        (a, b) => a.Account != b.Account ? a.Account.CompareTo(b.Account) : string.CompareOrdinal(a.Currency, b.Currency)));

    public bool IsEmpty => lines.Values.All(amount => amount == 0);

    /// <exception cref="OverflowException">The account's sum does not fit.</exception>
    public PostingDraft Debit(AccountRole account, Money amount)
    {
        var key = (account, amount.Currency);
        lines[key] = checked(lines.GetValueOrDefault(key) + amount.Micros);
        return this;
    }

    public PostingDraft Credit(AccountRole account, Money amount) => Debit(account, new(checked(-amount.Micros), amount.Currency));

    /// <summary>What is moved from one account to another.</summary>
    public PostingDraft Move(AccountRole credited, AccountRole debited, Money amount) => Debit(debited, amount).Credit(credited, amount);

    /// <exception cref="InvalidOperationException">Debits and credits differ in a currency: a bug, never a matter of data.</exception>
    public IReadOnlyList<PostingLine> Lines()
    {
        foreach (var currency in lines.Keys.Select(key => key.Currency).Distinct(StringComparer.Ordinal))
        {
            var off = lines.Where(line => line.Key.Currency == currency).Aggregate((Int128)0, (sum, line) => sum + line.Value);
            if (off != 0) throw new InvalidOperationException($"An entry is out of balance by {currency} {off} millionths.");
        }
        return [.. lines.Where(line => line.Value != 0).Select(line => new PostingLine(line.Key.Account, new(line.Value, line.Key.Currency)))];
    }
}
