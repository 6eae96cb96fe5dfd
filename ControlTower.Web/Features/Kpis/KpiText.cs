using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Kpis;

/// <summary>Figures as people read them; files and the API give them unrounded.</summary>
public static class KpiText
{
    /// <summary>Titles of the groups, each with the figures in it by what they are reckoned from.</summary>
    public static IReadOnlyList<(string Title, KpiSource Source)> Groups { get; } = [("Response", KpiSource.Cases), ("Orders", KpiSource.Orders), ("Lines", KpiSource.Lines)];

    public static FigureText Of(double? value, string unit) => value is not { } known || !double.IsFinite(known) ? FigureText.Unknown : unit switch
    {
        "share" => PercentFormat.Text(known, 2),
        "days" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "d"),
        "hours" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "h"),
        "orders per day" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "a day"),
        _ when Money.IsCurrency(unit) => MoneyFormat.Text((decimal)known, unit),
        _ => FigureText.Of(NumberFormat.Text((decimal)known, known == Math.Floor(known) ? 0 : 2)),
    };

    public static string SliceName(KpiSlice slice) => slice.ToString().ToLowerInvariant();
}
