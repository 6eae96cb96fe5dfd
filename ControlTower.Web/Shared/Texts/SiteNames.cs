using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Texts;

/// <summary>Sites and customers by the names that the network knows them by.</summary>
public static class SiteNames
{
    /// <summary>The id itself where the network knows no site of it; null where there is none.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(id))]
    public static string? Of(TowerState state, string? id) => id is null ? null : state.Network.Sites.Find(id)?.Name ?? id;
}
