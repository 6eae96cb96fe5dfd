using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Charts;

/// <summary>What a KPI tile shows. A KPI that lacks an input has an unknown figure and says in <see cref="Missing"/> which.</summary>
/// <param name="Target">Text of the target, such as "target ≤ 3.50"; empty where none is set.</param>
/// <param name="Change">Text of the change, such as "−0.08 wk".</param>
/// <param name="Trend">Oldest first; null is a gap.</param>
public sealed record KpiView(string Name, FigureText Value, StatusKind? Status, string Target, string Change, IReadOnlyList<double?> Trend)
{
    public double? TargetValue { get; init; }
    public string? Href { get; init; }
    public string? Missing { get; init; }
}
