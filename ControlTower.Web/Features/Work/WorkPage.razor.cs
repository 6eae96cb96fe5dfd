using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Feedback;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Status;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Work;

/// <summary>What waits for the reader to be done by hand, the earliest due first.</summary>
public sealed partial class WorkPage
{
    private static readonly IReadOnlyList<(WorkAct Act, string Key, string Label)> Buttons =
    [
        (WorkAct.Done, "d", "Done"), (WorkAct.Blocked, "b", "Blocked"), (WorkAct.Impossible, "i", "Impossible"), (WorkAct.Note, "n", "Note"), (WorkAct.Retry, "t", "Try again"), (WorkAct.GiveUp, "u", "Give up"),
    ];

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next step"), new("k", "Step before"), new("d", "Say that it is done"), new("b", "Say that it is blocked"), new("i", "Say that it is impossible"), new("n", "Write a note"),
        new("t", "Try it again, or ask anew"), new("u", "Give up taking it back"), new("Enter", "Open its case"),
    ];

    private readonly WorkView view = new();
    private Reader reader = new(null, id => id ?? "nobody");
    private WorkRow? about;
    private WorkAct act;
    private bool open;

    [SupplyParameterFromQuery(Name = "tab")] private string? Tab { get; set; }

    [SupplyParameterFromQuery(Name = "step")] private string? Row { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private ToastService Toasts { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private IReadOnlyList<Choice> TabList => [new("mine", "Mine", view.Mine, "/work"), new(WorkView.Everybody, "Everybody's", view.All, "/work?tab=all")];

    private string Summary => view.Mine == 0 ? "nothing waits for you" : view.Mine == 1 ? "1 step waits for you" : $"{view.Mine} steps wait for you";

    protected override TimeSpan Least => LiveState.Interval;

    protected override bool Differ(TowerState shown, TowerState newer) => !ReferenceEquals(shown.Protocols, newer.Protocols) || !ReferenceEquals(shown.People, newer.People);

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        Refresh();
    }

    protected override void OnParametersSet() => Refresh();

    protected override void Refresh()
    {
        reader = Reader.Of(Session);
        view.Read(Shown, (Tab, Row ?? view.Chosen?.Id), (reader, Clock.GetUtcNow()));
    }

    private static string CaseHref(WorkRow row) => $"/exceptions/{Uri.EscapeDataString(row.Run.Case)}";

    private static string Title(WorkAct act, WorkRow row) => $"{Label(act)}: {row.What}";

    private static string Label(WorkAct act) => Buttons.First(one => one.Act == act).Label;

    private static bool Needs(WorkAct act, WorkRow row) => act != WorkAct.Done || row.Step.Status == StepStatus.UndoFailed;

    private static string Hint(WorkAct act, WorkRow row) => act switch
    {
        WorkAct.Done => "What waits for it begins at once.",
        WorkAct.Blocked => "It stays wanted, and the next rung of the ladder joins.",
        WorkAct.Impossible when row.IsUndo => "It stays done until a person says more.",
        WorkAct.Impossible => "Nothing new is begun, and what was done before is taken back.",
        WorkAct.GiveUp => "It stays as it is, and what was done before it is taken back.",
        WorkAct.Retry => "It is asked for anew, with its whole time.",
        _ => "It is kept with the step.",
    };

    private string Href(string id) => Tab == WorkView.Everybody ? $"/work?tab=all&step={Uri.EscapeDataString(id)}" : $"/work?step={Uri.EscapeDataString(id)}";

    private void Begin(WorkAct wanted)
    {
        if (view.Chosen is not { } row || !row.Can(wanted)) return;
        (about, act, open) = (row, wanted, true);
    }

    private async Task SendAsync(string text)
    {
        if (about is not { } row) return;
        var (run, step) = (row.Run.Id, row.Step.Number);
        object command = act switch
        {
            WorkAct.Blocked => new BlockStep(run, step, text),
            WorkAct.Impossible => new FailStep(run, step, text),
            WorkAct.Note => new NoteStep(run, step, text),
            WorkAct.Retry => new RetryStep(run, step, text),
            WorkAct.GiveUp => new GiveUpStep(run, step, text),
            _ => new MarkStepDone(run, step, text.Length > 0 ? text : null),
        };
        var answer = await Session.SendAsync<Run>(Scopes.Exceptions, command);
        open = false;
        Toasts.Show(answer.Succeeded ? new(StatusKind.Ok, $"{Label(act)}: {row.What}", "Written to the journal.") : new(StatusKind.Critical, $"{row.What} was not changed", answer.Refusal.Message));
    }

    private void Pressed(string key)
    {
        if (key is "j" or "k" && view.Beside(key == "j" ? 1 : -1) is { } id) Navigation.NavigateTo(Href(id), replace: true);
        else if (key == "Enter" && view.Chosen is { } row) Navigation.NavigateTo(CaseHref(row));
        else if (Buttons.FirstOrDefault(one => one.Key == key) is { Act: not WorkAct.None } button) Begin(button.Act);
    }
}
