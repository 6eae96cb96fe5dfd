using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Formats;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>Asks what an action needs to know, hands it to the tower, and tells what came of it; the list and the case share it.</summary>
public sealed partial class CaseActs
{
    private CaseAct act;
    private IReadOnlyList<ExceptionCase> about = [];
    private IReadOnlyList<ShelfEnd> ends = [];
    private ShelfEnd? chosen;
    private string? owner;
    private string text = "";
    private string? error;
    private CaseDesk? known;

    [Parameter, EditorRequired] public Reader Reader { get; set; } = default!;

    /// <summary>After something was done; the cases that were refused stay as they were.</summary>
    [Parameter] public EventCallback<CaseActOutcome> OnDone { get; set; }

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private LiveState Live { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private string Subject => about.Count == 1 ? about[0].Id : $"{about.Count} cases";

    private CaseDesk Desk => known ??= new(command => Session.SendAsync<ExceptionCase>(Scopes.Exceptions, command));

    private IReadOnlyList<(string Id, string Name)> People =>
        act == CaseAct.Assign ? [.. Live.Current.People.Persons.Values.Where(one => one.Active).Select(one => (one.Id, Session.NameOf(one.Id))).OrderBy(one => one.Item2, StringComparer.Ordinal)] : [];

    public async Task BeginAsync(CaseAct wanted, IReadOnlyList<ExceptionCase> cases)
    {
        if (cases.Count == 0) return;
        if (!Session.May(Scopes.Exceptions))
        {
            Toasts.Show(new(StatusKind.Info, "You can look, not act", "Changing cases needs the role planner or approver; an administrator gives it."));
            return;
        }
        about = cases;
        if (wanted == CaseAct.Acknowledge) await RunAsync(Words(wanted), desk => desk.AcknowledgeAsync(cases));
        else if (wanted == CaseAct.Unshelve) await RunAsync(Words(wanted), desk => desk.UnshelveAsync(cases));
        else Ask(wanted);
        StateHasChanged();
    }

    /// <summary>Takes the last action back, or says why it stays.</summary>
    public async Task UndoAsync()
    {
        if (Desk.Undo is { } undo) Tell("Taken back on", await undo());
        else if (await Toasts.RunAsync("z")) return;
        else Toasts.Show(new(StatusKind.Info, "Nothing to undo", Desk.WhyNoUndo ?? "Nothing was done on this page yet."));
    }

    private void Ask(CaseAct wanted)
    {
        (act, text, error, owner) = (wanted, "", null, about[0].Owner);
        ends = ShelfEnd.Of(Clock.GetUtcNow(), (Zone ?? ReaderZone.Utc).Info);
        chosen = ends[1];
    }

    private void Close(bool open) => act = open ? act : CaseAct.None;

    private Task AssignAsync(string? person) => RunAsync(person is null ? "Given back to the queue:" : $"Assigned to {Session.NameOf(person)}:", desk => desk.AssignAsync(about, person));

    private Task ShelveAsync(string reason) => RunAsync($"Shelved until {InstantFormat.Text(chosen!.At, (Zone ?? ReaderZone.Utc).Info, Clock.GetUtcNow())}:", desk => desk.ShelveAsync(about, chosen.At, reason));

    private Task TypedAsync(KeyboardEventArgs key) => key is { Key: "Enter", CtrlKey: true } or { Key: "Enter", MetaKey: true } ? NoteAsync() : Task.CompletedTask;

    private async Task NoteAsync()
    {
        error = string.IsNullOrWhiteSpace(text) ? "A note has a text." : null;
        if (error is null) await RunAsync(Words(CaseAct.Note), desk => desk.NoteAsync(about, text.Trim()));
    }

    private async Task RunAsync(string words, Func<CaseDesk, Task<CaseActOutcome>> run)
    {
        var outcome = await run(Desk);
        act = CaseAct.None;
        Tell(words, outcome);
        await OnDone.InvokeAsync(outcome);
    }

    private void Tell(string words, CaseActOutcome outcome)
    {
        if (outcome.Refused.Count > 0)
        {
            var (_, why) = outcome.Refused[0];
            var first = why.FirstBy is { } by ? $" {Reader.NameOfActor(by)} was first{(why.FirstAt is { } at ? $" at {InstantFormat.Text(at, (Zone ?? ReaderZone.Utc).Info, Clock.GetUtcNow(), InstantPrecision.Seconds)}" : "")}." : "";
            Toasts.Show(new(StatusKind.Warning, $"Not done: {outcome.RefusedSubject}", why.Message + first));
        }
        if (outcome.Done.Count == 0) return;
        var toast = new Toast(StatusKind.Ok, $"{words} {outcome.Subject}", Desk.WhyNoUndo);
        Toasts.Show(Desk.Undo is null ? toast : toast with { ActionLabel = "Undo", ActionKey = "z", Action = UndoAsync });
    }

    private static string Words(CaseAct act) => act switch
    {
        CaseAct.Acknowledge => "Acknowledged",
        CaseAct.Unshelve => "Off the shelf:",
        CaseAct.Note => "Note added to",
        CaseAct.Resolve => "Resolved",
        _ => "Reopened",
    };
}
