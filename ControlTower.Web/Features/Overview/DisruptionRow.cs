using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;

namespace ControlTower.Web.Features.Overview;

/// <summary>A disruption as the overview tells it: what it touches, what was saved at which cost, and what was not.</summary>
public sealed record DisruptionRow(Disruption What, string Title)
{
    public static DisruptionRow Of(TowerState state, Disruption one) =>
        new(one, one.To is { } to ? $"{Name(state, one.Site)} → {Name(state, to)} in trouble" : $"{Name(state, one.Site)} is down");

    public string Touched => $"{NumberFormat.Text(What.Touched)} {(What.Touched == 1 ? "order" : "orders")} touched";

    /// <summary>Null where nobody looked yet.</summary>
    public string? Saved => What.Done is { } done ? $"{NumberFormat.Text(done.Saved)} served from elsewhere{(done.Partly > 0 ? $", {NumberFormat.Text(done.Partly)} in part" : "")}" : null;

    /// <summary>How near the joint optimum; null where nobody reckoned it.</summary>
    public string? Proof => What.Done?.OverBound switch
    {
        null => null,
        0 => "proven least",
        var over => $"at most {NumberFormat.Text(over.Value * 100, 2)} % above the least",
    };

    private static string Name(TowerState state, string site) => state.Network.Sites.Find(site)?.Name ?? site;
}
