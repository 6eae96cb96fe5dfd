using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;
using ControlTower.Web.Shared.Backtests;
using Microsoft.AspNetCore.Components;

namespace ControlTower.Web.Features.Protocols.Authoring;

/// <summary>Plays the draft and what it is held against on the same signals, in the background, and shows both.</summary>
public sealed partial class BacktestPanel
{
    private static readonly (string Name, Func<OutcomeFigures, decimal> Of)[] Outcomes =
    [
        ("Automatic", one => one.Automatic), ("By people", one => one.ByPeople), ("Spent", one => one.Spent.Amount), ("Orders saved, foretold", one => one.OrdersSaved), ("Open at the end", one => one.OpenCases),
    ];

    private string? stretch = "7";
    private DateOnly? from;
    private DateOnly? to;
    private string? problem;
    private string? playedText;
    private string? asked;
    private string against = BacktestOpponents.Published;
    private string playedAgainst = BacktestOpponents.Published;
    private BacktestComparison? comparison;
    private BacktestSummary? result;

    [Parameter, EditorRequired] public DraftDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired] public TowerState State { get; set; } = default!;

    [Parameter] public bool MayRun { get; set; }

    [Inject] private BacktestDesk Backtests { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = TimeProvider.System;

    private bool Busy => asked is not null;

    private bool Stale => playedText != Desk.Text;

    private BacktestStatus? Running => asked is { } id ? Backtests.Find(id) : null;

    /// <summary>How the other side is called, as it was played.</summary>
    private string Head => BacktestOpponents.Head(playedAgainst);

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
        var question = Stretch().Question(Desk.Id, Desk.Check, Desk.Text, State.Protocols);
        var work = question.Succeeded ? Backtests.Ask(question.Value) : question.Refusal;
        if (work.Succeeded) (asked, playedText, playedAgainst) = (work.Value.Id, Desk.Text, against);
        else problem = work.Refusal.Message;
    }

    private BacktestAsk Stretch()
    {
        var now = Clock.GetUtcNow();
        if (int.TryParse(stretch, out var days)) return new(now.AddDays(-days), now, against);
        return new(Midnight(from) ?? now, Midnight(to) ?? now, against);
    }

    private void Cancel()
    {
        if (asked is not { } id) return;
        Backtests.Cancel(id);
        Settle();
    }

    private void Follow() => _ = InvokeAsync(() =>
    {
        Settle();
        StateHasChanged();
    });

    /// <summary>Once it has ended, what came of it is shown.</summary>
    private void Settle()
    {
        if (asked is not { } id || Backtests.Find(id) is { Ended: false }) return;
        var ended = Backtests.Find(id);
        asked = null;
        if (ended?.Compared is { } compared) (comparison, result) = (BacktestComparison.Of(compared.Right, compared.Left), compared.Right.Summary);
        else problem = ended?.Problem ?? "It was cancelled; nothing of the tower was touched.";
    }

    private static DateTimeOffset? Midnight(DateOnly? day) => day is { } one ? new DateTimeOffset(one.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
