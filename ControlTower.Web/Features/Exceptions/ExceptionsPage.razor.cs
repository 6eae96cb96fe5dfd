using ControlTower.Core.Exceptions;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Controls;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Keyboard;
using ControlTower.Web.Shared.Live;
using ControlTower.Web.Shared.Situation;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>The queues of cases: which one to look at next.</summary>
public sealed partial class ExceptionsPage
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private static readonly IReadOnlyList<Choice> Densities = [new("cosy", "Cosy"), new("dense", "Dense")];

    private static readonly IReadOnlyList<KeyBinding> Keys =
    [
        new("j", "Next case"), new("k", "Case before"), new("x", "Select the case"), new("Enter", "Open the case"), new("a", "Acknowledge"), new("o", "Assign an owner"),
        new("s", "Shelve"), new("n", "Write a note"), new("z", "Undo, or why not"), new("f", "Filter"), new("Escape", "Select none"),
    ];

    private readonly ExceptionsView view = new();
    private ITimer? timer;
    private CaseActs? acts;
    private string density = "cosy";
    private bool sheet;
    private bool filters;

    [SupplyParameterFromQuery(Name = "view")] private string? ViewQuery { get; set; }

    [SupplyParameterFromQuery(Name = "text")] private string? TextQuery { get; set; }

    [SupplyParameterFromQuery(Name = "priority")] private string? PriorityQuery { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? KindQuery { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortQuery { get; set; }

    [SupplyParameterFromQuery(Name = "group")] private string? GroupQuery { get; set; }

    [SupplyParameterFromQuery(Name = "hide")] private string? HideQuery { get; set; }

    [SupplyParameterFromQuery(Name = "case")] private string? CaseQueryText { get; set; }

    [Inject] private Session Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private string SortName => view.Filter.Sort.TrimStart('-') + (view.Filter.Sort.StartsWith('-') ? ", reversed" : "");

    private int Drawn => view.Groups.Sum(group => group.Rows.Count);

    private string Nothing => view.Filter.Narrowed ? "No case here matches the filters" : view.Filter.View switch
    {
        CaseQueues.Open => "No case is open",
        CaseQueues.Desk => "No case needs you",
        CaseQueues.Resolved => "No case was resolved yet",
        CaseQueues.Overdue => "No case is overdue",
        _ => $"No case in {view.Title}",
    };

    protected override TimeSpan Least => LiveState.Interval;

    protected override bool Differ(TowerState shown, TowerState newer) => !CaseParts.Same(shown, newer);

    protected override async Task OnInitializedAsync()
    {
        await Session.OpenAsync();
        timer = Clock.CreateTimer(_ => RepaintSoon(), null, Beat, Beat);
        Refresh();
    }

    protected override void OnParametersSet()
    {
        view.Cursor = CaseQueryText;
        Refresh();
    }

    protected override void Refresh()
    {
        var query = new CaseQuery(ViewQuery, TextQuery, PriorityQuery, KindQuery) { Sort = SortQuery, Group = GroupQuery, Hide = HideQuery };
        view.Read(Shown, query.Filter(), (Reader.Of(Session), Clock.GetUtcNow()));
    }

    protected override void Dispose(bool disposing)
    {
        timer?.Dispose();
        base.Dispose(disposing);
    }

    private void Go(CaseFilter filter) => Navigation.NavigateTo(filter.Url(cursor: view.Cursor), replace: true);

    private void Point(bool over)
    {
        view.Pointing = over;
        if (!over) Refresh();
    }

    private void Release()
    {
        view.Release();
        Refresh();
    }

    private void More()
    {
        view.Limit += ExceptionsView.Portion;
        Refresh();
    }

    private void Pick(string id)
    {
        view.Cursor = id;
        Go(view.Filter);
    }

    private void Done(CaseActOutcome outcome)
    {
        view.ClearSelection();
        Refresh();
    }

    private Task BeginAsync(CaseAct act) =>
        acts is null ? Task.CompletedTask : acts.BeginAsync(act, [.. view.Targets.Select(Shown.Exceptions.Find).OfType<ExceptionCase>()]);

    private async Task PressedAsync(string key)
    {
        switch (key)
        {
            case "j" or "k":
                await MoveAsync(key == "j" ? 1 : -1);
                break;
            case "x" when view.Cursor is { } id:
                view.Toggle(id);
                break;
            case "Enter" when view.Cursor is { } id:
                Navigation.NavigateTo($"/exceptions/{id}");
                break;
            case "z" when acts is not null:
                await acts.UndoAsync();
                break;
            case "f":
                filters = true;
                break;
            case "Escape":
                view.ClearSelection();
                break;
            default:
                await BeginAsync(key switch { "a" => CaseAct.Acknowledge, "o" => CaseAct.Assign, "s" => CaseAct.Shelve, "n" => CaseAct.Note, _ => CaseAct.None });
                break;
        }
    }

    private async Task MoveAsync(int by)
    {
        view.Move(by);
        if (view.Cursor is not { } id) return;
        Go(view.Filter);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/rows.js");
        await module.InvokeVoidAsync("reveal", $"row-{id}");
    }
}
