using ControlTower.Core.Tower;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Live;

/// <summary>A component that always stands on the newest state and repaints when it changes.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    /// <summary>1 from when a repaint is asked for until it begins.</summary>
    private int underway;

    [Inject] protected LiveState Live { get; set; } = default!;

    /// <summary>The state that is on the screen.</summary>
    protected TowerState Shown { get; private set; } = TowerState.Empty;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Live.Changed -= Follow;

    protected override void OnInitialized()
    {
        // Subscribed before the state is read, so that no change falls in between.
        Live.Changed += Follow;
        Shown = Live.Current;
        Refresh();
    }

    /// <summary>Reads what the page shows out of <see cref="Shown"/>.</summary>
    protected virtual void Refresh()
    {
    }

    /// <summary>No page waits for another to be drawn, and one that is slower than the changes skips those in between.</summary>
    private void Follow(TowerState state)
    {
        if (Interlocked.Exchange(ref underway, 1) == 0) _ = Task.Run(() => InvokeAsync(Repaint));
    }

    private void Repaint()
    {
        // Before the state is read: whatever comes from here on asks again.
        Volatile.Write(ref underway, 0);
        Shown = Live.Current;
        Refresh();
        StateHasChanged();
    }
}
