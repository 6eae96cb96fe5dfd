using System.Globalization;
using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Tower;
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

    [Inject] private WhyDesk Whys { get; set; } = default!;

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
            return;
        }
        (reading, var (track, state, cancel)) = (view is null, (Track, State, leaving.Token));
        try
        {
            var why = await Task.Run(() => Whys.Of(track, cancel)[0], cancel);
            if (shown == wanted) view = WhyView.Of(state, why);
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

    private string Width(WhyPartCost part) => (100 * part.Amount / Math.Max(0.01m, view!.Ways.Max(way => way.Parts.Sum(one => one.Amount)))).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Parts(WhyWay way) => string.Join(", ", way.Parts.Select(part => $"{part.Kind} {part.Amount.ToString("0.00", CultureInfo.InvariantCulture)}"));
}
