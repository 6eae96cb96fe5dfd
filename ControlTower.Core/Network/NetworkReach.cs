namespace ControlTower.Core.Network;

/// <summary>Which sites lie behind a site along the lanes, and how many hours away.</summary>
public static class NetworkReach
{
    /// <summary>Ten years in hours: what lies farther away is not reached.</summary>
    private const decimal Farthest = 87_600;

    /// <summary>
    /// Sites reached downstream of <paramref name="start"/> with the least lead time in hours, the start itself at 0,
    /// in order of time and then of id. Cycles end where a site is reached a second time.
    /// </summary>
    public static IReadOnlyList<(string Site, decimal Hours)> Downstream(this NetworkState network, string start)
    {
        var open = new PriorityQueue<string, (decimal Hours, string Site)>(new ByHoursThenSite());
        var settled = new HashSet<string>(StringComparer.Ordinal); // lookup only
        var reached = new List<(string, decimal)>();
        open.Enqueue(start, (0, start));
        while (open.TryDequeue(out var site, out var priority))
        {
            if (!settled.Add(site)) continue;
            reached.Add((site, priority.Hours));
            foreach (var lane in network.LanesOutOf(site))
            {
                var hours = priority.Hours + lane.LeadTimeHours;
                if (hours <= Farthest && !settled.Contains(lane.To)) open.Enqueue(lane.To, (hours, lane.To));
            }
        }
        return reached;
    }

    private sealed class ByHoursThenSite : IComparer<(decimal Hours, string Site)>
    {
        public int Compare((decimal Hours, string Site) x, (decimal Hours, string Site) y)
        {
            var order = x.Hours.CompareTo(y.Hours);
            return order != 0 ? order : string.CompareOrdinal(x.Site, y.Site);
        }
    }
}
