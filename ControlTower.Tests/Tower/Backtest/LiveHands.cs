using ControlTower.Core.Effects;
using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Runtime;
using ControlTower.Core.Tower;
using ControlTower.Core.Tower.Backtest;

namespace ControlTower.Tests.Tower.Backtest;

/// <summary>The systems and people around the running tower, who do what they are asked: at once, or as the plan says.</summary>
/// <param name="holders">Who holds each function.</param>
internal sealed class LiveHands(TowerLoop loop, IReadOnlyList<OutcomeRule> rules, IReadOnlyDictionary<string, string> holders)
{
    private readonly Queue<(string Run, int Step, bool Undo)> asked = new();
    private readonly List<(DateTimeOffset At, int Order, (string Run, int Step, bool Undo) Of, ActionOutcome Outcome)> later = [];
    private int order;

    public DateTimeOffset? NextDue => later.Count > 0 ? later.Min(one => one.At) : null;

    public void See(Fact fact)
    {
        if (fact.Body is StepRequested step) Ask((step.Run, step.Step, false), fact.RecordedAt);
        else if (fact.Body is UndoRequested undo) Ask((undo.Run, undo.Step, true), fact.RecordedAt);
    }

    /// <summary>Does the first thing that was asked.</summary>
    /// <returns>False where nothing is asked.</returns>
    public async Task<bool> DoAsync()
    {
        if (!asked.TryDequeue(out var one)) return false;
        await DoAsync(one);
        return true;
    }

    public async Task NextAsync()
    {
        var next = later.MinBy(one => (one.At, one.Order));
        later.Remove(next);
        var ((run, number, _), (step, isOpen)) = (next.Of, Look(next.Of));
        if (next.Outcome == ActionOutcome.GiveUp) await SayAsync(new GiveUpStep(run, number, "no way"), step);
        else if (!isOpen) return;
        else if (next.Outcome == ActionOutcome.Blocked) await SayAsync(new BlockStep(run, number, "played in the backtest"), step);
        else if (next.Outcome == ActionOutcome.Late) await DoAsync(next.Of);
        else if (step.Task == true) await SayAsync(new FailStep(run, number, "played in the backtest"), step);
        else await FailAsync(next.Of);
    }

    private void Ask((string Run, int Step, bool Undo) of, DateTimeOffset at)
    {
        var (step, _) = Look(of);
        var meant = rules.Where(rule => rule.Action == (of.Undo ? step.Undo : step.Action)).ToList();
        if (meant.Count == 0) asked.Enqueue(of);
        foreach (var rule in meant) later.Add((at.AddTicks((long)(rule.AfterHours * TimeSpan.TicksPerHour)), order++, of, rule.Outcome));
    }

    private (RunStep Step, bool IsOpen) Look((string Run, int Step, bool Undo) of)
    {
        var step = loop.View.Protocols.Runs[of.Run].Steps.Single(one => one.Number == of.Step);
        return (step, step.Status == (of.Undo ? StepStatus.Undoing : StepStatus.Requested));
    }

    private async Task DoAsync((string Run, int Step, bool Undo) of)
    {
        var (step, isOpen) = Look(of);
        if (!isOpen) return;
        if (step.Task == true) await SayAsync(new MarkStepDone(of.Run, of.Step, null), step);
        foreach (var id in EffectsOf(of)) await TellAsync(new ReportEffect(id, loop.View.Effects.Effects[id].Attempts + 1, null), Caller.System);
    }

    private async Task FailAsync((string Run, int Step, bool Undo) of)
    {
        foreach (var id in EffectsOf(of))
        {
            for (var attempt = 1; attempt <= EffectState.Backoff.Count + 1; attempt++) await TellAsync(new ReportEffect(id, attempt, "played in the backtest"), Caller.System);
        }
    }

    private List<string> EffectsOf((string Run, int Step, bool Undo) of) =>
        [.. loop.View.Effects.Effects.Values.Where(effect => effect.Status == EffectStatus.Waiting && effect.Origin == (of.Undo ? $"{of.Run}{Keys.Separator}{of.Step}{Keys.Separator}undo" : $"{of.Run}{Keys.Separator}{of.Step}")).Select(effect => effect.Id)];

    private Task SayAsync(object command, RunStep step) => TellAsync(command, holders.TryGetValue(step.Function, out var person) ? Caller.Of(person) : Caller.System);

    private async Task TellAsync(object command, Caller caller) => await loop.SubmitAsync(new(caller, command));
}
