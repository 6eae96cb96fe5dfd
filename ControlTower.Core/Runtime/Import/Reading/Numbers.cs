using System.Globalization;

namespace ControlTower.Core.Runtime.Import.Reading;

/// <summary>Numbers as files write them: digits, a sign, a decimal point or comma, an exponent; no thousands.</summary>
internal static class Numbers
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>False also where the magnitude is above what quantities and money hold.</summary>
    public static bool TryRead(string text, bool decimalComma, out decimal number)
    {
        var plain = decimalComma ? text.Replace(',', '.') : text;
        return decimal.TryParse(plain, Styles, CultureInfo.InvariantCulture, out number) && Math.Abs(number) <= Kernel.Micros.Limit;
    }

    public static string Write(decimal number, bool decimalComma)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return decimalComma ? text.Replace('.', ',') : text;
    }
}
