using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Shared.Keyboard;

/// <summary>
/// Listens for keys while it is on the page and raises the logical key ("j", "Enter", "g e"). Keys typed into a field, keys with
/// Ctrl, Alt or Meta, and all keys under an open dialog are left alone. Of two scopes with the same key the inner (later) one gets it.
/// Keys are answered one after the other, by the scope that has them when their turn comes.
/// </summary>
public sealed partial class KeyboardScope : IAsyncDisposable
{
    private DotNetObjectReference<KeyboardScope>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? handle;
    private string declared = "";

    /// <summary>What the script knows of it; it is told of changes only.</summary>
    private string told = "";
    private bool gone;

    [Parameter, EditorRequired] public IReadOnlyList<KeyBinding> Keys { get; set; } = [];

    [Parameter] public EventCallback<string> OnKey { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = default!;

    [Inject] private KeyMap Map { get; set; } = default!;

    [JSInvokable]
    public Task Pressed(string key) => InvokeAsync(() => Map.PressAsync(key));

    public async ValueTask DisposeAsync()
    {
        gone = true;
        Map.Remove(this);
        if (handle is not null)
            await ReleaseAsync();
        self?.Dispose();
    }

    protected override void OnParametersSet()
    {
        var text = string.Join('\n', Keys);
        if (text == declared)
            return;
        declared = text;
        Map.Set(this, Keys, key => OnKey.InvokeAsync(key));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (gone)
            return;
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/keyboard.js");
            told = declared;
            if (!gone)
                handle = await module.InvokeAsync<IJSObjectReference>("scope", self, Names);
            // Left while it began to listen: what it has now nobody else takes away.
            if (gone)
                await ReleaseAsync();
        }
        if (handle is not null && !gone && told != declared)
        {
            told = declared;
            await handle.InvokeVoidAsync("keys", (object)Names);
        }
    }

    private async Task ReleaseAsync()
    {
        try
        {
            if (handle is not null)
            {
                await handle.InvokeVoidAsync("dispose");
                await handle.DisposeAsync();
            }
            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone and the page's listeners with it.
        }
    }

    private string[] Names => [.. Keys.Select(k => k.Keys)];
}
