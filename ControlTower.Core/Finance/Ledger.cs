using System.Globalization;
using System.Text.Json.Serialization;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>The books: what each account holds, what moved it on each day, and the newest entries. All entries stand in the journal.</summary>
/// <param name="Balances">By account and currency, in millionths.</param>
/// <param name="Days">What moved on a day in UTC, by account, currency and day, in millionths.</param>
/// <param name="Newest">The newest entries by id.</param>
public sealed record Ledger(OrdinalMap<long> Balances, OrdinalMap<long> Days, OrdinalMap<Posting> Newest, int LastPosting)
{
    /// <summary>So many entries are kept at hand.</summary>
    public const int Kept = 20_000;

    public static Ledger Empty { get; } = new(OrdinalMap<long>.Empty, OrdinalMap<long>.Empty, OrdinalMap<Posting>.Empty, 0);

    /// <summary>Ids sort as they were made.</summary>
    [JsonIgnore]
    public string NextId => IdOf(LastPosting + 1);

    /// <exception cref="OverflowException">An account's sum does not fit.</exception>
    public Ledger With(Posting posting)
    {
        var (balances, days) = (Balances, Days);
        foreach (var line in posting.Lines)
        {
            var key = KeyOf(line.Account, line.Amount.Currency);
            balances = balances.Set(key, checked(balances.Find(key) + line.Amount.Micros));
            var day = Keys.Of(key, DayOf(posting.At));
            days = days.Set(day, checked(days.Find(day) + line.Amount.Micros));
        }
        var newest = Newest.Set(posting.Id, posting);
        if (newest.Count > Kept && newest.TryFirst(out var oldest, out _)) newest = newest.Remove(oldest);
        return new(balances, days, newest, LastPosting + 1);
    }

    public Money Balance(AccountRole account, string currency) => new(Balances.Find(KeyOf(account, currency)), currency);

    /// <summary>In ordinal order.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Currencies => [.. Balances.Keys.Select(key => key.Split(Keys.Separator)[1]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What moved an account from one day on, up to and without another, in order of day.</summary>
    /// <param name="from">Included; null from the first on.</param>
    /// <param name="to">Not included; null up to the last.</param>
    public IEnumerable<(DateOnly Day, long Micros)> Moves(AccountRole account, string currency, DateOnly? from, DateOnly? to)
    {
        var prefix = Keys.Prefix(KeyOf(account, currency));
        foreach (var (key, micros) in Days.WithPrefix(prefix))
        {
            var day = DateOnly.ParseExact(key[prefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if ((from is not { } first || day >= first) && (to is not { } end || day < end)) yield return (day, micros);
        }
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"GL-{number:D9}");

    private static string KeyOf(AccountRole account, string currency) => Keys.Of(account.ToString(), currency);

    private static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
