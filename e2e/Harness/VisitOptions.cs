namespace ControlTower.EndToEnd.Harness;

/// <summary>Who looks, and through which window. Sizes are CSS pixels.</summary>
public sealed record VisitOptions
{
    public static VisitOptions Phone { get; } = new() { Width = 390, Height = 844 };

    public static VisitOptions Laptop { get; } = new();

    public static VisitOptions Desk { get; } = new() { Width = 1920, Height = 1080 };

    public string Locale { get; init; } = "en-GB";

    /// <summary>An IANA name, e.g. Europe/Berlin.</summary>
    public string TimeZone { get; init; } = "Europe/Berlin";

    public bool Dark { get; init; }

    /// <summary>False asks the page for reduced motion, so that pictures and clicks do not race a fade.</summary>
    public bool Motion { get; init; }

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 800;
}
