using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Signals;

/// <summary>Signals that were not taken, and one of them in an editor.</summary>
public sealed partial class RejectedQueue
{
    private RejectedDesk desk = default!;
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
