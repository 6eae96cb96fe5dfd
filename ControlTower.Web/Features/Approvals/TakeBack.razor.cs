using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Approvals;

/// <summary>Withdraws the reader's own answer; a planner withdraws the question.</summary>
public sealed partial class TakeBack
{
    private bool open;
    private bool whole;
    private string? refused;

    [Parameter, EditorRequired] public DecisionView View { get; set; } = default!;

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    private bool Answered => View.Asked.Functions.Any(one => one.Actor is not null && Reader.Of(Session).Is(one.Actor));

    private bool MayVoid => Session.Person is { Active: true } person && (person.Roles.Contains(Roles.Planner) || person.Roles.Contains(Roles.Administrator));

    private void Ask(bool question) => (open, whole, refused) = (true, question, null);

    private async Task SendAsync(string reason)
    {
        object command = whole ? new WithdrawQuestion(View.Id, reason) : new WithdrawAnswer(View.Id, reason);
        var taken = await Session.SendAsync<Approval>(whole ? Scopes.Exceptions : Scopes.Approvals, command);
        refused = taken.Refusal?.Message;
        if (!taken.Succeeded) return;
        open = false;
        Toasts.Show(new(StatusKind.Ok, whole ? $"{View.Id} is withdrawn" : $"Your answer to {View.Id} is taken back", "It stays in the record, with your reason."));
    }
}
