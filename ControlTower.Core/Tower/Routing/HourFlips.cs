using ControlTower.Core.Network;
using ControlTower.Core.Orders.Sourcing.Answer;
using ControlTower.Core.Tower.Fulfilment;

namespace ControlTower.Core.Tower.Routing;

/// <summary>
/// What another hour would have changed of a decision: the order before a cut-off that it missed, or a site that is back sooner. Each is decided anew on the
/// same state, the nearest first; what is told was seen to flip the choice, and 99 % of it not to.
/// </summary>
internal sealed class HourFlips(TowerState state, AllocationAsk ask)
{
    /// <summary>So many instants of each kind are tried.</summary>
    private const int Tried = 8;

    private const double Above = 1.001;
    private const double Less = 0.99;
    private const double Second = 1 / 3_600d;

    public IReadOnlyList<WhyOfLine> On(IReadOnlyList<WhyOfLine> lines)
    {
        if (ask.Site is not null) return lines;
        return Downtimes(CutOffs(lines));
    }

    private IReadOnlyList<WhyOfLine> CutOffs(IReadOnlyList<WhyOfLine> lines)
    {
        var open = lines.Where(line => line.Best is not null).Select(line => line.Line).ToHashSet(StringComparer.Ordinal); // lookup only
        foreach (var (past, sites) in Missed())
        {
            AllocationFound At(double share) => SourcedAllocation.Rule.Allocate(state, ask with { Now = ask.Now.AddHours(-past.TotalHours * share) });
            lines = Claim(lines, (open.Contains, open), At, (line, to) => new ChoiceFlip("cutOff", past.TotalHours * Above, to) { Site = to is not null && sites.Contains(to, StringComparer.Ordinal) ? to : sites[0], At = ask.Now - past });
        }
        return lines;
    }

    private IReadOnlyList<WhyOfLine> Downtimes(IReadOnlyList<WhyOfLine> lines)
    {
        var open = lines.Where(line => line.Best is not null).Select(line => line.Line).ToHashSet(StringComparer.Ordinal); // lookup only
        foreach (var (until, site) in Down(lines))
        {
            var hours = (until - ask.Now).TotalHours;
            AllocationFound At(double share) => SourcedAllocation.Rule.Allocate(Back(site, hours * share), ask);
            bool OnlyDown(string id) => open.Contains(id) && lines.Any(line => line.Line == id && IsOnlyDown(line, site));
            lines = Claim(lines, (OnlyDown, open), At, (line, to) => new ChoiceFlip("downtime", hours * Above, to) { Site = site, At = until });
        }
        return lines;
    }

    /// <summary>Of the lines that are still open to be told, those that flip; what flips is closed, whether it can be told or not.</summary>
    private static IReadOnlyList<WhyOfLine> Claim(IReadOnlyList<WhyOfLine> lines, (Func<string, bool> May, ISet<string> Open) which, Func<double, AllocationFound> at, Func<WhyOfLine, string?, ChoiceFlip> flip)
    {
        if (!lines.Any(line => which.May(line.Line))) return lines;
        var (found, less) = (at(Above), (AllocationFound?)null);
        var told = new List<WhyOfLine>();
        foreach (var line in lines)
        {
            if (!which.May(line.Line) || Serves(found, line))
            {
                told.Add(line);
                continue;
            }
            which.Open.Remove(line.Line);
            less ??= at(Above * Less);
            told.Add(Serves(less, line) ? line with { Flips = [.. line.Flips, flip(line, MostOf(found, line))] } : line);
        }
        return told;
    }

    private static bool Serves(AllocationFound found, WhyOfLine line) => found.Units.Any(unit => unit.Line == line.Line && unit.Site == line.Best);

    private static string? MostOf(AllocationFound found, WhyOfLine line) => found.Units.Where(unit => unit.Line == line.Line).GroupBy(unit => unit.Site, StringComparer.Ordinal) // ordered: sorted below
        .OrderByDescending(site => site.Sum(unit => unit.Quantity.Units)).ThenBy(site => site.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>How long ago sites with a lane to the order closed for the day, each time with those sites; the latest first.</summary>
    private IEnumerable<(TimeSpan Past, IReadOnlyList<string> Sites)> Missed()
    {
        if (ask.Order.Destination is not { } to) return [];
        return state.Network.LanesInto(to).Select(lane => state.Network.Sites.Find(lane.From)?.Entry).OfType<SiteEntry>().Where(site => site.CutOff is not null)
            .Select(site => (Past: Past(site), site.Id)).Where(one => one.Past.TotalHours >= Second).GroupBy(one => one.Past) // ordered: sorted below
            .OrderBy(one => one.Key).Take(Tried).Select(one => (one.Key, (IReadOnlyList<string>)[.. one.Select(what => what.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
    }

    private TimeSpan Past(SiteEntry site)
    {
        var zone = site.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(ask.Now, zone).TimeOfDay - site.CutOff!.Value.ToTimeSpan();
    }

    /// <summary>Sites that nothing but a downtime of a known end keeps from a line, and when they are back; the first first.</summary>
    private IEnumerable<(DateTimeOffset Until, string Site)> Down(IReadOnlyList<WhyOfLine> lines) => lines.SelectMany(line => line.RuledOut.Where(one => IsOnlyDown(line, one.Site)).Select(one => one.Site))
        .Distinct(StringComparer.Ordinal).Select(site => (Until: BackAt(site), Site: site)).Where(one => (one.Until - ask.Now).TotalHours >= Second && one.Until < DateTimeOffset.MaxValue)
        .OrderBy(one => one.Until).ThenBy(one => one.Site, StringComparer.Ordinal).Take(Tried);

    private static bool IsOnlyDown(WhyOfLine line, string site) => line.RuledOut.Any(one => one.Site == site && one.Rules.All(rule => rule.Rule == "downtime"));

    private DateTimeOffset BackAt(string site) => Planned(site).Where(Holds).Select(one => one.Until)
        .Append(state.Network.IsDown(site, ask.Now) ? state.Network.Outages[site].Until ?? DateTimeOffset.MaxValue : ask.Now).Max();

    private IReadOnlyList<DowntimeEntry> Planned(string site) => state.Network.Sites[site].Entry.Downtime ?? [];

    private bool Holds(DowntimeEntry one) => one.From <= ask.Now && ask.Now < one.Until;

    private TowerState Back(string id, double hours)
    {
        var network = state.Network;
        if (network.IsDown(id, ask.Now) && network.Outages[id] is { Until: { } until } outage) network = network with { Outages = network.Outages.Set(id, outage with { Until = until.AddHours(-hours) }) };
        var shortened = Planned(id).Select(one => Holds(one) ? one with { Until = one.Until.AddHours(-hours) } : one).Where(one => one.Until > one.From);
        var site = network.Sites[id];
        return state with { Network = network with { Sites = network.Sites.Set(id, site with { Entry = site.Entry with { Downtime = [.. shortened] } }) } };
    }
}
