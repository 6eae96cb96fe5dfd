using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What is owed and not settled, by how long it has been due.</summary>
/// <param name="Party">Null in the line of all.</param>
/// <param name="NotDue">Due that day or later.</param>
public sealed record AgeingLine(string? Party, Money NotDue, Money Days1To30, Money Days31To60, Money Days61To90, Money Over90, Money Total);

/// <param name="Parties">Who owes or is owed most first.</param>
public sealed record AgeingSide(string Currency, AgeingLine All, IReadOnlyList<AgeingLine> Parties);

/// <summary>Credits that are not set off count against.</summary>
public sealed record Ageing(DateTimeOffset At, IReadOnlyList<AgeingSide> Receivable, IReadOnlyList<AgeingSide> Payable)
{
    private const int Buckets = 5;

    /// <param name="paymentDays">From issue, where an invoice does not say when it is due.</param>
    public static Ageing Of(FinanceState state, DateTimeOffset at, int paymentDays)
    {
        var open = state.Invoices.Open.Keys.Select(id => state.Invoices.ById[id]).Where(one => one.Booked).ToList();
        return new(at, Sides(open.Where(one => !one.Payable), (at, paymentDays)), Sides(open.Where(one => one.Payable), (at, paymentDays)));
    }

    private static IReadOnlyList<AgeingSide> Sides(IEnumerable<Invoice> open, (DateTimeOffset At, int Days) when)
    {
        var sides = new SortedDictionary<string, SortedDictionary<string, long[]>>(StringComparer.Ordinal);
        foreach (var one in open)
        {
            if (!sides.TryGetValue(one.Currency, out var parties)) sides[one.Currency] = parties = new(StringComparer.Ordinal);
            if (!parties.TryGetValue(one.Party, out var buckets)) parties[one.Party] = buckets = new long[Buckets];
            ref var bucket = ref buckets[BucketOf((one.DueAt ?? one.IssuedAt.AddDays(when.Days), when.At))];
            bucket = checked(bucket + (one.Credit ? -one.Open.Micros : one.Open.Micros));
        }
        return [.. sides.Select(side => SideOf(side.Key, side.Value))];
    }

    private static AgeingSide SideOf(string currency, SortedDictionary<string, long[]> parties)
    {
        var all = new long[Buckets];
        foreach (var buckets in parties.Values)
        {
            for (var i = 0; i < Buckets; i++) all[i] = checked(all[i] + buckets[i]);
        }
        var lines = parties.Select(party => LineOf(party.Key, party.Value, currency)).OrderByDescending(line => line.Total.Micros).ThenBy(line => line.Party, StringComparer.Ordinal);
        return new(currency, LineOf(null, all, currency), [.. lines]);
    }

    private static AgeingLine LineOf(string? party, long[] buckets, string currency) => new(
        party, new(buckets[0], currency), new(buckets[1], currency), new(buckets[2], currency), new(buckets[3], currency), new(buckets[4], currency),
        new(buckets.Aggregate(0L, (sum, one) => checked(sum + one)), currency));

    private static int BucketOf((DateTimeOffset Due, DateTimeOffset At) when) => (when.At.UtcDateTime.Date - when.Due.UtcDateTime.Date).Days switch
    {
        <= 0 => 0,
        <= 30 => 1,
        <= 60 => 2,
        <= 90 => 3,
        _ => 4,
    };
}
