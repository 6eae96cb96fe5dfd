using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Runs;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols;

/// <summary>The breakers of one protocol; a person who may decide closes one with a reason.</summary>
public sealed partial class BreakersPart
{
    private IReadOnlyList<BreakerReading> breakers = [];
    private BreakerReading? asked;
    private string? refused;

    [Parameter, EditorRequired] public TowerState State { get; set; } = TowerState.Empty;

    [Parameter, EditorRequired] public string Protocol { get; set; } = "";

    /// <summary>For what is measured over the last hour or day.</summary>
    [Parameter] public DateTimeOffset Now { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    private bool MayReset => Session.Person is { MayDecide: true } && Session.May(Scopes.Approvals);

    protected override void OnParametersSet() => breakers = BreakerReading.Of(State, Protocol, Now);

    private void Ask(BreakerReading one) => (asked, refused) = (one, null);

    private async Task ResetAsync(string reason)
    {
        var closed = await Session.SendAsync<Breaker>(Scopes.Approvals, new ResetBreaker(asked!.Id, reason));
        refused = closed.Refusal?.Message;
        if (!closed.Succeeded) return;
        asked = null;
        Toasts.Show(new(StatusKind.Ok, $"{closed.Value.Id} is closed", "The tower acts on its own again within the protocol."));
    }
}
