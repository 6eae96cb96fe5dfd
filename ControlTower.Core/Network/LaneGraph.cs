using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Network;

/// <summary>
/// The lanes of a network as numbers, with what slows them down now, made once for each set of them and shared by all who read it. Sites are numbered in ordinal
/// order of their ids. The quickest ways out of a site are reckoned when they are first asked for, by Dijkstra's algorithm.
/// </summary>
public sealed class LaneGraph
{
    public const long Unreached = long.MaxValue;

    /// <summary>Ten years: what lies farther away is not reached.</summary>
    private const long Farthest = 87_600 * TimeSpan.TicksPerHour;

    /// <summary>Spans that are kept, over all sites asked for: 192 MB with the ways to them.</summary>
    private const long MostKept = 16L << 20;

    private static readonly ConditionalWeakTable<object, LaneGraph> Made = [];

    private readonly Dictionary<string, int> numbers; // lookup only
    private readonly int[] firstOut;
    private readonly int[] ends;
    private readonly long[] spans;
    private readonly ConcurrentDictionary<int, (long[] Spans, int[] Before)> known = new(); // lookup only

    private readonly object conditions;

    private LaneGraph(NetworkState network)
    {
        conditions = network.LaneConditions;
        Sites = [.. network.Sites.Keys];
        numbers = new(StringComparer.Ordinal); // lookup only
        for (var i = 0; i < Sites.Count; i++) numbers[Sites[i]] = i;
        firstOut = new int[Sites.Count + 1];
        var lanes = network.LanesFrom.Values.Where(lane => numbers.ContainsKey(lane.From) && numbers.ContainsKey(lane.To)).ToList();
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

    public static LaneGraph Of(NetworkState network)
    {
        // Sites, lanes and conditions change apart from each other: looked up by the lanes, made anew where the rest is another.
        var graph = Made.GetValue(network.LanesFrom, _ => new(network));
        if (graph.conditions == (object)network.LaneConditions && graph.Sites.Count == network.Sites.Count && graph.Sites.SequenceEqual(network.Sites.Keys)) return graph;
        graph = new(network);
        Made.AddOrUpdate(network.LanesFrom, graph);
        return graph;
    }

    public static long TicksOf(decimal hours) => (long)(hours * TimeSpan.TicksPerHour);

    /// <returns>-1 where there is no such site.</returns>
    public int NumberOf(string site) => numbers.TryGetValue(site, out var number) ? number : -1;

    /// <summary>Ticks from one site to another by the quickest way; 0 to itself, <see cref="Unreached"/> where no way leads.</summary>
    public long Span(int from, int to) => from == to ? 0 : From(from).Spans[to];

    /// <summary>Ticks from a site to each, by number.</summary>
    public IReadOnlyList<long> SpansFrom(int site) => From(site).Spans;

    /// <summary>For each site the one before it on the quickest way from a site, by number; -1 where there is none.</summary>
    public IReadOnlyList<int> WaysFrom(int site) => From(site).Before;

    private static decimal Slowed(NetworkState network, LaneEntry lane) =>
        network.LaneConditions.TryGetValue(Keys.Of(lane.From, lane.To), out var condition) ? condition.Slowed(lane.LeadTimeHours) : lane.LeadTimeHours;

    private (long[] Spans, int[] Before) From(int site)
    {
        if (known.TryGetValue(site, out var ways)) return ways;
        if ((long)known.Count * Sites.Count > MostKept) known.Clear();
        return known[site] = Dijkstra(site);
    }

    private (long[] Spans, int[] Before) Dijkstra(int start)
    {
        var (reached, before) = (new long[Sites.Count], new int[Sites.Count]);
        Array.Fill(reached, Unreached);
        Array.Fill(before, -1);
        reached[start] = 0;
        var open = new PriorityQueue<int, long>();
        open.Enqueue(start, 0);
        while (open.TryDequeue(out var site, out var span))
        {
            if (span > reached[site]) continue;
            for (var lane = firstOut[site]; lane < firstOut[site + 1]; lane++)
            {
                var there = span + spans[lane];
                if (there > Farthest || there >= reached[ends[lane]]) continue;
                (reached[ends[lane]], before[ends[lane]]) = (there, site);
                open.Enqueue(ends[lane], there);
            }
        }
        return (reached, before);
    }
}
