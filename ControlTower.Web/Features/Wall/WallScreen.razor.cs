using ControlTower.Web.Shared.Charts;
using ControlTower.Web.Shared.Settings;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace ControlTower.Web.Features.Wall;

/// <summary>The display on the wall: scenes that take turns, the age of what is shown, and nothing once its key is revoked.</summary>
public sealed partial class WallScreen
{
    /// <summary>How often it looks whether it may still show anything, and says how fresh it is.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private WallView view = default!;
    private WallTurn turn = default!;
    private DateTimeOffset learned;
    private bool allowed;
    private ITimer? beat;

    [Parameter] public string? Token { get; set; }

    [Parameter] public string? ZoneId { get; set; }

    /// <summary>The name of the scene that this screen keeps to.</summary>
    [Parameter] public string? Scene { get; set; }

    [Parameter] public string Theme { get; set; } = "dark";

    [Inject] private WallAccess Access { get; set; } = default!;

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private IKpiTiles Kpis { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IOptions<TowerOptions> Options { get; set; } = default!;

    private ReaderZone Zone => ReaderZone.Parse(ZoneId);

    private string Name => Options.Value.Name;

    private string Title => turn.Scene switch
    {
        WallScene.Now => "Network now",
        WallScene.Clocks => "Clocks",
        _ => "Service and queues",
    };

    protected override async Task OnInitializedAsync()
    {
        await Access.OpenAsync(Token);
        Refresh();
        beat = Clock.CreateTimer(_ => RepaintSoon(), null, Heartbeat, Heartbeat);
    }

    protected override void Dispose(bool disposing)
    {
        beat?.Dispose();
        base.Dispose(disposing);
    }

    protected override void Refresh()
    {
        allowed = Access.Allows(Token);
        var now = Clock.GetUtcNow();
        // While nothing can be taken in, what is shown grows old, and the screen says so.
        if (Live.Trouble is null || learned == default) learned = Live.Trouble is null ? now : Shown.RecordedAt;
        turn = WallTurn.At(now, Enum.TryParse<WallScene>(Scene, ignoreCase: true, out var only) ? only : null);
        if (allowed) view = WallView.Of(Shown, Situations.Of(Shown));
    }
}
