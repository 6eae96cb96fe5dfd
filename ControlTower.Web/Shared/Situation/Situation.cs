using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Map;

namespace ControlTower.Web.Shared.Situation;

/// <summary>The network now, in counts.</summary>
/// <param name="Orders">Orders that an open case that is not shelved puts at risk, each once.</param>
/// <param name="AtRisk">Of their lines at risk, each once, the largest amount of a currency first.</param>
/// <param name="NormalSites">Sites that no unshelved case of warning or worse is about, and that are not down.</param>
public sealed record SituationFigures(int Critical, int Warning, int Watch, int Shelved, int Orders, IReadOnlyList<Money> AtRisk, int NormalSites, int Sites)
{
    public int Open => Critical + Warning + Watch + Shelved;

    /// <param name="trouble">Of each site that has some.</param>
    public static SituationFigures Of(TowerState state, IReadOnlyDictionary<string, MapTrouble> trouble)
    {
        var open = state.Exceptions.Open.Values.ToList();
        var acting = open.Where(one => one.Status != CaseStatus.Shelved).ToList();
        var risk = RiskOf.Cases(state, acting);
        var sites = state.Network.Sites.Values.Where(site => !site.Retired).ToList();
        return new(
            acting.Count(one => one.Priority == Priority.Critical), acting.Count(one => one.Priority == Priority.Warning), acting.Count(one => one.Priority == Priority.Watch),
            open.Count - acting.Count, risk.Orders, risk.Value, sites.Count(site => trouble.GetValueOrDefault(site.Id) < MapTrouble.Warning), sites.Count);
    }
}

/// <summary>All that Overview, Network and Wall show of one state, read once for all of them.</summary>
/// <param name="Cases">In the order of work.</param>
public sealed record Situation(SituationFigures Figures, IReadOnlyList<CaseGlance> Cases, NetworkPicture Picture)
{
    /// <summary>The worst of what is said about each site; look up only.</summary>
    public IReadOnlyDictionary<string, MapTrouble> Trouble => Picture.Trouble;
}
