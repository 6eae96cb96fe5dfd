using ControlTower.Web.Shared.Focus;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Shared.Controls;

/// <summary>A modal dialog that is open while <see cref="Open"/> is true.</summary>
public sealed partial class Dialog
{
    private static int count;
    private readonly string headId = $"dlg-{Interlocked.Increment(ref count)}";
    private ElementReference element;
    private IJSObjectReference? module;
    private bool shown;
    private bool turning;
    private TaskCompletionSource? coming;

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter] public bool Open { get; set; }

    [Parameter] public EventCallback<bool> OpenChanged { get; set; }

    [Parameter] public bool Wide { get; set; }

    [Parameter] public RenderFragment? ChildContent { get; set; }

    [Parameter] public RenderFragment? Actions { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private Arrivals Arrivals { get; set; } = default!;

    /// <summary>Keys that are typed while the dialog is on its way belong into it.</summary>
    protected override void OnParametersSet()
    {
        if (shown == Open || coming is not null)
            return;
        coming = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Arrivals.Await(coming.Task);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (turning)
            return;
        turning = true;
        try
        {
            // It may be closed again while it opens; it is there, or gone, only after the last of these.
            while (shown != Open)
            {
                shown = Open;
                module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialog.js");
                await module.InvokeVoidAsync(shown ? "open" : "close", element);
            }
        }
        finally
        {
            turning = false;
            Arrived();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Arrived();
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone and the page's elements with it.
        }
    }

    private void Arrived()
    {
        coming?.TrySetResult();
        coming = null;
    }

    private Task Cancelled() => OpenChanged.InvokeAsync(false);
}
