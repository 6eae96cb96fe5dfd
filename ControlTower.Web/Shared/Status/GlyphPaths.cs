namespace ControlTower.Web.Shared.Status;

/// <summary>The drawings of status and state on a 14 px grid, as svg content; own drawings.</summary>
public static class GlyphPaths
{
    private const string Bars = "M5.3 4.6v4.8M8.7 4.6v4.8";
    private const string Tick = "M4.3 7.2l1.9 1.9 3.6-4";

    public static string Of(StatusKind kind) => kind switch
    {
        StatusKind.Critical => """
            <path d="M4.2.4h5.6l3.8 3.8v5.6l-3.8 3.8H4.2L.4 9.8V4.2z" fill="var(--crit-g)"/><path d="M7 3.4v4.4" stroke="var(--crit-gm)" stroke-width="1.9" stroke-linecap="round"/><circle cx="7" cy="10.5" r="1.1" fill="var(--crit-gm)"/>
            """,
        StatusKind.Warning => """
            <path d="M7 .8l6.6 12H.4z" fill="var(--warn-g)"/><path d="M7 5.2v3.7" stroke="var(--warn-on)" stroke-width="1.7" stroke-linecap="round"/><circle cx="7" cy="11" r=".95" fill="var(--warn-on)"/>
            """,
        StatusKind.Watch => """
            <path d="M7 .9L13.1 7 7 13.1.9 7z" fill="none" stroke="var(--watch-g)" stroke-width="1.6" stroke-linejoin="round"/><circle cx="7" cy="7" r="1.6" fill="var(--watch-g)"/>
            """,
        StatusKind.Ok => Ring("var(--ok-g)", 1.5) + Line(Tick, "var(--ok-g)"),
        StatusKind.Info => """
            <circle cx="7" cy="7" r="6.2" fill="none" stroke="var(--info-g)" stroke-width="1.4"/><path d="M7 6.4v3.8" stroke="var(--info-g)" stroke-width="1.6" stroke-linecap="round"/><circle cx="7" cy="3.9" r=".95" fill="var(--info-g)"/>
            """,
        _ => Dashed("var(--shelf-g)"),
    };

    public static string Of(StateKind state) => state switch
    {
        StateKind.New => """<circle cx="7" cy="7" r="3.2" fill="var(--tx-1)"/>""" + Ring("var(--tx-1)", 1.2),
        StateKind.Acknowledged => Ring("var(--tx-2)", 1.5) + Line(Tick, "var(--tx-2)"),
        StateKind.InProgress => Ring("var(--tx-3)", 1.4) + """<path d="M7 1a6 6 0 0 1 0 12z" fill="var(--tx-2)"/>""",
        StateKind.Shelved => Dashed("var(--tx-2)"),
        StateKind.Returned => Line("M2.2 7a4.8 4.8 0 1 0 1.5-3.5M3.6 1v2.7h2.7", "var(--tx-2)"),
        StateKind.Waiting => Ring("var(--tx-2)", 1.4) + Line("M7 3.8V7l2.2 1.6", "var(--tx-2)"),
        StateKind.NotStarted => """<circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--line-3)" stroke-width="1.4" stroke-dasharray="2 2"/>""",
        StateKind.RuledOut => Ring("var(--tx-3)", 1.4) + Line("M4.8 4.8l4.4 4.4M9.2 4.8L4.8 9.2", "var(--tx-3)"),
        _ => """<circle cx="7" cy="7" r="6.4" fill="var(--tx-2)"/>""" + Line(Tick, "var(--bg-1)"),
    };

    private static string Ring(string stroke, double width) =>
        FormattableString.Invariant($"""<circle cx="7" cy="7" r="6" fill="none" stroke="{stroke}" stroke-width="{width}"/>""");

    private static string Line(string path, string stroke) =>
        $"""<path d="{path}" fill="none" stroke="{stroke}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>""";

    private static string Dashed(string stroke) =>
        $"""<rect x="1" y="1" width="12" height="12" rx="2" fill="none" stroke="{stroke}" stroke-width="1.4" stroke-dasharray="2.4 1.8"/>""" + Line(Bars, stroke);
}
