namespace ControlTower.Web.Shared.Formats;

/// <summary>Quantities with their unit: <c>3 600 pcs</c>; deltas carry their sign.</summary>
public static class QuantityFormat
{
    /// <param name="value">Null is unknown and shows "—".</param>
    /// <param name="unit">Empty where the head of the column names it.</param>
    /// <param name="decimals">Null shows as many as the value has, three at most.</param>
    public static FigureText Text(decimal? value, string unit = "", int? decimals = null, bool signed = false) =>
        value is { } known ? FigureText.Of(NumberFormat.Text(known, decimals ?? Decimals(known), signed), unit) : FigureText.Unknown;

    public static FigureText Range(decimal low, decimal high, string unit = "") =>
        FigureText.Of(NumberFormat.Text(low, Decimals(low)) + "–" + NumberFormat.Text(high, Decimals(high)), unit);

    private static int Decimals(decimal value)
    {
        for (var n = 0; n < 3; n++)
            if (decimal.Round(value, n) == value)
                return n;
        return 3;
    }
}
