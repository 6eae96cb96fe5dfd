namespace ControlTower.Web.Shared.Map;

/// <summary>More than 12 sites in 40 px become one mark with a count.</summary>
internal static class MarkClusters
{
    public const int MostApart = 12;
    public const double Span = 40;

    /// <summary>Discs nearer than this would cover each other and become one.</summary>
    private const double Touching = 26;
    private const double Swallowed = 16;

    /// <summary>
    /// The thickest spots first, equal ones in the order of ids, so the same sites always give the same clusters.
    /// <paramref name="alone"/> names sites that must stay to be seen; <paramref name="zoom"/> is how far the reader has zoomed into the view.
    /// </summary>
    public static IReadOnlyList<MapMark> Of(IEnumerable<MapSite> sites, MapView view, double zoom, IReadOnlySet<string> alone)
    {
        var all = sites.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => (Site: s, At: view.ToScreen(s.Lat, s.Lon))).ToArray();
        var single = Enumerable.Repeat(true, all.Length).ToArray();
        List<MapMark> clusters = [];
        foreach (var near in Neighbours([.. all.Select(s => s.At)], Span / 2 / zoom, i => !alone.Contains(all[i].Site.Id)))
        {
            int[] free = [.. near.Where(i => single[i])];
            if (free.Length <= MostApart) continue;
            foreach (var i in free) single[i] = false;
            clusters.Add(Cluster([.. free.Select(i => all[i])]));
        }
        var rest = all.Where((_, i) => single[i]).Select(s => new MapMark(s.At, [s.Site], s.Site.Trouble));
        return Settle(clusters, [.. rest], zoom, alone);
    }

    /// <summary>Joins clusters that touch, then lets them swallow the single sites under their discs.</summary>
    private static List<MapMark> Settle(List<MapMark> clusters, List<MapMark> singles, double zoom, IReadOnlySet<string> alone)
    {
        for (var i = 0; i < clusters.Count; i++)
        {
            for (var j = clusters.Count - 1; j > i; j--)
            {
                if (clusters[i].At.DistanceTo(clusters[j].At) >= Touching / zoom) continue;
                clusters[i] = Join(clusters[i], [clusters[j]]);
                clusters.RemoveAt(j);
            }
            var under = singles.FindAll(s => !alone.Contains(s.Site.Id) && s.At.DistanceTo(clusters[i].At) < Swallowed / zoom);
            clusters[i] = Join(clusters[i], under);
            singles.RemoveAll(under.Contains);
        }
        return [.. clusters, .. singles];
    }

    private static MapMark Join(MapMark cluster, IReadOnlyList<MapMark> others)
    {
        MapMark[] all = [cluster, .. others];
        double count = all.Sum(m => m.Sites.Count);
        var middle = new MapPoint(all.Sum(m => m.At.X * m.Sites.Count) / count, all.Sum(m => m.At.Y * m.Sites.Count) / count);
        return new(middle, [.. all.SelectMany(m => m.Sites)], all.Max(m => m.Trouble));
    }

    private static MapMark Cluster(IReadOnlyList<(MapSite Site, MapPoint At)> members) => new(
        new(members.Average(m => m.At.X), members.Average(m => m.At.Y)), [.. members.Select(m => m.Site)], members.Max(m => m.Site.Trouble));

    /// <summary>For each point with more than enough about it, those within <paramref name="reach"/>; the fullest first.</summary>
    private static IEnumerable<int[]> Neighbours(MapPoint[] points, double reach, Func<int, bool> counts)
    {
        var cells = Enumerable.Range(0, points.Length).Where(counts).ToLookup(i => Cell(points[i], reach));
        return Enumerable.Range(0, points.Length).Where(counts)
            .Select(i => Around(Cell(points[i], reach)).SelectMany(c => cells[c]).Where(j => points[i].DistanceTo(points[j]) <= reach).Order().ToArray())
            .Where(near => near.Length > MostApart)
            .OrderByDescending(near => near.Length);
    }

    private static (long X, long Y) Cell(MapPoint p, double size) => ((long)Math.Floor(p.X / size), (long)Math.Floor(p.Y / size));

    private static IEnumerable<(long X, long Y)> Around((long X, long Y) cell) =>
        from x in Enumerable.Range(-1, 3)
        from y in Enumerable.Range(-1, 3)
        select (cell.X + x, cell.Y + y);
}
