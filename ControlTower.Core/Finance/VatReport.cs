using ControlTower.Core.Kernel;

namespace ControlTower.Core.Finance;

/// <summary>What stands on a return for a period, by the day on which invoices were issued.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Not included.</param>
/// <param name="Lines">By country, box, category, rate and currency.</param>
/// <param name="Owed">Of sales, by currency.</param>
/// <param name="Deductible">Of purchases, by currency.</param>
public sealed record VatReport(DateOnly From, DateOnly To, IReadOnlyList<VatEntry> Lines, IReadOnlyList<Money> Owed, IReadOnlyList<Money> Deductible)
{
    public static VatReport Of(FinanceState state, DateOnly from, DateOnly to, string? country)
    {
        var lines = new SortedDictionary<string, VatEntry>(StringComparer.Ordinal);
        foreach (var entry in state.VatOf(from, to).Where(entry => country is null || entry.Country == country))
        {
            var key = string.Join(Keys.Separator, entry.Country, $"{(int)entry.Box:D2}", $"{(int)entry.Category:D2}", entry.Percent.ToString("000.######", System.Globalization.CultureInfo.InvariantCulture), entry.Net.Currency);
            lines[key] = lines.TryGetValue(key, out var known) ? known with { Net = known.Net + entry.Net, Vat = known.Vat + entry.Vat } : entry;
        }
        return new(from, to, [.. lines.Values], Sum(lines.Values, IsOwed), Sum(lines.Values, IsDeductible));
    }

    /// <summary>What a buyer accounts for itself it owes and has back at once.</summary>
    private static bool IsOwed(VatBox box) => box is VatBox.SalesTaxed or VatBox.PurchasesReverseCharged;

    private static bool IsDeductible(VatBox box) => box is VatBox.PurchasesTaxed or VatBox.PurchasesReverseCharged;

    private static IReadOnlyList<Money> Sum(IEnumerable<VatEntry> lines, Func<VatBox, bool> counts)
    {
        var sums = new SortedDictionary<string, Money>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => counts(line.Box))) sums[line.Vat.Currency] = sums.TryGetValue(line.Vat.Currency, out var sum) ? sum + line.Vat : line.Vat;
        return [.. sums.Values];
    }
}
