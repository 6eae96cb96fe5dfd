namespace ControlTower.Web.Shared.Formats;

/// <summary>How much of an amount is shown.</summary>
public enum MoneyPrecision
{
    /// <summary>Whole units of the currency: <c>EUR 38 400</c>.</summary>
    Whole,

    /// <summary>With the currency's minor unit: <c>EUR 10.50</c>.</summary>
    Exact,

    /// <summary>From a million on in millions or billions, two decimals: <c>EUR 1.84 m</c>.</summary>
    Short,
}

/// <summary>Money: the ISO 4217 code before, quiet; the amount grouped, loud.</summary>
public static class MoneyFormat
{
    private const decimal Million = 1_000_000m;
    private const decimal Billion = 1_000_000_000m;

    /// <param name="amount">In units of the currency; null is unknown and shows "—".</param>
    /// <param name="currency">ISO 4217; empty where the head of the column names it.</param>
    public static FigureText Text(decimal? amount, string currency, MoneyPrecision precision = MoneyPrecision.Whole, bool signed = false)
    {
        if (amount is not { } value)
            return FigureText.Unknown;
        var parts = new List<FigurePart>(3);
        if (currency.Length > 0)
            parts.Add(new FigurePart(currency + NumberFormat.Narrow, FigureRole.Currency));
        parts.AddRange(Amount(value, currency, precision, signed));
        return new FigureText(parts);
    }

    private static IReadOnlyList<FigurePart> Amount(decimal value, string currency, MoneyPrecision precision, bool signed)
    {
        var size = Math.Abs(value);
        if (precision == MoneyPrecision.Short && size >= Million)
            return size >= Billion
                ? FigureText.Of(NumberFormat.Text(value / Billion, 2, signed), "bn").Parts
                : FigureText.Of(NumberFormat.Text(value / Million, 2, signed), "m").Parts;
        var decimals = precision == MoneyPrecision.Exact ? MinorUnits(currency) : 0;
        return [new FigurePart(NumberFormat.Text(value, decimals, signed))];
    }

    /// <summary>Decimals of the minor unit after ISO 4217; two where the list below does not say otherwise.</summary>
    private static int MinorUnits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "UGX" or "XAF" or "XOF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
