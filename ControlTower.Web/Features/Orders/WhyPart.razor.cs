using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Routing;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Time;
using ControlTower.Web.Shared.Whys;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders;

/// <summary>Reckons beside the page, since a decision of long ago takes as long as the journal is to be read; anew only when something was decided.</summary>
public sealed partial class WhyPart : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private WhyView? view;
    private (string Id, long Decision) shown;
    private bool reading;

    [Parameter, EditorRequired] public OrderTrack Track { get; set; } = default!;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    /// <summary>What was reckoned, for what else on the page tells of it.</summary>
    [Parameter] public EventCallback<SourcingWhy?> OnWhy { get; set; }

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private WhyDesk Whys { get; set; } = default!;

    private Quantity Waiting => Track.At(Stage.Backordered).Aggregate(Quantity.Zero, (sum, group) => sum + group.Quantity);

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Track.Id, Track.SourcedBy.Values.DefaultIfEmpty().Max());
        if (wanted == shown) return;
        shown = wanted;
        if (wanted.Item2 == 0)
        {
            view = null;
            await OnWhy.InvokeAsync(null);
            return;
        }
        (reading, var (track, state, cancel)) = (view is null, (Track, State, leaving.Token));
        try
        {
            var why = await Task.Run(() => Whys.Of(track, cancel)[0], cancel);
            if (shown != wanted) return;
            view = WhyView.Of(state, why, at => InstantFormat.Text(at, (Zone ?? ReaderZone.Utc).Info, Clock.GetUtcNow()));
            await OnWhy.InvokeAsync(why);
        }
        catch (OperationCanceledException)
        {
            // Nobody looks at it any more.
        }
        finally
        {
            reading = false;
        }
    }
}
