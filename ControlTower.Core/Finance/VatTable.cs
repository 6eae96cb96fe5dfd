namespace ControlTower.Core.Finance;

/// <summary>Rates as the company put them; the tower ships none as law.</summary>
/// <param name="Version">0 before the first were put.</param>
public sealed record VatTable(int Version, IReadOnlyList<VatRate> Rates)
{
    /// <summary>
    /// Countries between which a business buys without VAT and accounts for it itself (directive 2006/112/EC, articles 138 and 196):
    /// members of the Union by ISO 3166 code, Greece as GR, and Northern Ireland for goods as XI.
    /// </summary>
    private static readonly string[] Union =
    [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ];

    public static VatTable Empty { get; } = new(0, []);

    public static bool InUnion(string country) => Union.Contains(country);

    /// <summary>In percent; 0 for what bears none by its category, null where the table does not say.</summary>
    public decimal? PercentOf(string country, VatCategory category, DateTimeOffset at)
    {
        if (category is VatCategory.Exempt or VatCategory.ReverseCharge) return 0;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return Rates.FirstOrDefault(rate => rate.Country == country && rate.Category == category && rate.From <= day && (rate.Until is not { } until || day < until))?.Percent;
    }

    /// <summary>Of two rates that hold at once the table would not say which; null where it is well.</summary>
    public static (int Index, string Message)? Objection(IReadOnlyList<VatRate> rates)
    {
        var ordered = rates.Select((rate, index) => (rate, index)).OrderBy(one => one.rate.Country, StringComparer.Ordinal).ThenBy(one => one.rate.Category).ThenBy(one => one.rate.From).ToList();
        foreach (var (one, index) in ordered.Where(one => one.rate.Until <= one.rate.From)) return (index, "it ends after it begins");
        foreach (var ((before, _), (after, index)) in ordered.Zip(ordered.Skip(1)))
        {
            if (before.Country != after.Country || before.Category != after.Category || (before.Until is { } until && until <= after.From)) continue;
            return (index, $"a rate of {after.Country} for {after.Category} holds since {before.From:yyyy-MM-dd} and has not ended by {after.From:yyyy-MM-dd}");
        }
        return null;
    }
}
