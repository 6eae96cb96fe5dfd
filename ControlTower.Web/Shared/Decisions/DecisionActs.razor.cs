using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>The reader's answer: a reason, approve or decline; or why there is none to give, and who was first.</summary>
public sealed partial class DecisionActs
{
    private ElementReference field;

    [Parameter, EditorRequired] public DecisionView View { get; set; } = default!;

    [Parameter, EditorRequired] public DecisionForm Form { get; set; } = default!;

    [Parameter] public RenderFragment? ChildContent { get; set; }

    /// <summary>After the answer was taken.</summary>
    [Parameter] public EventCallback OnDecided { get; set; }

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private string? Kept => Form.Reason.Length > 0 ? "What you wrote is kept here." : null;

    /// <summary>The key for approving: without a reason it leads to the field.</summary>
    public async Task ApproveByKeyAsync()
    {
        if (View.Seat.Function is null) return;
        if (string.IsNullOrWhiteSpace(Form.Reason)) await field.FocusAsync();
        else await AnswerAsync(true);
    }

    private Task Typed(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } ? AnswerAsync(true) : Task.CompletedTask;

    private async Task AnswerAsync(bool approve)
    {
        var (id, option) = (View.Id, Form.Option);
        if (!await Form.AnswerAsync(approve, command => Session.SendAsync<Approval>(Scopes.Approvals, command))) return;
        Toasts.Show(new(StatusKind.Ok, approve ? $"Approved {option} on {id}" : $"Declined {id}", "A decision stays in the journal and cannot be undone."));
        await OnDecided.InvokeAsync();
    }

    private string RefusalText(Refusal refused)
    {
        if (refused.FirstBy is not { } first || Reader.Of(Session).Is(first)) return refused.Message;
        var when = refused.FirstAt is { } at ? $" at {InstantFormat.Text(at, (Zone ?? ReaderZone.Utc).Info, Clock.GetUtcNow(), InstantPrecision.Seconds)}" : "";
        var name = Reader.Of(Session).NameOfActor(first);
        var what = View.Asked.Status switch { ApprovalStatus.Rejected => "declined it", ApprovalStatus.Waiting => "answered it", _ => "decided it" };
        return $"{char.ToUpperInvariant(name[0])}{name[1..]} {what}{when}, before you.";
    }

    private static int? StatusOf(Refusal refused) => refused.Kind switch
    {
        RefusalKind.Conflict => 409,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Busy or RefusalKind.Unavailable => 503,
        _ => null,
    };
}
