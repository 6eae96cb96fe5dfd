namespace ControlTower.Web.Shared.Map;

/// <summary>Lays a map out: view, lanes, marks, tags, inset. Pure: the same content, size and zoom give the same scene.</summary>
public static class MapLayout
{
    private const double Padding = 56;
    private const double RaisedTop = 34;
    private const double TagMargin = 6;
    private const double LaneStep = 16;

    /// <summary>Zoomed in further, marks far outside the map are not drawn until it comes to rest near them.</summary>
    private const double CullFrom = 2;
    private const double ControlsWidth = 104;
    private const double ControlsHeight = 52;
    private const double NarrowLegendHeight = 96;
    private const double LegendWidth = 494;
    private const double LegendHeight = 76;

    /// <summary>From this width on the legend stands in the corner and not across the bottom; map.css knows it too.</summary>
    private const double LegendFrom = 760;

    /// <param name="size">Of the map in pixels.</param>
    public static MapScene Of(MapContent content, (double Width, double Height) size, MapZoom zoom, MapMetrics metrics)
    {
        var screen = new MapRect(0, 0, size.Width, size.Height);
        MapRect[] furniture = [.. Furniture(content, screen)];
        var (view, choice) = Open(content, screen, metrics);
        // Zoomed in, the map itself shows the region; the view stays as it was, or the map would jump.
        var inset = zoom.Factor > 1 ? null : choice;
        var within = content.Sites.ToLookup(s => inset is { } i && i.Region.Contains(view.ToScreen(s.Lat, s.Lon)));
        MapRect[] reserved = [.. furniture, .. inset is { } box ? new[] { box.Box, box.Region } : []];
        var scene = Part(content, [.. within[false]], new(view, zoom, screen, reserved, metrics));
        if (inset is not { } chosen) return scene;
        return scene with
        {
            Dots = [.. within[true].OrderBy(s => s.Trouble).Select(s => new MapMark(view.ToScreen(s.Lat, s.Lon), [s], s.Trouble))],
            Inset = Inset(content, chosen, view, metrics),
        };
    }

    /// <summary>
    /// The view that opens the map and its inset: the largest one, unless the legend would cover sites or an inset that is wanted
    /// finds no place; then the sites move up, and if that does not help they are drawn smaller.
    /// </summary>
    private static (MapView View, (MapRect Box, MapRect Region)? Inset) Open(MapContent content, MapRect screen, MapMetrics metrics)
    {
        var legend = !content.Legend ? 0 : screen.Width < LegendFrom ? NarrowLegendHeight : LegendHeight;
        var room = screen with { Height = Math.Max(screen.Height - legend, 1) };
        MapRect[] furniture = [.. Furniture(content, screen).Select(f => f.Grow(metrics.Ring(MapTrouble.Critical)))];
        MapRect[] rooms = screen.Width < LegendFrom ? [room] : [screen, room];
        return rooms.Select(r => MapView.Open(content.Focus, content.Sites, r, Padding * metrics.MarkScale))
            .SelectMany(view => new[] { view, Raised(view, content.Sites) })
            .Select(view => (View: view, Inset: content.Inset ? InsetPlacement.Choose(content.Sites, view, screen) : null))
            .MinBy(c => (2 * content.Sites.Count(s => furniture.Any(f => f.Contains(c.View.ToScreen(s.Lat, s.Lon))))) + (c.Inset is null ? 1 : 0));
    }

    private static MapView Raised(MapView view, IReadOnlyList<MapSite> sites)
    {
        var top = sites.Select(s => view.ToScreen(s.Lat, s.Lon).Y).DefaultIfEmpty(0).Min();
        return view with { Dy = view.Dy - Math.Max(0, top - RaisedTop) };
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
        var near = frame.Screen.Grow(frame.Screen.Width / 2);
        MapMark[] marks = [.. MarkClusters.Of(sites, frame.View, frame.Zoom.Factor, tagged)
            .Where(m => frame.Zoom.Factor <= CullFrom || near.Contains(frame.Zoom.ToScreen(m.At))).OrderBy(m => m.Trouble)];
        MapPoint[] troubled = tagged.Count == 0 ? [] : [.. LanePaths.Troubled(content.Lanes, byId, frame.View, LaneStep).Select(frame.Zoom.ToScreen)];
        return new(frame.View, LanePaths.Of(content.Lanes, byId, frame.View), marks, Tags(content.Tags, marks, troubled, frame));
    }

    private static PlacedTag[] Tags(IReadOnlyList<MapTag> tags, MapMark[] marks, MapPoint[] lanes, Frame frame)
    {
        MapRect[] Rings(Func<MapMark, bool> which) =>
            [.. marks.Where(which).Select(m => Ring(m, frame)).Where(frame.Screen.Overlaps)];
        var room = new TagRoom(frame.Screen.Grow(-TagMargin), frame.Reserved, Rings(_ => true), Rings(m => m.Trouble >= MapTrouble.Warning)) { Lanes = lanes };
        var at = marks.Where(m => !m.IsCluster).DistinctBy(m => m.Site.Id, StringComparer.Ordinal).ToDictionary(m => m.Site.Id, m => m.At, StringComparer.Ordinal);
        var shown = at.ToDictionary(p => p.Key, p => frame.Zoom.ToScreen(p.Value), StringComparer.Ordinal);
        return [.. new TagPlacement(room, frame.Metrics).Place(tags, shown).Select(t => t with { Anchor = at[t.Tag.SiteId] })];
    }

    private static MapRect Ring(MapMark mark, Frame frame)
    {
        var size = 2 * (mark.IsCluster ? mark.Radius * frame.Metrics.MarkScale : frame.Metrics.Ring(mark.Trouble));
        return MapRect.Around(frame.Zoom.ToScreen(mark.At), size, size);
    }

    /// <summary>What stands on the map as HTML: the buttons, the legend.</summary>
    private static IEnumerable<MapRect> Furniture(MapContent content, MapRect screen)
    {
        yield return new(screen.Right - ControlsWidth, 0, ControlsWidth, ControlsHeight);
        if (!content.Legend) yield break;
        yield return screen.Width >= LegendFrom
            ? new(screen.Right - LegendWidth, screen.Bottom - LegendHeight, LegendWidth, LegendHeight)
            : new(0, screen.Bottom - NarrowLegendHeight, screen.Width, NarrowLegendHeight);
    }

    private sealed record Frame(MapView View, MapZoom Zoom, MapRect Screen, IReadOnlyList<MapRect> Reserved, MapMetrics Metrics);
}
