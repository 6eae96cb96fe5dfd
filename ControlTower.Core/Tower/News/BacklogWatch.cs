using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Journal;
using ControlTower.Core.Network;
using ControlTower.Core.Orders;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>
/// Whether a site can do in time what it has promised. Only a site that has told its capacity is looked at, only after its orders or its
/// capacity have changed, and then once in a while; while it is behind, every hour.
/// </summary>
internal static class BacklogWatch
{
    /// <summary>What comes in meanwhile is looked at together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan WhileBehind = TimeSpan.FromHours(1);

    /// <summary>After each fact: which site is to be looked at, and when. It follows from the facts, so none tells of it.</summary>
    public static TowerState Follow(TowerState state, Fact fact) => fact.Body switch
    {
        OrderPlaced { Order: { KnownAt: not null, PromisedBy: not null, Destination: { } site } } => Mark(state, site, fact.RecordedAt + Together),
        SiteScheduled one => Mark(state, one.Site, fact.RecordedAt),
        SiteCapacityTold one => Mark(state, one.Share.Site, fact.RecordedAt),
        SiteCapacityRestored one => Mark(state, one.Site, fact.RecordedAt),
        SiteWentDown one => Mark(state, one.Site, fact.RecordedAt),
        SiteCameUp one => Mark(state, one.Site, fact.RecordedAt),
        SiteLoadLookedAt one => state with { Loads = state.Loads.With(one.Site, one.Again) },
        _ => state,
    };

    public static void Ring(Turn turn, int portion)
    {
        foreach (var site in turn.State.Loads.Due(turn.Now, portion))
        {
            turn.TryPart(() => Look(turn, site));
            var isBehind = turn.State.Exceptions.OpenAbout(CaseKind.Backlog, site) is { Status: not CaseStatus.ReturnedToNormal };
            turn.Conclude(new SiteLoadLookedAt(site, isBehind ? turn.Now + WhileBehind : null));
        }
    }

    /// <summary>The earlier of two times counts.</summary>
    private static TowerState Mark(TowerState state, string site, DateTimeOffset at)
    {
        if (state.Network.Sites.Find(site) is not { Retired: false, Entry.Capacity: > 0 }) return state;
        if (state.Loads.ById.TryGetValue(site, out var known) && known <= at) return state;
        return state with { Loads = state.Loads.With(site, at) };
    }

    private static void Look(Turn turn, string site)
    {
        var known = turn.State.Exceptions.OpenAbout(CaseKind.Backlog, site);
        var found = turn.State.Network.Sites.Find(site) is { Retired: false, Entry.Capacity: > 0 } place ? Judge(turn, place, known) : null;
        if (found is null) CaseKeeping.Heal(turn, [nameof(CaseKind.Backlog), site], null, "what is promised can be done in time again");
        else if (known is not { Status: not CaseStatus.ReturnedToNormal } || known.Deviation.Title != found.Title) CaseKeeping.Find(turn, found, null);
    }

    private static Deviation? Judge(Turn turn, Site site, ExceptionCase? known)
    {
        var load = SiteLoad.Of(turn.State, site, turn.Now);
        var began = known is { Status: not CaseStatus.ReturnedToNormal } ? known.Deviation.BeganAt : turn.Now;
        return BacklogIsBeyondCapacity.Judge((site.Id, load.Items), (load.Behind, load.Due, load.Short), (load.HoursToClear, load.HoursBehind), began);
    }
}
