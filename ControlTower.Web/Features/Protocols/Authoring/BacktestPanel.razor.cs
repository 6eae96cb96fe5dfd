using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>Plays the draft and what is published on the same signals, in the background, and shows both.</summary>
public sealed partial class BacktestPanel
{
    private static readonly (string Name, Func<OutcomeFigures, decimal> Of)[] Outcomes =
    [
        ("Automatic", one => one.Automatic), ("By people", one => one.ByPeople), ("Spent", one => one.Spent.Amount), ("Orders saved, as foretold", one => one.OrdersSaved), ("Open at the end", one => one.OpenCases),
    ];

    private string? stretch = "7";
    private DateOnly? from;
    private DateOnly? to;
    private string? problem;
    private string? playedText;
    private (string Draft, string Published)? asked;
    private BacktestComparison? comparison;
    private BacktestSummary? result;

    [Parameter, EditorRequired] public DraftDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    [Parameter] public bool MayRun { get; set; }

    [Inject] private BacktestDesk Backtests { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private bool Busy => asked is not null;

    private bool Stale => playedText != Desk.Text;

    private IEnumerable<(string Name, BacktestStatus Status)> Running =>
        asked is not { } ids ? [] : new[] { ("The draft", Backtests.Find(ids.Draft)), ("What is published", Backtests.Find(ids.Published)) }.Where(one => one.Item2 is { Ended: false }).Select(one => (one.Item1, one.Item2!));

    /// <summary>As the button does.</summary>
    public void Run()
    {
        if (Busy || !MayRun) return;
        Ask();
        StateHasChanged();
    }

    public void Dispose()
    {
        Backtests.Changed -= Follow;
        Cancel();
    }

    protected override void OnInitialized() => Backtests.Changed += Follow;

    private void Ask()
    {
        problem = null;
        var questions = Stretch().Questions(Desk.Id, Desk.Check, Desk.Text, State.Protocols.Published);
        if (!questions.Succeeded)
        {
            problem = questions.Refusal.Message;
            return;
        }
        var (draft, published) = (Backtests.Ask(questions.Value.Draft), Backtests.Ask(questions.Value.Published));
        if (draft.Succeeded && published.Succeeded) (asked, playedText) = ((draft.Value.Id, published.Value.Id), Desk.Text);
        else
        {
            problem = (draft.Refusal ?? published.Refusal)!.Message;
            if (draft.Succeeded) Backtests.Cancel(draft.Value.Id);
        }
    }

    private BacktestAsk Stretch()
    {
        var now = Clock.GetUtcNow();
        if (int.TryParse(stretch, out var days)) return new(now.AddDays(-days), now);
        return new(Midnight(from) ?? now, Midnight(to) ?? now);
    }

    private void Cancel()
    {
        if (asked is not { } ids) return;
        Backtests.Cancel(ids.Draft);
        Backtests.Cancel(ids.Published);
        Settle();
    }

    private void Follow() => _ = InvokeAsync(() =>
    {
        Settle();
        StateHasChanged();
    });

    /// <summary>Once both have ended, what came of them is shown.</summary>
    private void Settle()
    {
        if (asked is not { } ids || Backtests.Find(ids.Draft) is { Ended: false } || Backtests.Find(ids.Published) is { Ended: false }) return;
        var (draft, published) = (Backtests.Find(ids.Draft), Backtests.Find(ids.Published));
        asked = null;
        if (draft?.Result is { } mine && published?.Result is { } theirs) (comparison, result) = (BacktestComparison.Of(mine, theirs), mine.Summary);
        else problem = draft?.Problem ?? published?.Problem ?? "It was cancelled; nothing of the tower was touched.";
    }

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } one ? new DateTimeOffset(one.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
