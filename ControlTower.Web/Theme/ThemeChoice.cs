namespace ControlTower.Web.Theme;

/// <summary>Dark or light, kept in a cookie so that the first byte of a page is already right.</summary>
public static class ThemeChoice
{
    /// <summary>Name of the cookie; <c>wwwroot/js/first.js</c> writes it.</summary>
    public const string Cookie = "theme";

    public const string Dark = "dark";

    public const string Light = "light";

    /// <summary>Dark until the browser has said what its reader prefers, or the reader has chosen.</summary>
    public static string Parse(string? cookie) => cookie == Light ? Light : Dark;
}
