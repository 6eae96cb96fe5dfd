using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Tracing;
using ControlTower.Web.Shared.Situation;

namespace ControlTower.Web.Features.Network;

/// <summary>How far an open case reaches: where its goods go and what they become, and where it bites.</summary>
/// <param name="Sites">In order of hours; those where it bites only, last.</param>
/// <param name="Lanes">By from and to.</param>
public sealed record CaseReach(ExceptionCase Case, CaseGlance? Glance, IReadOnlyList<ReachedSite> Sites, IReadOnlySet<string> Lanes)
{
    /// <summary>A case about a whole site may touch thousands of items; so many are followed.</summary>
    public const int MostItems = 25;

    public static CaseReach? Of(TowerState state, IReadOnlyList<CaseGlance> cases, string? id, DateTimeOffset now)
    {
        if (id is null || state.Exceptions.Open.Find(id) is not { } one) return null;
        var hours = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var lanes = new HashSet<string>(StringComparer.Ordinal); // lookup only
        foreach (var site in one.Deviation.Sites.Where(state.Network.Sites.ContainsKey)) hours[site] = 0;
        if (one.Deviation.Site is { } start) Follow(state, (start, one.Deviation.Items), now, (hours, lanes));
        var bites = (one.Impact?.Sites ?? []).Concat((one.Impact?.Stops ?? []).Select(stop => stop.Site)).ToHashSet(StringComparer.Ordinal);
        var reached = hours.Keys.Concat(bites).Distinct(StringComparer.Ordinal).Where(state.Network.Sites.ContainsKey)
            .Select(site => new ReachedSite(site, state.Network.Sites[site].Name, hours.TryGetValue(site, out var after) ? after : null, bites.Contains(site)));
        return new(one, cases.FirstOrDefault(glance => glance.Id == id), [.. reached.OrderBy(site => site.Hours ?? decimal.MaxValue).ThenBy(site => site.Site, StringComparer.Ordinal)], lanes);
    }

    private static void Follow(TowerState state, (string Site, IReadOnlyList<string> Items) from, DateTimeOffset now, (SortedDictionary<string, decimal> Hours, HashSet<string> Lanes) found)
    {
        foreach (var item in (from.Items.Count > 0 ? from.Items : TraceView.ItemsAt(state, from.Site)).Take(MostItems))
        {
            var nodes = NetworkTrace.Of(state, new(from.Site, item, TraceDirection.Down, now, Quantity.Of(1)));
            foreach (var node in nodes.Succeeded ? nodes.Value : [])
            {
                if (!found.Hours.TryGetValue(node.Site, out var known) || node.Hours < known) found.Hours[node.Site] = node.Hours;
                if (node is { Via: TraceVia.Lane, From: { } before }) found.Lanes.Add(Keys.Of(before.Site, node.Site));
            }
        }
    }
}

/// <param name="Hours">Until goods from the case's site are there; null where only its effect reaches.</param>
/// <param name="Bites">Orders or lines there are late by it.</param>
public sealed record ReachedSite(string Site, string Name, decimal? Hours, bool Bites);
