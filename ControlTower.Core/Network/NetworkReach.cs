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
        var ways = graph.WaysFrom(number);
        return [.. ways.Reached.Select(site => (Site: site, Span: ways.Span(site))).OrderBy(one => one.Span).ThenBy(one => one.Site)
            .Select(one => (graph.Sites[one.Site], one.Span / (decimal)TimeSpan.TicksPerHour))];
    }

    /// <summary>By the quickest way; null where none leads.</summary>
    public static decimal? HoursBetween(this NetworkState network, string from, string to)
    {
        var graph = LaneGraph.Of(network);
        var (start, end) = (graph.NumberOf(from), graph.NumberOf(to));
        return start < 0 || end < 0 || graph.Span(start, end) is LaneGraph.Unreached ? null : graph.Span(start, end) / (decimal)TimeSpan.TicksPerHour;
    }
}
