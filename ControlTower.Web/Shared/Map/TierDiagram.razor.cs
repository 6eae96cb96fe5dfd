using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Shared.Map;

/// <summary>The network as columns by tier, with the lanes between them.</summary>
public sealed partial class TierDiagram
{
    private const double FirstWidth = 964;

    private TierScene scene = new(FirstWidth, 0, [], []);
    private (IReadOnlyList<MapSite> Sites, IReadOnlyList<MapLane> Lanes) shown = ([], []);
    private double width = FirstWidth;
    private ElementReference root;
    private IJSObjectReference? module;
    private DotNetObjectReference<TierDiagram>? self;

    /// <summary>Prefix of the element ids; two diagrams on one page need two.</summary>
    [Parameter] public string Id { get; set; } = "tiers";

    [Parameter] public string Label { get; set; } = "Network by tier";

    [Parameter, EditorRequired] public IReadOnlyList<MapSite> Sites { get; set; } = [];

    [Parameter] public IReadOnlyList<MapLane> Lanes { get; set; } = [];

    [Parameter] public string? SelectedSite { get; set; }

    /// <summary>Called with the id of the site; without it the link is followed.</summary>
    [Parameter] public EventCallback<string> OnSiteSelected { get; set; }

    /// <summary>The address of a site's page.</summary>
    [Parameter] public Func<string, string>? SiteHref { get; set; }

    /// <summary>From map.js: the diagram has this much room now, in pixels.</summary>
    [JSInvokable]
    public void SizeChanged(double newWidth, double height)
    {
        if (newWidth < 1 || newWidth == width) return;
        width = newWidth;
        scene = TierLayout.Of(Sites, Lanes, width);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
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
        if ((Sites, Lanes) == shown) return;
        shown = (Sites, Lanes);
        scene = TierLayout.Of(Sites, Lanes, width);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        self = DotNetObjectReference.Create(this);
        module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/map.js"]);
        await module.InvokeVoidAsync("watchSize", root, self);
    }

    private Task Select(TierNode node) => node.IsGroup ? Task.CompletedTask : OnSiteSelected.InvokeAsync(node.Site.Id);

    private string? Address(TierNode node) => node.IsGroup ? null : SiteHref?.Invoke(node.Site.Id);

    private static string Key(TierNode node) => node.IsGroup ? "group" : node.Site.Id;

    private static string Place(TierNode node) => $"translate({node.At.X:0.#} {node.At.Y:0.#})";

    private static string Words(TierNode node) => node.IsGroup
        ? $"{node.Sites.Count} more, worst {MapWords.Of(node.Trouble)}"
        : MapWords.Of(node.Site);
}
