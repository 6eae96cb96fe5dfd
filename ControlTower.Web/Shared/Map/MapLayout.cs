namespace ControlTower.Web.Shared.Map;

/// <summary>Lays a map out: view, lanes, marks, tags, inset. Pure: the same content, size and zoom give the same scene.</summary>
public static class MapLayout
{
    private const double Padding = 56;
    private const double TagMargin = 6;
    private const double LegendWidth = 494;
    private const double LegendHeight = 76;

    /// <summary>From this width on the legend stands on the map and not below it; map.css knows it too.</summary>
    private const double LegendFrom = 760;

    /// <param name="size">Of the map in pixels.</param>
    public static MapScene Of(MapContent content, (double Width, double Height) size, MapZoom zoom, MapMetrics metrics)
    {
        var screen = new MapRect(0, 0, size.Width, size.Height);
        var view = MapView.Open(content.Focus, content.Sites, screen, Padding * metrics.MarkScale);
        var inset = content.Inset && zoom.Factor <= 1 ? InsetPlacement.Choose(content.Sites, view, screen) : null;
        var within = content.Sites.ToLookup(s => inset is { } i && i.Region.Contains(view.ToScreen(s.Lat, s.Lon)));
        MapRect[] reserved = [.. Legend(content, screen), .. inset is { } box ? new[] { box.Box, box.Region } : []];
        var scene = Part(content, [.. within[false]], new(view, zoom, screen, reserved, metrics));
        if (inset is not { } chosen) return scene;
        return scene with
        {
            Dots = [.. within[true].OrderBy(s => s.Trouble).Select(s => new MapMark(view.ToScreen(s.Lat, s.Lon), [s], s.Trouble))],
            Inset = Inset(content, chosen, view, metrics),
        };
    }

    private static MapInset Inset(MapContent content, (MapRect Box, MapRect Region) chosen, MapView outer, MapMetrics metrics)
    {
        var screen = new MapRect(0, 0, chosen.Box.Width, chosen.Box.Height);
        var (from, to) = (outer.ToWorld(new(chosen.Region.X, chosen.Region.Y)), outer.ToWorld(new(chosen.Region.Right, chosen.Region.Bottom)));
        var view = MapView.Fit(new(from.X, from.Y, to.X - from.X, to.Y - from.Y), screen);
        MapSite[] sites = [.. content.Sites.Where(s => screen.Grow(40).Contains(view.ToScreen(s.Lat, s.Lon)))];
        return new(chosen.Box, chosen.Region, Part(content, sites, new(view, MapZoom.None, screen, [], metrics)));
    }

    private static MapScene Part(MapContent content, IReadOnlyList<MapSite> sites, Frame frame)
    {
        var tagged = content.Tags.Select(t => t.SiteId).ToHashSet(StringComparer.Ordinal);
        if (content.Selected is { } selected) tagged.Add(selected);
        var byId = content.Sites.DistinctBy(s => s.Id, StringComparer.Ordinal).ToDictionary(s => s.Id, StringComparer.Ordinal);
        MapMark[] marks = [.. MarkClusters.Of(sites, frame.View, frame.Zoom.Factor, tagged).OrderBy(m => m.Trouble)];
        return new(frame.View, LanePaths.Of(content.Lanes, byId, frame.View), marks, Tags(content.Tags, marks, frame));
    }

    private static PlacedTag[] Tags(IReadOnlyList<MapTag> tags, MapMark[] marks, Frame frame)
    {
        MapRect[] Rings(Func<MapMark, bool> which) =>
            [.. marks.Where(which).Select(m => Ring(m, frame)).Where(frame.Screen.Overlaps)];
        var room = new TagRoom(frame.Screen.Grow(-TagMargin), frame.Reserved, Rings(_ => true), Rings(m => m.Trouble >= MapTrouble.Warning));
        var at = marks.Where(m => !m.IsCluster).DistinctBy(m => m.Site.Id, StringComparer.Ordinal).ToDictionary(m => m.Site.Id, m => m.At, StringComparer.Ordinal);
        var shown = at.ToDictionary(p => p.Key, p => frame.Zoom.ToScreen(p.Value), StringComparer.Ordinal);
        return [.. new TagPlacement(room, frame.Metrics).Place(tags, shown).Select(t => t with { Anchor = at[t.Tag.SiteId] })];
    }

    private static MapRect Ring(MapMark mark, Frame frame)
    {
        var size = 2 * (mark.IsCluster ? mark.Radius * frame.Metrics.MarkScale : frame.Metrics.Ring(mark.Trouble));
        return MapRect.Around(frame.Zoom.ToScreen(mark.At), size, size);
    }

    private static IEnumerable<MapRect> Legend(MapContent content, MapRect screen) => content.Legend && screen.Width >= LegendFrom
        ? [new(screen.Right - LegendWidth, screen.Bottom - LegendHeight, LegendWidth, LegendHeight)]
        : [];

    private sealed record Frame(MapView View, MapZoom Zoom, MapRect Screen, IReadOnlyList<MapRect> Reserved, MapMetrics Metrics);
}
