namespace ControlTower.Web.Shared.Formats;

/// <summary>Shares of one as percent: 0.941 is <c>94.1 %</c>; a change between two shares is in points, <c>−0.7 pt</c>.</summary>
public static class PercentFormat
{
    public static FigureText Text(double? share, int decimals = 1) =>
        share is { } known && double.IsFinite(known) ? FigureText.Of(NumberFormat.Text((decimal)known * 100, decimals), "%") : FigureText.Unknown;

    public static FigureText Points(double? change, int decimals = 1) =>
        change is { } known && double.IsFinite(known) ? FigureText.Of(NumberFormat.Text((decimal)known * 100, decimals, signed: true), "pt") : FigureText.Unknown;

    public static FigureText Range(double low, double high, int decimals = 0) =>
        FigureText.Of(NumberFormat.Text((decimal)low * 100, decimals) + "–" + NumberFormat.Text((decimal)high * 100, decimals), "%");
}
