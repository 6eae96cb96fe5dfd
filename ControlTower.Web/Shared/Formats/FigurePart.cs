namespace ControlTower.Web.Shared.Formats;

/// <summary>What a piece of a figure is: the figure is loud, currency and unit are quiet.</summary>
public enum FigureRole
{
    Figure,
    Currency,
    Unit,
}

/// <summary>One piece of a formatted figure; the pieces in order, joined, are its plain text.</summary>
public sealed record FigurePart(string Text, FigureRole Role = FigureRole.Figure);

/// <summary>A formatted figure as its pieces, for the page, and as plain text, for titles, labels and exports.</summary>
public sealed record FigureText(IReadOnlyList<FigurePart> Parts)
{
    /// <summary>What is shown for a figure that nobody knows; never 0.</summary>
    public const string UnknownMark = "—";

    public static FigureText Unknown { get; } = Of(UnknownMark);

    public string Plain => string.Concat(Parts.Select(p => p.Text));

    public static FigureText Of(string figure) => new([new FigurePart(figure)]);

    /// <summary>A figure and its unit, joined by a narrow space that does not break.</summary>
    public static FigureText Of(string figure, string unit) =>
        unit.Length == 0 ? Of(figure) : new([new FigurePart(figure), new FigurePart(NumberFormat.Narrow + unit, FigureRole.Unit)]);
}
