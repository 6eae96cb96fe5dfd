namespace ControlTower.Web.Shared.Map;

/// <summary>The scenes laid out last, shared by all pages that show the same map at the same size.</summary>
internal static class SceneMemo
{
    private static readonly Memo<Key, MapScene> Scenes = new(kept: 8);

    /// <summary>As <see cref="MapLayout.Of"/>.</summary>
    public static MapScene Of(MapContent content, (double Width, double Height) size, MapZoom zoom, MapMetrics metrics) =>
        Scenes.Of(new(content, size, zoom, metrics), key => MapLayout.Of(key.Content, key.Size, key.Zoom, key.Metrics));

    private sealed record Key(MapContent Content, (double Width, double Height) Size, MapZoom Zoom, MapMetrics Metrics);
}
