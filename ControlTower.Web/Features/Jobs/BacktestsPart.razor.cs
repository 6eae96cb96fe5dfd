using ControlTower.Core.People;
using ControlTower.Web.Shared.Backtests;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Jobs;

/// <summary>The backtests that wait, are played or ended, as the desk tells of them.</summary>
public sealed partial class BacktestsPart
{
    private IReadOnlyList<BacktestStatus> all = [];

    [Inject] private BacktestDesk Desk { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    private bool MayAct => Session.May(Scopes.Protocols);

    public void Dispose() => Desk.Changed -= Follow;

    protected override async Task OnInitializedAsync()
    {
        Desk.Changed += Follow;
        all = Desk.All;
        await Session.OpenAsync();
    }

    private static string What(BacktestStatus one) => one.Purpose is { } purpose ? $"for the proposal {purpose.About}" : one.Compares ? "two compared" : "one set of protocols";

    private void Again(string id)
    {
        if (Desk.Again(id) is { Refusal: { } refusal }) Toasts.Show(new(StatusKind.Warning, $"{id} was not begun", refusal.Message));
    }

    private void Follow() => _ = InvokeAsync(() =>
    {
        all = Desk.All;
        StateHasChanged();
    });
}
