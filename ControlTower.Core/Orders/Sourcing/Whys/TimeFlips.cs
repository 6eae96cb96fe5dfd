using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Orders.Sourcing.Prepared;
using ControlTower.Core.Orders.Sourcing.Problem;
using ControlTower.Core.Orders.Sourcing.Solving;

namespace ControlTower.Core.Orders.Sourcing.Whys;

/// <summary>Flips by the clock: the order comes before a cut-off that it missed, or a site that is down is back sooner. The nearest are tried first, so that the first that flips is the smallest.</summary>
internal sealed class TimeFlips(PreparedNetwork network, OtherTimes times)
{
    /// <summary>So many instants are tried for a line.</summary>
    private const int Tried = 12;

    private static readonly WhatIf Nothing = new();
    private readonly RuleCheck rules = new(network);

    private SourcingProblem Problem => network.Problem;

    public ChoiceFlip? CutOff(ServedLine served)
    {
        if (!times.CanBeTried) return null;
        foreach (var (past, sites) in Missed(served.Order))
        {
            var by = past.TotalHours * FlipCheck.Above;
            if (!times.Earlier(by).Flips(served, Nothing, out var to)) continue;
            if (!times.Earlier(by * FlipCheck.Less).Stays(served, Nothing)) return null;
            return new("cutOff", by, to) { Site = to is not null && sites.Contains(to, StringComparer.Ordinal) ? to : sites[0], At = Problem.At - past };
        }
        return null;
    }

    /// <param name="dropped">Soft constraints that do not hold.</param>
    public ChoiceFlip? Downtime(ServedLine served, IReadOnlyList<SoftConstraint> dropped)
    {
        if (!times.CanBeTried) return null;
        foreach (var (until, site) in Down(served, dropped))
        {
            var by = (until - Problem.At).TotalHours * FlipCheck.Above;
            if (!times.Back(site, by).Flips(served, Nothing, out var to)) continue;
            if (!times.Back(site, by * FlipCheck.Less).Stays(served, Nothing)) return null;
            return new("downtime", by, to) { Site = site, At = until };
        }
        return null;
    }

    /// <summary>How long ago sites with a lane closed for the day, each time with those sites; the latest first.</summary>
    private IEnumerable<(TimeSpan Past, IReadOnlyList<string> Sites)> Missed(SourcingOrder order)
    {
        var missed = new List<(TimeSpan Past, string Site)>();
        foreach (var lane in network.LanesTo(order.Destination))
        {
            var site = network.Site(network.SiteIds.Find(lane.From));
            if (site.CutOff is not { } cutOff) continue;
            var past = TimeZoneInfo.ConvertTime(Problem.At, site.Zone).TimeOfDay - cutOff.ToTimeSpan();
            if (past.TotalHours >= FlipCheck.Second && Problem.At.UtcDateTime > DateTime.MinValue.AddDays(2)) missed.Add((past, site.Id));
        }
        return missed.GroupBy(one => one.Past).OrderBy(one => one.Key).Take(Tried) // ordered: sorted here
            .Select(one => (one.Key, (IReadOnlyList<string>)[.. one.Select(what => what.Site).Order(StringComparer.Ordinal)]));
    }

    /// <summary>Sites that nothing but a downtime of a known end keeps from the line, and when they are back; the first first.</summary>
    private IEnumerable<(DateTimeOffset Until, string Site)> Down(ServedLine served, IReadOnlyList<SoftConstraint> dropped) => Problem.Sites
        .Select(site => (Until: site.Downtime.Where(window => window.Contains(Problem.At)).Max(window => (DateTimeOffset?)(window.Until ?? DateTimeOffset.MaxValue)), Site: site))
        .Where(one => one.Until is { } until && until < DateTimeOffset.MaxValue && (until - Problem.At).TotalHours >= FlipCheck.Second && rules.Of(one.Site, served.Order, served.Line, dropped).All(rule => rule.Rule == "downtime"))
        .OrderBy(one => one.Until).ThenBy(one => one.Site.Id, StringComparer.Ordinal).Take(Tried).Select(one => (one.Until!.Value, one.Site.Id));
}
