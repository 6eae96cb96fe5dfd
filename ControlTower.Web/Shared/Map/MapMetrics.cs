namespace ControlTower.Web.Shared.Map;

/// <summary>The sizes of marks and tags in pixels.</summary>
/// <param name="MarkScale">Times the size of a desk's marks.</param>
/// <param name="Boxed">Tags in a box; on the wall they are bare text.</param>
public sealed record MapMetrics(double MarkScale, double FontSize, double LineHeight, bool Boxed)
{
    public static MapMetrics Desk { get; } = new(1, 11, 14, true);

    /// <summary>For the wall at 3840 by 2160.</summary>
    public static MapMetrics Wall { get; } = new(3.4, 64, 68, false);

    /// <summary>Radius of the ring of a mark, about its middle.</summary>
    public double Ring(MapTrouble trouble) => MarkScale * trouble switch
    {
        MapTrouble.Critical => 12.6,
        MapTrouble.Warning => 8.7,
        MapTrouble.Watch => 8.2,
        _ => 5,
    };

    /// <summary>Room for the text and its margins; the text is measured by classes of letters, since only a browser knows it exactly.</summary>
    public (double Width, double Height) TagSize(MapTag tag)
    {
        var margin = Boxed ? 18 : FontSize / 4;
        var width = tag.Lines.Select((line, i) => TextWidth(line) * (i == 0 ? 1.06 : 1)).Max();
        return (Math.Ceiling(width + margin), Math.Ceiling((tag.Lines.Count() * LineHeight) + (Boxed ? 8 : 0)));
    }

    private double TextWidth(string text) => FontSize * text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or '.' or ',' or ':' or '\'' or '|' or '(' or ')' or ' ' or '\u202F' => 0.36,
        'm' or 'w' or 'M' or 'W' or '%' or '@' or '→' => 0.92,
        >= 'A' and <= 'Z' or >= '0' and <= '9' or '+' or '−' or '×' => 0.68,
        _ => 0.6,
    });
}
