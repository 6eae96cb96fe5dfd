namespace ControlTower.Web.Shared.Map;

/// <summary>
/// Places data tags one after the other, the worst first, each where it disturbs least: never over another tag, a leader,
/// the ring of a troubled site or what is reserved. A tag that finds no room is left out; its site keeps ring and name.
/// </summary>
internal sealed class TagPlacement(TagRoom room, MapMetrics metrics)
{
    private const int Directions = 24;
    private const double OverMark = 14;
    private const double OverLane = 12;
    private const double Gap = 4;
    private static readonly double[] Distances = [14, 24, 38, 56, 80, 110, 150];

    private readonly List<(MapRect Box, MapPoint From, MapPoint To)> placed = [];

    /// <param name="anchors">Where the tagged sites stand in the room, by site id.</param>
    public IReadOnlyList<PlacedTag> Place(IEnumerable<MapTag> tags, IReadOnlyDictionary<string, MapPoint> anchors) =>
        [.. tags.Where(t => anchors.TryGetValue(t.SiteId, out var at) && room.Bounds.Contains(at))
            .OrderByDescending(t => t.Severity).ThenBy(t => t.SiteId, StringComparer.Ordinal).ThenBy(t => t.Line1, StringComparer.Ordinal)
            .Select(t => Place(t, anchors[t.SiteId])).OfType<PlacedTag>()];

    private PlacedTag? Place(MapTag tag, MapPoint anchor)
    {
        var (width, height) = metrics.TagSize(tag);
        var ring = metrics.Ring(tag.Severity);
        var best = Candidates(anchor, ring, width, height)
            .Where(c => IsFree(c.Box, c.From, c.To))
            .OrderBy(c => c.Cost).Take(1).ToArray();
        if (best is not [var (box, from, to, _)]) return null;
        placed.Add((box, from, to));
        return new(tag, anchor, new(box.X - anchor.X, box.Y - anchor.Y, width, height), About(from, anchor), About(to, anchor));
    }

    private IEnumerable<(MapRect Box, MapPoint From, MapPoint To, double Cost)> Candidates(MapPoint anchor, double ring, double width, double height)
    {
        foreach (var distance in Distances)
        {
            for (var i = 0; i < Directions; i++)
            {
                var (sin, cos) = Math.SinCos((i + 0.5) * 2 * Math.PI / Directions);
                var away = ring + (distance * metrics.MarkScale) + Math.Min(width / 2 / Math.Max(Math.Abs(cos), 1e-9), height / 2 / Math.Max(Math.Abs(sin), 1e-9));
                var box = MapRect.Around(new(Math.Round(anchor.X + (cos * away)), Math.Round(anchor.Y + (sin * away))), width, height);
                var to = box.Nearest(anchor);
                var length = anchor.DistanceTo(to);
                if (length <= ring) continue;
                var cost = length + (metrics.MarkScale * ((OverMark * room.Marks.Count(m => m.Overlaps(box))) + (OverLane * room.Lanes.Count(box.Contains))));
                yield return (box, anchor.Towards(to, ring / length), to, cost);
            }
        }
    }

    private bool IsFree(MapRect box, MapPoint from, MapPoint to)
    {
        var wide = box.Grow(Gap);
        return room.Bounds.Contains(box)
            && !room.Reserved.Any(r => r.Overlaps(wide) || r.IsCrossedBy(from, to))
            && !room.Troubled.Any(r => r.Overlaps(wide) || (r.IsCrossedBy(from, to) && !r.Contains(from)))
            && !placed.Any(p => p.Box.Overlaps(wide) || p.Box.IsCrossedBy(from, to) || wide.IsCrossedBy(p.From, p.To));
    }

    private static MapPoint About(MapPoint p, MapPoint anchor) => new(p.X - anchor.X, p.Y - anchor.Y);
}
