namespace ControlTower.Core.Network;

/// <summary>Which sites lie behind a site along the lanes, and how many hours away.</summary>
public static class NetworkReach
{
    /// <summary>
    /// Sites reached downstream of <paramref name="start"/> with the least lead time in hours, the start itself at 0,
    /// in order of time and then of id.
    /// </summary>
    public static IReadOnlyList<(string Site, decimal Hours)> Downstream(this NetworkState network, string start)
    {
        var graph = LaneGraph.Of(network);
        var number = graph.NumberOf(start);
        if (number < 0) return [(start, 0)];
        var spans = graph.SpansFrom(number);
        return [.. Enumerable.Range(0, graph.Sites.Count).Where(site => spans[site] != LaneGraph.Unreached)
            .OrderBy(site => spans[site]).ThenBy(site => site)
            .Select(site => (graph.Sites[site], spans[site] / (decimal)TimeSpan.TicksPerHour))];
    }

    /// <summary>By the quickest way; null where none leads.</summary>
    public static decimal? HoursBetween(this NetworkState network, string from, string to)
    {
        var graph = LaneGraph.Of(network);
        var (start, end) = (graph.NumberOf(from), graph.NumberOf(to));
        return start < 0 || end < 0 || graph.Span(start, end) is LaneGraph.Unreached ? null : graph.Span(start, end) / (decimal)TimeSpan.TicksPerHour;
    }
}
