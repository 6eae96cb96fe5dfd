namespace ControlTower.Web.Shared.Icons;

/// <summary>The set: strokes on a 16 px grid (18 for the rail, 22 for the mark), one path or a few; own drawings.</summary>
public static class IconPaths
{
    public static int Grid(IconName name) => name switch
    {
        IconName.Logo => 22,
        <= IconName.Admin => 18,
        _ => 16,
    };

    public static string Of(IconName name) => name <= IconName.Admin ? Rail(name) : name <= IconName.Lock ? First(name) : Second(name);

    private static string Rail(IconName name) => name switch
    {
        IconName.Logo => """<path d="M11 20V9M7.5 20h7M6.8 10.4a5.6 5.6 0 0 1 0-7.8M15.2 2.6a5.6 5.6 0 0 1 0 7.8"/><circle cx="11" cy="6.5" r="2" fill="currentColor" stroke="none"/>""",
        IconName.Overview => P("M2 8h5V1H2zM11 17h5v-7h-5zM11 6h5V1h-5zM2 17h5v-5H2z"),
        IconName.Exceptions => P("M9 2.5l7 12.5H2zM9 7v3.6M9 12.8v.1"),
        IconName.Approvals => P("M3 9.5l3.6 3.6L15 4.8M3 16h12"),
        IconName.Orders => P("M2.5 5.5L9 2.2l6.5 3.3v7L9 15.8l-6.5-3.3zM2.5 5.5L9 8.8l6.5-3.3M9 8.8v7"),
        IconName.Network => """<circle cx="3.6" cy="9" r="1.9"/><circle cx="14.2" cy="4" r="1.9"/><circle cx="14.2" cy="14" r="1.9"/><path d="M5.3 8.2l7.2-3.4M5.3 9.8l7.2 3.4"/>""",
        IconName.Plan => P("M2 15.5h14M2 12l4-4 3 2.5L15.5 4"),
        IconName.Protocols => P("M4 2.5h7l3.5 3.5v9.5H4zM6.5 9h5M6.5 12h5"),
        IconName.Signals => P("M9 9v.1M6.2 11.8a4 4 0 0 1 0-5.6M11.8 6.2a4 4 0 0 1 0 5.6M3.8 14.2a7.3 7.3 0 0 1 0-10.4M14.2 3.8a7.3 7.3 0 0 1 0 10.4"),
        IconName.Settlement => P("M4 1.5h10v15l-2.5-1.6L9 16.5l-2.5-1.6L4 16.5zM6.8 5.5h4.4M6.8 8.5h4.4M6.8 11.5h2.4"),
        IconName.Kpis => P("M3 15.5V9M7 15.5V5M11 15.5v-4M15 15.5V2.5"),
        IconName.Wall => P("M2 3h14v9.5H2zM6 16h6"),
        IconName.Audit => P("M9 2l6 2.4v4.2c0 3.6-2.4 6.2-6 7.4-3.6-1.2-6-3.8-6-7.4V4.4z"),
        IconName.Jobs => P("M3 4.5h7M3 9h12M3 13.5h4.5M12.5 2.5v4M10 11.5v4"),
        _ => """<path d="M2 5h8M14 5h2M2 13h2M8 13h8"/><circle cx="12" cy="5" r="1.8"/><circle cx="6" cy="13" r="1.8"/>""",
    };

    private static string First(IconName name) => name switch
    {
        IconName.Search => """<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5L14 14"/>""",
        IconName.Clock => Ring + P("M8 4.5V8l2.4 1.6"),
        IconName.ChevronDown => P("M4 6l4 4 4-4"),
        IconName.ChevronUp => P("M4 10l4-4 4 4"),
        IconName.ChevronRight => P("M6 4l4 4-4 4"),
        IconName.ChevronLeft => P("M10 4L6 8l4 4"),
        IconName.More => """<path d="M3 8v.1M8 8v.1M13 8v.1" stroke-width="2"/>""",
        IconName.Bell => P("M4 11V7a4 4 0 0 1 8 0v4l1.2 1.2H2.8zM6.8 14h2.4"),
        IconName.Undo => P("M3 7h6.5a3.5 3.5 0 0 1 0 7H6M5.8 4L3 7l2.8 3"),
        IconName.Plus => P("M8 3v10M3 8h10"),
        IconName.Minus => P("M3 8h10"),
        IconName.Download => P("M8 2.5v7M5 6.5l3 3 3-3M3 13h10"),
        IconName.Upload => P("M8 9.5v-7M5 5.5l3-3 3 3M3 13h10"),
        IconName.Close => P("M4 4l8 8M12 4l-8 8"),
        IconName.Spinner => """<circle cx="8" cy="8" r="6" stroke="var(--line-3)"/><path d="M8 2a6 6 0 0 1 6 6"/>""",
        _ => P("M4 7.5h8V14H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"),
    };

    private static string Second(IconName name) => name switch
    {
        IconName.Help => Ring + P("M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.5.2-.8.6-.8 1.1M8 11.3v.1"),
        IconName.Sun => """<circle cx="8" cy="8" r="2.8"/><path d="M8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9"/>""",
        IconName.Moon => P("M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1z"),
        IconName.User => """<circle cx="8" cy="5.3" r="2.6"/><path d="M2.8 13.8a5.2 5.2 0 0 1 10.4 0"/>""",
        IconName.SignOut => P("M9.5 2.5H3.5v11h6M7 8h6.5M11 5.5L13.5 8 11 10.5"),
        IconName.Filter => P("M2.5 3.5h11L9.5 8.5V13l-3-1.5v-3z"),
        IconName.Columns => P("M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"),
        IconName.Play => P("M5 3l8 5-8 5z"),
        IconName.Pause => P("M5.5 3.5v9M10.5 3.5v9"),
        IconName.Note => P("M3 2.5h10v7.5L9.5 13.5H3zM9.5 13.5V10H13"),
        IconName.Link => P("M6.5 9.5l3-3M7 4.5L8.6 3a3 3 0 0 1 4.3 4.3L11.4 9M9 11.5L7.4 13a3 3 0 0 1-4.3-4.3L4.6 7"),
        IconName.Check => P("M3 8.5l3.2 3.2L13 4.8"),
        IconName.SortUp => P("M8 12.5v-9M4.8 6.5L8 3.3l3.2 3.2"),
        IconName.SortDown => P("M8 3.5v9M4.8 9.5L8 12.7l3.2-3.2"),
        IconName.Refresh => P("M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3"),
        IconName.Key => """<circle cx="5" cy="10.5" r="2.6"/><path d="M7 8.6l6-6M10.8 4.8l1.8 1.8"/>""",
        _ => P("M3 13l.8-3L11 2.8l2.2 2.2L6 12.2z"),
    };

    private const string Ring = """<circle cx="8" cy="8" r="6"/>""";

    private static string P(string d) => $"""<path d="{d}"/>""";
}
