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
    private ChosenForm form = default!;
    private bool may;

    [Parameter, EditorRequired] public OrdinalMap<KeptMapping> Kept { get; set; } = default!;

    /// <summary>Id of the mapping in the editor, as the address says.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Tower { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        desk = new(command => Session.SendAsync<KeptMapping>(RejectedDesk.Scope, command));
        form = new(Navigation, "/signals?view=mappings") { Open = true };
    }

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        may = Session.May(RejectedDesk.Scope);
    }

    protected override void OnParametersSet()
    {
        if (!form.Turn(Chosen)) return;
        desk.Choose(Chosen is null ? null : Kept.Find(Chosen));
        form.Open = true;
    }

    private Task KeepAsync() => form.KeepAsync(async () =>
    {
        if (await desk.KeepAsync() is not { } kept) return null;
        Toasts.Show(new(StatusKind.Ok, $"{kept.Id} is kept as version {kept.Version}"));
        return kept.Id;
    });
}
