using System.Globalization;

namespace ControlTower.Bench.Reporting;

/// <summary>Figures as a table in Markdown, so that it can be read on a screen and put into a document as it is.</summary>
public static class FigureTable
{
    private static readonly string[] Head = ["measure", "figure", "floor or peer", "ratio", "target", "met"];

    public static string Of(IReadOnlyList<Figure> figures)
    {
        var rows = figures.Select(Cells).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        var lines = rows.Select(row => "| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |").ToList();
        lines.Insert(1, "|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
        return string.Join('\n', lines);
    }

    private static string[] Cells(Figure figure) =>
    [
        figure.What,
        $"{Text(figure.Value)} {figure.Unit}",
        figure.Beside is { } beside ? $"{Text(beside)} {figure.Unit} ({figure.BesideWhat})" : "",
        figure.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) : "",
        figure.Goal?.ToString() ?? "",
        figure.Verdict,
    ];

    /// <summary>Three digits are all that such a figure can tell.</summary>
    private static string Text(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,##0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}
