using ControlTower.Core.Tower;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Live;

/// <summary>A component that always stands on the newest state and repaints when it changes.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly Pace pace;
    private volatile bool left;

    protected LivePage() => pace = new(Least, () => WatchAsync(() => left ? Task.CompletedTask : InvokeAsync(Repaint)));

    [Inject] protected LiveState Live { get; set; } = default!;

    /// <summary>The time between two repaints. A page whose reader waits for a single row asks for less.</summary>
    protected virtual TimeSpan Least => LiveState.Calm;

    /// <summary>The state that is on the screen.</summary>
    protected TowerState Shown { get; private set; } = TowerState.Empty;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        left = true;
        Live.Changed -= Follow;
    }

    protected override void OnInitialized()
    {
        // Subscribed before the state is read, so that no change falls in between.
        Live.Changed += Follow;
        Shown = Live.Current;
        Refresh();
    }

    /// <summary>Whether the page would look other on the newer state; where not, nothing is drawn anew.</summary>
    protected virtual bool Differ(TowerState shown, TowerState newer) => true;

    /// <summary>Reads what the page shows out of <see cref="Shown"/>.</summary>
    protected virtual void Refresh()
    {
    }

    /// <summary>From any thread. No page waits for another to be drawn, and one that is slower than the changes skips those in between.</summary>
    protected void RepaintSoon() => pace.Ask();

    /// <summary>Work that nobody awaits: what it throws is shown by the frame around the page and not lost with a page that stands still.</summary>
    protected void Begin(Func<Task> work) => _ = WatchAsync(work);

    private async Task WatchAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // Whatever it is, the frame shows it.
        catch (Exception problem) when (!left)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private void Follow(TowerState state)
    {
        if (Differ(Shown, state)) RepaintSoon();
    }

    private void Repaint()
    {
        pace.Begin();
        if (left) return;
        Shown = Live.Current;
        Refresh();
        StateHasChanged();
    }
}
