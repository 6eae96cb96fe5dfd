namespace ControlTower.Web.Shared.Map;

/// <summary>
/// The scenes laid out last, shared by all pages: twenty that show the same map at the same size cost one layout and not twenty,
/// and those that ask while it is being made wait for it.
/// </summary>
internal static class SceneMemo
{
    private const int Kept = 8;

    private static readonly Lock Gate = new();
    private static readonly LinkedList<(Key Key, Lazy<MapScene> Scene)> Newest = [];

    /// <summary>As <see cref="MapLayout.Of"/>.</summary>
    public static MapScene Of(MapContent content, (double Width, double Height) size, MapZoom zoom, MapMetrics metrics)
    {
        var key = new Key(content, size, zoom, metrics);
        Lazy<MapScene>? scene;
        lock (Gate)
        {
            scene = Newest.FirstOrDefault(one => one.Key == key).Scene;
            if (scene is null)
            {
                scene = new(() => MapLayout.Of(content, size, zoom, metrics));
                Newest.AddFirst((key, scene));
                if (Newest.Count > Kept) Newest.RemoveLast();
            }
        }
        return scene.Value;
    }

    private sealed record Key(MapContent Content, (double Width, double Height) Size, MapZoom Zoom, MapMetrics Metrics);
}
