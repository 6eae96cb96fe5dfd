using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>
/// The lanes of a network as numbers, with what slows them down now, made once for each set of them and shared by all who read it. Sites are numbered in ordinal
/// order of their ids. The quickest ways out of a site are reckoned when they are first asked for, by Dijkstra's algorithm; where lanes
/// have hours also for what is there at an instant, since the quickest way depends on it then.
/// </summary>
public sealed class LaneGraph
{
    public const long Unreached = long.MaxValue;

    /// <summary>Ten years: what lies farther away is not reached.</summary>
    private const long Farthest = 87_600 * TimeSpan.TicksPerHour;

    /// <summary>Ways that are kept, over all sites asked for: at most 256 MB.</summary>
    private const long MostKept = 16L << 20;

    private static readonly ConditionalWeakTable<object, LaneGraph> Made = [];

    [ThreadStatic]
    private static (long[] Spans, int[] Before)? scratch;

    private readonly Dictionary<string, int> numbers; // lookup only
    private readonly int[] firstOut;
    private readonly int[] ends;
    private readonly long[] spans;
    private readonly ConcurrentDictionary<int, LaneWays> known = new(); // lookup only
    private readonly ConcurrentDictionary<(int Site, long At), LaneWays> knownAt = new(); // lookup only
    private readonly LaneHours? hours;
    private long kept;

    private readonly object conditions;
    private readonly object sites;

    private LaneGraph(NetworkState network)
    {
        (conditions, sites) = (network.LaneConditions, network.Sites);
        Sites = [.. network.Sites.Keys];
        numbers = new(StringComparer.Ordinal); // lookup only
        for (var i = 0; i < Sites.Count; i++) numbers[Sites[i]] = i;
        firstOut = new int[Sites.Count + 1];
        var lanes = network.LanesFrom.Values.Where(lane => numbers.ContainsKey(lane.From) && numbers.ContainsKey(lane.To)).ToList();
        hours = LaneHours.Of(network, lanes, NumberOf);
        ends = new int[lanes.Count];
        spans = new long[lanes.Count];
        foreach (var lane in lanes) firstOut[numbers[lane.From] + 1]++;
        for (var i = 0; i < Sites.Count; i++) firstOut[i + 1] += firstOut[i];
        var next = firstOut[..^1];
        foreach (var lane in lanes)
        {
            var at = next[numbers[lane.From]]++;
            ends[at] = numbers[lane.To];
            spans[at] = TicksOf(Slowed(network, lane));
        }
    }

    /// <summary>By number.</summary>
    public IReadOnlyList<string> Sites { get; }

    /// <summary>Some lanes are not always open, so that it matters when goods are there.</summary>
    public bool HasHours => hours is not null;

    public static LaneGraph Of(NetworkState network)
    {
        // Sites, lanes and conditions change apart from each other: looked up by the lanes, made anew where the rest is another. Hours are told in a site's zone.
        var graph = Made.GetValue(network.LanesFrom, _ => new(network));
        if (graph.conditions == (object)network.LaneConditions && (graph.sites == (object)network.Sites || (!graph.HasHours && graph.Sites.SequenceEqual(network.Sites.Keys)))) return graph;
        graph = new(network);
        Made.AddOrUpdate(network.LanesFrom, graph);
        return graph;
    }

    public static long TicksOf(decimal hours) => (long)(hours * TimeSpan.TicksPerHour);

    /// <returns>-1 where there is no such site.</returns>
    public int NumberOf(string site) => numbers.TryGetValue(site, out var number) ? number : -1;

    /// <summary>Ticks from one site to another by the quickest way; 0 to itself, <see cref="Unreached"/> where no way leads.</summary>
    public long Span(int from, int to) => from == to ? 0 : WaysFrom(from).Span(to);

    /// <summary>When goods that are at a site at an instant are at another: they wait for each lane on their way to open, and take the way that is quickest then.</summary>
    /// <param name="at">UTC ticks.</param>
    /// <returns>UTC ticks; <see cref="Unreached"/> where no way leads.</returns>
    public long Arrival(int from, long at, int to)
    {
        var span = Span(from, to);
        if (span == Unreached) return Unreached;
        // No way is quicker than the one by lead times alone, so where nothing waits on that it is it.
        if (hours is null || from == to || !WaitsOn(WaysFrom(from), at, to)) return at + span;
        var waited = WaysFrom(from, at).Span(to);
        return at + (waited == Unreached ? span : waited);
    }

    /// <summary>Ticks by which goods have to be at a site before they are to be at another, on the quickest way by lead times, with the lanes' hours.</summary>
    /// <param name="by">UTC ticks.</param>
    public IEnumerable<(int Site, long Before)> LeadOver(int from, int to, long by)
    {
        var ways = WaysFrom(from);
        var (at, next) = (by, to);
        for (var site = ways.Before(to); site >= 0; (next, site) = (site, ways.Before(site)))
        {
            at -= ways.Span(next) - ways.Span(site);
            at -= hours?.Ahead(site, next, at) ?? 0;
            yield return (site, by - at);
        }
    }

    /// <summary>The quickest ways from a site to all that it reaches, by lead times alone.</summary>
    public LaneWays WaysFrom(int site) => known.TryGetValue(site, out var ways) ? ways : known[site] = Kept(Dijkstra(site, null));

    /// <summary>The same for what is there at an instant, with what it waits for lanes to open.</summary>
    /// <param name="at">UTC ticks.</param>
    public LaneWays WaysFrom(int site, long at)
    {
        if (hours is null) return WaysFrom(site);
        return knownAt.TryGetValue((site, at), out var ways) ? ways : knownAt[(site, at)] = Kept(Dijkstra(site, at));
    }

    private LaneWays Kept(LaneWays ways)
    {
        if (Interlocked.Add(ref kept, ways.Count) <= MostKept) return ways;
        known.Clear();
        knownAt.Clear();
        Interlocked.Exchange(ref kept, ways.Count);
        return ways;
    }

    private bool WaitsOn(LaneWays ways, long at, int to)
    {
        for (var (next, site) = (to, ways.Before(to)); site >= 0; (next, site) = (site, ways.Before(site)))
        {
            if (hours!.Wait(site, next, at + ways.Span(site)) > 0) return true;
        }
        return false;
    }

    private static decimal Slowed(NetworkState network, LaneEntry lane) =>
        network.LaneConditions.TryGetValue(Keys.Of(lane.From, lane.To), out var condition) ? condition.Slowed(lane.LeadTimeHours) : lane.LeadTimeHours;

    /// <summary>What is written down of a site is put back afterwards, so that a site that reaches little costs little.</summary>
    /// <param name="at">UTC ticks; null where lanes count as always open.</param>
    private LaneWays Dijkstra(int start, long? at)
    {
        var (spanTo, before) = Scratch();
        var found = new List<int> { start };
        spanTo[start] = 0;
        var open = new PriorityQueue<int, long>();
        open.Enqueue(start, 0);
        while (open.TryDequeue(out var site, out var span))
        {
            if (span > spanTo[site]) continue;
            for (var lane = firstOut[site]; lane < firstOut[site + 1]; lane++)
            {
                var end = ends[lane];
                var there = span + spans[lane] + (at is { } from ? hours!.Wait(site, end, from + span) : 0);
                if (there > Farthest || there >= spanTo[end]) continue;
                if (spanTo[end] == Unreached) found.Add(end);
                (spanTo[end], before[end]) = (there, site);
                open.Enqueue(end, there);
            }
        }
        found.Sort();
        var ways = new LaneWays(Sites.Count, [.. found], [.. found.Select(site => spanTo[site])], [.. found.Select(site => site == start ? -1 : before[site])]);
        foreach (var site in found) spanTo[site] = Unreached;
        return ways;
    }

    /// <summary>Of this thread, with nothing reached.</summary>
    private (long[] Spans, int[] Before) Scratch()
    {
        if (scratch is { } ready && ready.Spans.Length >= Sites.Count) return ready;
        var spanTo = new long[Sites.Count];
        Array.Fill(spanTo, Unreached);
        return (scratch = (spanTo, new int[Sites.Count])).Value;
    }
}
