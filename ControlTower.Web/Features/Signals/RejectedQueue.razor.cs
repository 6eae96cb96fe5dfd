using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Features.Signals;

/// <summary>Signals that were not taken, and one of them in an editor.</summary>
public sealed partial class RejectedQueue
{
    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next entry"), new("k", "Entry before"), new("e", "Mend the event"), new("r", "Replay it"), new("d", "Discard it"),
    ];

    private RejectedDesk desk = default!;
    private ElementReference field;
    private List<RejectedSignal> entries = [];
    private string? wanted;
    private string? refused;
    private bool discarding;
    private bool busy;
    private bool may;

    [Parameter, EditorRequired] public OrdinalMap<RejectedSignal> Queue { get; set; } = default!;

    /// <summary>Id of the entry in the editor, as the address says.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Tower { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => desk = new(command => Session.SendAsync<object>(RejectedDesk.Scope, command));

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        may = Session.May(RejectedDesk.Scope);
    }

    protected override void OnParametersSet()
    {
        entries = [.. Queue.Values.OrderBy(one => one.At).ThenBy(one => one.Id.Length).ThenBy(one => one.Id, StringComparer.Ordinal)];
        if (wanted != Chosen)
        {
            wanted = Chosen;
            desk.Choose(Chosen is null ? null : Queue.Find(Chosen));
        }
        desk.See(Queue);
    }

    private async Task PressedAsync(string key)
    {
        if (key is "j" or "k") Move(key == "j" ? 1 : -1);
        else if (desk.Chosen is null) return;
        else if (key == "e") await field.FocusAsync();
        else if (!may || desk.Gone || busy) return;
        else if (key == "r") await ReplayAsync();
        else discarding = true;
    }

    private void Move(int by)
    {
        if (entries.Count == 0) return;
        var at = entries.FindIndex(one => one.Id == desk.Chosen?.Id);
        Navigation.NavigateTo(Href(entries[Math.Clamp(at < 0 ? 0 : at + by, 0, entries.Count - 1)].Id), replace: true);
    }

    private Task TypedAsync(KeyboardEventArgs key) =>
        key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } && may && !desk.Gone && !busy ? ReplayAsync() : Task.CompletedTask;

    private static string Href(string? id) => "/signals?view=rejected" + (id is null ? "" : $"&id={Uri.EscapeDataString(id)}");

    private async Task ReplayAsync()
    {
        busy = true;
        var told = await desk.ReplayAsync(Tower.Now);
        busy = false;
        if (told is not null) Leave(told);
    }

    private async Task DiscardAsync(string reason)
    {
        var id = desk.Chosen?.Id;
        refused = await desk.DiscardAsync(reason);
        if (refused is not null) return;
        discarding = false;
        Leave($"{id} was discarded");
    }

    private void Leave(string told)
    {
        Toasts.Show(new(StatusKind.Ok, told));
        Navigation.NavigateTo(Href(null), replace: true);
    }
}
