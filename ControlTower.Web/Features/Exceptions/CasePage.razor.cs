using ControlTower.Core.Exceptions;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;
using ControlTower.Web.Shared.Time;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>One case: what it puts at risk, what can be done, who decides, what is being done.</summary>
public sealed partial class CasePage
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("y", "Approve, with a reason"), new("a", "Acknowledge"), new("o", "Assign an owner"), new("s", "Shelve"), new("n", "Write a note"), new("r", "Resolve"), new("z", "Undo, or why not"),
    ];

    private readonly CaseBites bites = new();
    private readonly Dictionary<string, DecisionForm> forms = [];
    private readonly Dictionary<string, DecisionPanel> panels = [];
    private CaseView? view;
    private Reader reader = new(null, id => id ?? "nobody");
    private CaseActs? acts;
    private ITimer? timer;
    private bool sheet;
    private string? news;
    private string? gone;
    private CasePicture? picture;
    private (Situation Now, string Id)? drawn;
    private IReadOnlyList<string> asked = [];

    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] private ReaderZone? Zone { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private Situations Situations { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private bool MayAct => reader.May(Scopes.Exceptions);

    private string NoDecision => view!.Entry.Run switch
    {
        null => "No protocol answers this case",
        { Status: RunStatus.Weighing } => "Options are being weighed",
        { Chosen: not null } => "Decided by the tower, within authority",
        _ => "Nothing is asked of anybody",
    };

    private string NoDecisionThen => view!.Entry.Run switch
    {
        null => "It is worked by hand: assign it, note what is done, resolve it.",
        { Status: RunStatus.Weighing } => "The question appears here by itself.",
        { Because: { } because } => because,
        _ => "What is done stands in the run below.",
    };

    protected override TimeSpan Least => LiveState.Interval;

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        timer = Clock.CreateTimer(_ => RepaintSoon(), null, Beat, Beat);
        Refresh();
    }

    protected override void OnParametersSet() => Refresh();

    protected override void Refresh()
    {
        reader = Reader.Of(Session);
        view = Shown.Exceptions.Find(Id) is { } one
            ? CaseReading.Of(Shown, one, (reader, Clock.GetUtcNow(), (Zone ?? ReaderZone.Utc).Info), bites.Of(Shown, one))
            : null;
        foreach (var decision in view?.Decisions ?? []) FormOf(decision).Follow(decision);
        gone = asked.FirstOrDefault(id => view?.Decisions.All(one => one.Id != id) == true) ?? gone;
        if (gone is { } over) Follow(over);
        Draw();
        asked = [.. view?.Entry.Waiting.Select(one => one.Id) ?? []];
    }

    /// <summary>The map is drawn again only when the network or its cases changed.</summary>
    private void Draw()
    {
        var now = Situations.Of(Shown);
        if (drawn is { } last && last.Id == Id && ReferenceEquals(last.Now.Picture, now.Picture)) return;
        (picture, drawn) = (CasePicture.Of(Shown, now, Id), (now, Id));
    }

    private static string SiteAddress(string id) => $"/network/{Uri.EscapeDataString(id)}";

    /// <summary>A question that stood here is over: says how, and hands on what was being written once another takes its place.</summary>
    private void Follow(string over)
    {
        if (Shown.Protocols.Approvals.Find(over) is not { } ended) return;
        var how = ended.Status == ApprovalStatus.Void ? $"became void: {ended.Reason}" : $"was {ended.Status.ToString().ToLowerInvariant()} by {reader.NameOfActor(ended.DecidedBy)}";
        news = $"{over} {how}.";
        if (view?.Decisions.FirstOrDefault(one => one.Waits) is not { } next) return;
        news = $"{news} {next.Id} asks instead.";
        if (ended.Status == ApprovalStatus.Void && forms.TryGetValue(over, out var begun)) FormOf(next).GoOnFrom(begun);
        gone = null;
    }

    private void Dismiss() => (news, gone) = (null, null);

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }

    private string? Chosen => view?.Decisions is [var first, ..] ? FormOf(first).Option : null;

    private DecisionForm FormOf(DecisionView decision)
    {
        if (!forms.TryGetValue(decision.Id, out var known)) forms[decision.Id] = known = new();
        return known;
    }

    private Task BeginAsync(CaseAct act) => acts is null || view is null ? Task.CompletedTask : acts.BeginAsync(act, [view.Case]);

    private async Task<bool> NoteAsync(string text)
    {
        var answer = await Session.SendAsync<ExceptionCase>(Scopes.Exceptions, new NoteCase(Id, text));
        if (!answer.Succeeded) Toasts.Show(new(StatusKind.Critical, "The note was not added", $"{answer.Refusal.Message} What you wrote is still in the field."));
        return answer.Succeeded;
    }

    private async Task StepDoneAsync((string Run, int Step) done)
    {
        var answer = await Session.SendAsync<Run>(Scopes.Exceptions, new MarkStepDone(done.Run, done.Step, null));
        Toasts.Show(answer.Succeeded
            ? new(StatusKind.Ok, $"Step {done.Step} of {done.Run} is done", "Written to the journal; it cannot be undone.")
            : new(StatusKind.Warning, $"Step {done.Step} of {done.Run} was not changed", answer.Refusal.Message));
    }

    private async Task PressedAsync(string key)
    {
        if (key == "y")
        {
            var mine = view?.Decisions.FirstOrDefault(one => one.Seat.Function is not null);
            if (mine is not null && panels.TryGetValue(mine.Id, out var panel)) await panel.ApproveByKeyAsync();
        }
        else if (key == "z" && acts is not null) await acts.UndoAsync();
        else await BeginAsync(key switch { "a" => CaseAct.Acknowledge, "o" => CaseAct.Assign, "s" => CaseAct.Shelve, "n" => CaseAct.Note, "r" => CaseAct.Resolve, _ => CaseAct.None });
    }
}
