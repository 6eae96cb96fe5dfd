using System.Runtime.CompilerServices;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols.Conditions;

namespace ControlTower.Core.Protocols;

/// <summary>
/// When time alone changes what protocols say about cases: by kind of case, then by site. Derived from what is published, as
/// <see cref="ProtocolIndex"/> is.
/// </summary>
public sealed class ProtocolClock
{
    private static readonly ConditionalWeakTable<OrdinalMap<ProtocolVersion>, ProtocolClock> Made = [];

    private readonly Dictionary<string, ClockGroup> groups; // lookup only

    private ProtocolClock(OrdinalMap<ProtocolVersion> published) =>
        groups = published.Values.Where(version => version.Document.Mode != ProtocolMode.Off && version.Compiled.ClockCuts.Count > 0)
            .SelectMany(version => version.Document.Trigger.Cases.Distinct().Select(kind => (Kind: kind, Version: version)))
            .GroupBy(one => one.Kind, one => one.Version, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(group => group.Key, group => new ClockGroup([.. group]), StringComparer.Ordinal); // lookup only

    public static ProtocolClock Of(OrdinalMap<ProtocolVersion> published) => Made.GetValue(published, one => new(one));

    /// <summary>The scales that a case of a kind at some sites is measured on; none where the clock changes nothing about it.</summary>
    /// <param name="kind">In camel case.</param>
    public IEnumerable<ClockScales> For(string kind, IEnumerable<string> sites) => groups.TryGetValue(kind, out var group) ? group.For(sites) : [];
}

/// <param name="Lasting">Of how long it lasts, by those that act.</param>
/// <param name="LastingBeside">The same by those in the shadow.</param>
public sealed record ClockScales(ClockScale Lasting, ClockScale LastingBeside, ClockScale Age, ClockScale ToBreak);

/// <summary>The scales of one kind of case: those of any site, and those of each.</summary>
internal sealed class ClockGroup
{
    private readonly ClockScales anywhere;
    private readonly Dictionary<string, ClockScales> bySite; // lookup only

    public ClockGroup(IReadOnlyList<ProtocolVersion> versions)
    {
        var placed = versions.Select(version => (Version: version, Sites: version.Document.Trigger.Sites is { Count: > 0 } sites ? sites : NeededBounds.Of(version.Compiled.Conditions).Sites)).ToList();
        anywhere = ScalesOf(placed.Where(one => one.Sites is null).Select(one => one.Version));
        bySite = placed.Where(one => one.Sites is not null).SelectMany(one => one.Sites!.Distinct().Select(site => (Site: site, one.Version)))
            .GroupBy(one => one.Site, one => one.Version, StringComparer.Ordinal) // ordered: goes into a dictionary that is only looked up
            .ToDictionary(group => group.Key, ScalesOf, StringComparer.Ordinal); // lookup only
    }

    public IEnumerable<ClockScales> For(IEnumerable<string> sites)
    {
        yield return anywhere;
        foreach (var site in sites) if (bySite.TryGetValue(site, out var scales)) yield return scales;
    }

    private static ClockScales ScalesOf(IEnumerable<ProtocolVersion> versions)
    {
        var all = versions.SelectMany(version => version.Compiled.ClockCuts.Select(cut => (Cut: cut, Beside: version.Document.Mode == ProtocolMode.Shadow))).ToList();
        return new(Of(ConditionFields.DisruptionHours, false), Of(ConditionFields.DisruptionHours, true), Of(ClockCuts.Age, null), Of(ClockCuts.ToBreak, null));

        ClockScale Of(string field, bool? beside) => new(all.Where(one => one.Cut.Field == field && (beside is null || one.Beside == beside)).Select(one => one.Cut));
    }
}
