using ControlTower.Core.Tower;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Shared.Live;

/// <summary>A component that always stands on the newest state and repaints when it changes.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
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

    private void Follow(TowerState state) => _ = InvokeAsync(() =>
    {
        Shown = state;
        Refresh();
        StateHasChanged();
    });
}
