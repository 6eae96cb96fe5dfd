using ControlTower.Web.Shared.Focus;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Shared.Keyboard;

/// <summary>
/// Gives the heading of a page the focus when one arrives there. Unlike the framework's own component it holds the keys that
/// follow until it has: else the heading takes the focus from the field to which a quick key has led meanwhile.
/// </summary>
public sealed class ArrivalFocus : ComponentBase, IAsyncDisposable
{
    private Type? last;
    private TaskCompletionSource? coming;
    private IJSObjectReference? module;

    [Parameter, EditorRequired] public Type Page { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private Arrivals Arrivals { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        coming?.TrySetResult();
        try
        {
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone and the page's heading with it.
        }
    }

    protected override void OnParametersSet()
    {
        if (Page == last)
            return;
        last = Page;
        coming?.TrySetResult();
        coming = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Arrivals.Await(coming.Task);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (coming is not { } arriving)
            return;
        coming = null;
        try
        {
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/keyboard.js");
            await module.InvokeVoidAsync("arrive");
        }
        finally
        {
            arriving.TrySetResult();
        }
    }
}
