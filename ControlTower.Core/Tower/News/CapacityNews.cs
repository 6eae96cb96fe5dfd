using ControlTower.Core.Exceptions;
using ControlTower.Core.Exceptions.Rules;
using ControlTower.Core.Network;
using ControlTower.Core.Signals;
using ControlTower.Core.Tower.Runs;

namespace ControlTower.Core.Tower.News;

/// <summary>A site has less of its capacity than all: an outage by degrees, which without any of it is a site down.</summary>
internal static class CapacityNews
{
    public static void Follow(Turn turn, Signal signal)
    {
        var data = signal.Data;
        var (site, share, word, until) = (data.Text("site"), data.Number("share"), data.Text("reason"), data.InstantOrNull("until"));
        var from = data.InstantOrNull("from") ?? signal.Time.ToUniversalTime();
        if (share >= 1 || until <= turn.Now)
        {
            Restore(turn, site, SignalToCase.Ref(signal), share >= 1 ? "all of the capacity is there again" : "it is over already");
            return;
        }
        turn.Record(new SiteCapacityTold(new(site, share, Enum.Parse<CapacityCause>(word, ignoreCase: true), from, until)), from);
        if (share == 0) Down(turn, site, (from, until, word), SignalToCase.Ref(signal));
        else Reduced(turn, site, share, (from, until, word), SignalToCase.Ref(signal));
    }

    /// <summary>The time that was told is over; an outage that was told otherwise meanwhile goes on.</summary>
    public static void End(Turn turn, string site)
    {
        var share = turn.State.Network.CapacityShares[site];
        if (share.Share > 0 || turn.State.Network.Outages.Find(site)?.Until == share.Until) Restore(turn, site, null, "its time is over");
        else turn.Record(new SiteCapacityRestored(site));
    }

    /// <summary>A site that is up again is no longer without capacity; one that has a part of it still has that.</summary>
    public static void CameUp(Turn turn, string site)
    {
        if (turn.State.Network.CapacityShares.Find(site) is { Share: 0 }) turn.Record(new SiteCapacityRestored(site));
    }

    private static void Down(Turn turn, string site, (DateTimeOffset From, DateTimeOffset? Until, string Cause) told, string reference)
    {
        var isSupplier = IsSupplier(turn, site);
        turn.Record(new SiteWentDown(site, told.From, told.Until, told.Cause), told.From);
        CaseKeeping.Find(turn, SiteIsDown.Judge(site, isSupplier, told.From, told.Until, told.Cause), reference);
        CaseKeeping.Heal(turn, [nameof(CaseKind.CapacityDrop), site], reference, "the site is down altogether");
    }

    private static void Reduced(Turn turn, string site, decimal share, (DateTimeOffset From, DateTimeOffset? Until, string Cause) told, string reference)
    {
        Up(turn, site, reference, "a part of the capacity is there again");
        if (CapacityIsReduced.Judge((site, IsSupplier(turn, site)), share, (told.From, told.Until), told.Cause) is { } deviation) CaseKeeping.Find(turn, deviation, reference);
    }

    private static void Restore(Turn turn, string site, string? reference, string because)
    {
        if (turn.State.Network.CapacityShares.ContainsKey(site)) turn.Record(new SiteCapacityRestored(site));
        CaseKeeping.Heal(turn, [nameof(CaseKind.CapacityDrop), site], reference, because);
        Up(turn, site, reference, because);
    }

    private static void Up(Turn turn, string site, string? reference, string because)
    {
        if (turn.State.Network.Outages.ContainsKey(site)) turn.Record(new SiteCameUp(site));
        CaseKeeping.Heal(turn, [nameof(CaseKind.SiteDown), site], reference, because);
        CaseKeeping.Heal(turn, [nameof(CaseKind.SupplierDown), site], reference, because);
    }

    private static bool IsSupplier(Turn turn, string site) => turn.State.Network.Sites[site].Kind == SiteKind.Supplier;
}
