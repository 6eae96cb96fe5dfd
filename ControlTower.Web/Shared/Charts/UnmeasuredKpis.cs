using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Shared.Charts;

/// <summary>Stands in while nobody reckons KPIs: says which there would be, and that they are not measured.</summary>
public sealed class UnmeasuredKpis : IKpiTiles
{
    public IReadOnlyList<KpiView> Current { get; } =
    [
        .. new[] { "Order cycle time", "Perfect order rate", "Detection to response", "Fill rate", "Backlog" }
            .Select(name => new KpiView(name, FigureText.Unknown, null, "", "", []) { Missing = "no figures yet", Href = "/kpis" }),
    ];
}
