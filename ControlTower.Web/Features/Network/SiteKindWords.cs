using ControlTower.Core.Network;

namespace ControlTower.Web.Features.Network;

internal static class SiteKindWords
{
    public static string Of(SiteKind kind) => kind switch
    {
        SiteKind.DistributionCenter => "Distribution centre",
        SiteKind.CrossDock => "Cross-dock",
        _ => kind.ToString(),
    };
}
