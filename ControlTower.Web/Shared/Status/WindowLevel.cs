namespace ControlTower.Web.Shared.Status;

/// <summary>How far a window is used: in it, in its last quarter, past it.</summary>
public enum WindowLevel
{
    In,
    Warn,
    Over,
}

/// <summary>A window of time from its opening to its deadline, and how much of it is used.</summary>
public sealed record ResponseWindow(DateTimeOffset OpenedAt, DateTimeOffset Deadline)
{
    /// <summary>Share of the window from which on it warns.</summary>
    public const double WarnFrom = 0.75;

    /// <summary>Used share, 0 to 1; a window without length is used up.</summary>
    public double Used(DateTimeOffset now)
    {
        var length = (Deadline - OpenedAt).TotalSeconds;
        return length <= 0 ? 1 : Math.Clamp((now - OpenedAt).TotalSeconds / length, 0, 1);
    }

    public WindowLevel Level(DateTimeOffset now) =>
        now > Deadline ? WindowLevel.Over : Used(now) >= WarnFrom ? WindowLevel.Warn : WindowLevel.In;

    /// <summary>The value of <c>data-level</c> that the style sheets know.</summary>
    public static string Css(WindowLevel level) => level switch
    {
        WindowLevel.Warn => "warn",
        WindowLevel.Over => "over",
        _ => "in",
    };
}
