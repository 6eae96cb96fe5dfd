using ControlTower.Core.Kernel;
using ControlTower.Core.Kpis;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Kpis;

/// <summary>Figures as people read them; files and the API give them unrounded.</summary>
public static class KpiText
{
    /// <summary>Titles of the groups, each with the figures in it by what they are reckoned from.</summary>
    public static IReadOnlyList<(string Title, KpiSource Source)> Groups { get; } = [("Response", KpiSource.Cases), ("Orders", KpiSource.Orders), ("Lines", KpiSource.Lines), ("Stock", KpiSource.Stock), ("Purchase orders and shipments", KpiSource.Movements), ("Waiting", KpiSource.Waits), ("Money", KpiSource.Books)];

    public static FigureText Of(double? value, string unit) => value is not { } known || !double.IsFinite(known) ? FigureText.Unknown : unit switch
    {
        "share" => PercentFormat.Text(known, 2),
        "days" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "d"),
        "hours" => Hours(known),
        "turns" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "a year"),
        "orders per day" => FigureText.Of(NumberFormat.Text((decimal)known, 2), "a day"),
        _ when Money.IsCurrency(unit) => MoneyFormat.Text((decimal)known, unit),
        _ => FigureText.Of(NumberFormat.Text((decimal)known, known == Math.Floor(known) ? 0 : 2)),
    };

    /// <summary>What a figure waits for, in words: the catalogue names inputs and parts as the API does.</summary>
    public static string Inputs(string missing) => string.Join(", ", missing.Split(", ").Select(Input));

    public static string SliceName(KpiSlice slice) => slice.ToString().ToLowerInvariant();

    private static string Input(string name) => KpiCatalog.Find(name) is { } kpi ? kpi.Definition.Title.ToLowerInvariant() : name switch
    {
        "deliveredQuantity" => "delivered quantities",
        "shippedQuantity" => "shipped quantities",
        "promisedBy" => "a promised date",
        "price" => "prices",
        "purchaseOrders" => "purchase orders",
        "unitCost" => "unit costs",
        "costOfGoodsSold" => "cost of goods sold",
        _ => name,
    };

    /// <summary>Times of response run from seconds to days; where it was decided first, they are below zero.</summary>
    private static FigureText Hours(double hours)
    {
        if (Math.Abs(hours) > TimeSpan.MaxValue.TotalHours / 2) return FigureText.Of(NumberFormat.Text((decimal)hours, 0), "h");
        var text = DurationFormat.Elapsed(TimeSpan.FromHours(Math.Abs(hours)), DurationScale.Hours);
        return hours < 0 && text.Plain[0] != '0' ? new([new FigurePart("\u2212"), .. text.Parts]) : text;
    }
}
