using ControlTower.Core.Kernel;
using ControlTower.Core.Runtime;
using ControlTower.Core.Signals.Mapping;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Signals;

/// <summary>Mappings of foreign JSON: one in an editor, tried on a sample before it is kept.</summary>
public sealed partial class MappingsPart
{
    private MappingDesk desk = default!;
    private string? wanted;
    private bool open = true;
    private bool busy;
    private bool may;

    [Parameter, EditorRequired] public OrdinalMap<KeptMapping> Kept { get; set; } = default!;

    /// <summary>Id of the mapping in the editor, as the address says.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Tower { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized() => desk = new(command => Session.SendAsync<KeptMapping>(RejectedDesk.Scope, command));

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        may = Session.May(RejectedDesk.Scope);
    }

    protected override void OnParametersSet()
    {
        if (wanted == Chosen) return;
        wanted = Chosen;
        desk.Choose(Chosen is null ? null : Kept.Find(Chosen));
        open = true;
    }

    private static string Href(string? id) => "/signals?view=mappings" + (id is null ? "" : $"&id={Uri.EscapeDataString(id)}");

    private void Close()
    {
        open = false;
        Navigation.NavigateTo(Href(null), replace: true);
    }

    private async Task KeepAsync()
    {
        busy = true;
        var kept = await desk.KeepAsync();
        busy = false;
        if (kept is null) return;
        wanted = kept.Id;
        Toasts.Show(new(StatusKind.Ok, $"{kept.Id} is kept as version {kept.Version}"));
        Navigation.NavigateTo(Href(kept.Id), replace: true);
    }
}
