namespace ControlTower.Core.Kernel;

/// <summary>Keys made of parts. The separator is a control character, which no text from outside may hold.</summary>
public static class Keys
{
    public const char Separator = '\u001f';

    public static string Of(string a, string b) => string.Concat(a, "\u001f", b);

    public static string Of(string a, string b, string c) => string.Join(Separator, a, b, c);

    public static string Of(string a, string b, string c, string d) => string.Join(Separator, a, b, c, d);

    /// <summary>Begins every key whose first part is <paramref name="a"/>.</summary>
    public static string Prefix(string a) => string.Concat(a, "\u001f");

    /// <summary>An instant as a part that sorts by time.</summary>
    public static string Part(DateTimeOffset at) => at.UtcTicks.ToString("D19", System.Globalization.CultureInfo.InvariantCulture);
}
