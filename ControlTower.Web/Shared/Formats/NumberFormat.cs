using System.Globalization;

namespace ControlTower.Web.Shared.Formats;

/// <summary>Numbers as the language writes them: groups of three by U+202F, point decimal, U+2212 for minus.</summary>
public static class NumberFormat
{
    /// <summary>U+202F, the narrow space that does not break.</summary>
    public const string Narrow = "\u202f";

    /// <summary>U+2212; as wide as a plus, unlike the hyphen.</summary>
    public const string Minus = "\u2212";

    private static readonly NumberFormatInfo Grouped = new()
    {
        NumberGroupSeparator = Narrow,
        NumberGroupSizes = [3],
        NumberDecimalSeparator = ".",
        NegativeSign = Minus,
    };

    /// <param name="value">The number; rounded half away from zero.</param>
    /// <param name="decimals">Decimals shown, 0 to 15.</param>
    /// <param name="signed">A delta: a plus stands before what is above zero.</param>
    public static string Text(decimal value, int decimals = 0, bool signed = false)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var text = Math.Abs(rounded).ToString("N" + decimals, Grouped);
        return rounded < 0 ? Minus + text : signed && rounded > 0 ? "+" + text : text;
    }

    /// <summary>A count; without groups nothing above 999 is readable.</summary>
    public static string Text(long value) => Text((decimal)value);
}
