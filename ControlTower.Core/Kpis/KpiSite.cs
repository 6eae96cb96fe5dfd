using ControlTower.Core.Network;

namespace ControlTower.Core.Kpis;

/// <summary>What the figures need to know of a site.</summary>
public sealed record KpiSite(SiteEntry Entry)
{
    /// <summary>Its stock is ours: not that of suppliers and customers.</summary>
    public bool HoldsOurs => Entry.Kind is not (SiteKind.Supplier or SiteKind.Customer);
}
