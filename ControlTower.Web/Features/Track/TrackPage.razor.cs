using ControlTower.Core.Runtime;
using ControlTower.Web.Connectors;
using ControlTower.Web.Shared.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace ControlTower.Web.Features.Track;

/// <summary>One order for who has its token: drawn once, outside of the frame, and kept by nobody on the way.</summary>
public sealed partial class TrackPage
{
    private TrackView? view;

    [Parameter] public string Token { get; set; } = "";

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private TowerLoop Loop { get; set; } = default!;

    [Inject] private TrackingLinks Links { get; set; } = default!;

    [Inject] private IOptions<TowerOptions> Options { get; set; } = default!;

    private string Name => Options.Value.Name;

    protected override void OnParametersSet()
    {
        var track = Links.OrderOf(Token) is { } order ? Loop.View.Orders.Tracks.Find(order) : null;
        view = track is null ? null : TrackView.Of(Loop.View, track, Loop.Now);
        if (Http is null) return;
        Http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        Http.Response.Headers.CacheControl = "no-store";
        // The token is in the address: no page that it leads to may learn it.
        Http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
