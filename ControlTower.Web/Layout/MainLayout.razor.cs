using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Layout;

/// <summary>The frame of every desk page: rail, top bar, banners, the page, toasts, and the keys that work everywhere.</summary>
public sealed partial class MainLayout : IDisposable
{
    private ErrorBoundary? boundary;
    private bool help;

    [Inject] private IShellState Shell { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The slash is answered in the browser and only listed here.</summary>
    public static IReadOnlyList<KeyBinding> Keys { get; } =
    [
        new("?", "All keys", "Everywhere"),
        new("/", "Search", "Everywhere"),
        new("z", "Undo the last step that can be undone", "Everywhere"),
        .. Place.All.Select(p => new KeyBinding($"g {p.Key}", p.Name, "Go to")),
    ];

    public void Dispose() => Shell.Changed -= Repaint;

    protected override void OnInitialized() => Shell.Changed += Repaint;

    protected override void OnParametersSet() => boundary?.Recover();

    private async Task Pressed(string key)
    {
        if (key == "?")
            help = true;
        else if (key == "z")
            await Toasts.RunAsync("z");
        else if (Place.All.FirstOrDefault(p => key == $"g {p.Key}") is { } place)
            Navigation.NavigateTo(place.Href);
    }

    private void Again() => boundary?.Recover();

    private void Repaint() => _ = InvokeAsync(StateHasChanged);
}
