using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Shared.Map;

/// <summary>
/// The network map, drawn by the app itself. Panning and zooming happen in the browser (js/map.js); the server hears of it once
/// it rests, and lays clusters and tags out again.
/// </summary>
public sealed partial class NetworkMap
{
    /// <summary>Assumed until the browser has told the true width, in pixels.</summary>
    private const double FirstWidth = 964;
    private const double FirstHeight = 500;

    /// <summary>
    /// Marks that change their colour are laid out anew at most once in this time: thousands of sites cost some milliseconds each
    /// time, for each map of each page.
    /// </summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    private (double Width, double Height) size = (FirstWidth, FirstHeight);
    private MapZoom zoom = MapZoom.None;
    private MapContent? shown;
    private MapContent? next;
    private long laidAt;
    private (string Label, string Style, bool Controls) drawn;
    private bool changed = true;
    private bool gone;
    private MapScene scene = new(new(1, 0, 0), [], [], []);
    private IReadOnlyList<MapSiteKind> kinds = [];
    private bool hasAir;
    private ElementReference root;
    private IJSObjectReference? module;
    private DotNetObjectReference<NetworkMap>? self;

    /// <summary>Prefix of the element ids; two maps on one page need two.</summary>
    [Parameter] public string Id { get; set; } = "map";

    [Parameter] public string Label { get; set; } = "Network map";

    [Parameter, EditorRequired] public IReadOnlyList<MapSite> Sites { get; set; } = [];

    [Parameter] public IReadOnlyList<MapLane> Lanes { get; set; } = [];

    [Parameter] public IReadOnlyList<MapTag> Tags { get; set; } = [];

    [Parameter] public MapFocus Focus { get; set; } = MapFocus.Sites;

    /// <summary>Opens the densest region in a corner, where the map is large enough.</summary>
    [Parameter] public bool Inset { get; set; }

    [Parameter] public bool Legend { get; set; }

    [Parameter] public bool Controls { get; set; } = true;

    /// <summary>In pixels; null fills the element about it.</summary>
    [Parameter] public double? Height { get; set; }

    [Parameter] public MapMetrics Metrics { get; set; } = MapMetrics.Desk;

    [Parameter] public string? SelectedSite { get; set; }

    /// <summary>Called with the id of the site; without it the link is followed.</summary>
    [Parameter] public EventCallback<string> OnSiteSelected { get; set; }

    /// <summary>The address of a site's page.</summary>
    [Parameter] public Func<string, string>? SiteHref { get; set; }

    /// <summary>Lanes grow less than marks, or they would cover the map.</summary>
    private double LaneScale => Math.Sqrt(Metrics.MarkScale) * (Metrics.Boxed ? 1 : 1.4);

    private string Style => Height is { } height ? $"--map-height:{height:0.#}px" : "--map-height:100%";

    /// <summary>From map.js: the map has this size now, in pixels.</summary>
    [JSInvokable]
    public void SizeChanged(double width, double height)
    {
        if (width < 1 || height < 1 || (width, height) == size) return;
        size = (width, height);
        Lay();
        StateHasChanged();
    }

    /// <summary>From map.js: the reader has stopped moving the map.</summary>
    [JSInvokable]
    public void ViewSettled(double factor, double dx, double dy)
    {
        if (!double.IsFinite(factor + dx + dy) || factor < 1) return;
        zoom = new(factor, dx, dy);
        Lay();
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        gone = true;
        try
        {
            if (module is not null) await module.InvokeVoidAsync("detach", root);
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and what was attached to it with it.
        }
        self?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (Height is { } height && module is null) size = (size.Width, height);
        changed |= (Label, Style, Controls) != drawn;
        drawn = (Label, Style, Controls);
        var content = new MapContent(Sites, Lanes, Tags) { Selected = SelectedSite, Focus = Focus, Inset = Inset, Legend = Legend };
        if (content == shown)
        {
            next = null;
        }
        else if (shown is null || Asked(content) != Asked(shown) || Stopwatch.GetElapsedTime(laidAt) >= Calm)
        {
            Take(content);
        }
        else
        {
            if (next is null) _ = TakeLaterAsync(Calm - Stopwatch.GetElapsedTime(laidAt));
            next = content;
        }
    }

    /// <summary>What a reader changes shows at once.</summary>
    private static (string?, MapFocus, bool, bool, int) Asked(MapContent content) =>
        (content.Selected, content.Focus, content.Inset, content.Legend, content.Sites.Count);

    /// <summary>Nobody awaits it: what goes wrong is handed to the frame, as if it had gone wrong at once.</summary>
    private async Task TakeLaterAsync(TimeSpan wait)
    {
        await Task.Delay(wait);
        if (gone || next is null) return;
        try
        {
            Take(next);
            StateHasChanged();
        }
#pragma warning disable CA1031 // Whatever it is, the frame shows it.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private void Take(MapContent content)
    {
        (shown, next, laidAt) = (content, null, Stopwatch.GetTimestamp());
        kinds = [.. content.Sites.Select(s => s.Kind).Distinct().Order()];
        hasAir = content.Lanes.Any(l => l.Mode == MapLaneMode.Air);
        Lay();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        changed = false;
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/map.js"]);
        await module.InvokeVoidAsync("attach", root, self);
    }

    /// <summary>A page repaints often; thousands of marks are compared with what is drawn only when they may differ.</summary>
    protected override bool ShouldRender() => changed;

    private void Lay()
    {
        changed = true;
        if (shown is not null) scene = SceneMemo.Of(shown, size, zoom, Metrics);
    }

    private static string Middle(MapRect region) => $"{region.Center.X:0.#} {region.Center.Y:0.#}";

    /// <summary>From the frame of the region to the nearer upper corner of the inset.</summary>
    private static string InsetLeader(MapInset inset)
    {
        var left = inset.Region.Center.X > inset.Box.Center.X;
        var (from, to) = (left ? inset.Region.X : inset.Region.Right, left ? inset.Box.Right : inset.Box.X);
        return $"M{from:0.#} {inset.Region.Bottom:0.#}L{to:0.#} {inset.Box.Y:0.#}";
    }
}
