using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Learning;
using ControlTower.Web.Shared.Backtests;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols;

/// <summary>Proposals for one protocol, each with its trial on the past.</summary>
public sealed partial class ProposalsPart : IDisposable
{
    private IReadOnlyList<Proposal> proposals = [];
    private (ProtocolState? State, string Protocol) read;

    /// <summary>Title of the proposal that waits for a word about the draft which stands in its place.</summary>
    private string? asked;

    [Parameter, EditorRequired] public ProtocolState State { get; set; } = ProtocolState.Empty;

    [Parameter, EditorRequired] public string Protocol { get; set; } = "";

    [Parameter] public DateTimeOffset Now { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private BacktestDesk Desk { get; set; } = default!;

    [Inject] private ProposalTrials Trials { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    private bool MayDraft => Session.May(Scopes.Protocols);

    public void Dispose() => Desk.Changed -= Repaint;

    protected override async Task OnInitializedAsync()
    {
        Desk.Changed += Repaint;
        await Session.OpenAsync();
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(read.State?.Approvals, State.Approvals) && ReferenceEquals(read.State?.Published, State.Published) && read.Protocol == Protocol) return;
        read = (State, Protocol);
        proposals = Learn.From(State, Protocol, Now);
    }

    private void Try(Proposal one)
    {
        var asked = Trials.Ask(State, one);
        if (!asked.Succeeded) Toasts.Show(new(StatusKind.Warning, "It was not tried", asked.Refusal.Message));
    }

    private void Cancel(Proposal one)
    {
        if (Trials.Find(one) is { } trial) Desk.Cancel(trial.Id);
    }

    /// <param name="revision">Of the draft that was shown and gives way; null while none was.</param>
    private async Task DraftAsync(Proposal one, int? revision = null)
    {
        asked = null;
        var command = ProposalDraft.Of(State, one, revision);
        if (!command.Succeeded)
        {
            asked = one.Title;
            return;
        }
        var kept = await Session.SendAsync<ProtocolDraft>(Scopes.Protocols, command.Value);
        Toasts.Show(kept.Succeeded ? new(StatusKind.Ok, $"Draft {kept.Value.Revision} of {Protocol}", "It is published by two, as any draft is.") : new(StatusKind.Critical, "No draft was made", kept.Refusal.Message));
    }

    private void Repaint() => _ = InvokeAsync(StateHasChanged);
}
