namespace ControlTower.Web.Shared.Charts;

/// <summary>The few KPIs that Overview and Wall show; the page of KPIs provides them.</summary>
public interface IKpiTiles
{
    /// <summary>At most five, the most important first. Cheap to read: it is asked at each repaint.</summary>
    IReadOnlyList<KpiView> Current { get; }
}
