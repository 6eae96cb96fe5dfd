using ControlTower.Core.Kernel;
using ControlTower.Core.Orders.Routing;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Orders.Policies;

/// <summary>Routing policies: one in a form, published with a reason in any of its versions.</summary>
public sealed partial class PoliciesPart
{
    private const int Retiring = 0;

    private PolicyDesk desk = default!;
    private int? asked;
    private ChosenForm form = default!;
    private bool may;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    /// <summary>Id of the policy in the form, as the address says.</summary>
    [Parameter] public string? Chosen { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private TowerLoop Tower { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private OrdinalMap<RoutingPolicy> Kept => State.Orders.Routing;

    private IEnumerable<RoutingPolicy> Ranked => Kept.Values.OrderBy(one => one.Live is null).ThenBy(one => one.Newest.Document.Rank).ThenBy(one => one.Id, StringComparer.Ordinal);

    private string Standing => desk.Chosen is not { } known ? "not kept yet" : known.Live is { } live ? $"version {live} of {known.Versions.Count} applies" : $"version {known.Newest.Version}, not published";

    protected override void OnInitialized()
    {
        desk = new(command => Session.SendAsync<RoutingPolicy>(PolicyDesk.Scope, command));
        form = new(Navigation, "/orders?view=policies");
    }

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        may = Session.May(PolicyDesk.Scope);
    }

    protected override void OnParametersSet()
    {
        desk.Follow(Chosen is null ? null : Kept.Find(Chosen));
        if (!form.Turn(Chosen)) return;
        desk.Choose(Chosen is null ? null : Kept.Find(Chosen));
        form.Open = Chosen is not null;
    }

    private Task KeepAsync() => form.KeepAsync(async () =>
    {
        if (await desk.KeepAsync() is not { } kept) return null;
        Toasts.Show(new(StatusKind.Ok, $"{kept.Id} is kept as version {kept.Newest.Version}"));
        return kept.Id;
    });

    /// <summary>What was tried is kept first, where it is not.</summary>
    private async Task PublishTriedAsync()
    {
        if (!desk.IsKept(desk.Draft.Document()) && await desk.KeepAsync() is null) return;
        asked = desk.Chosen!.Newest.Version;
    }

    private async Task ActAsync(string reason)
    {
        if (asked is not { } version) return;
        var done = version == Retiring ? await desk.RetireAsync(reason) : await desk.PublishAsync(version, reason);
        asked = null;
        if (done is not null) Toasts.Show(new(StatusKind.Ok, version == Retiring ? $"{done.Id} applies no more" : $"Version {version} of {done.Id} applies"));
    }
}
