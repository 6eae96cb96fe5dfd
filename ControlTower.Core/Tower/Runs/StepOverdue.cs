using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>A step is not done in time, or does not go on: the rungs of the level's ladder join one after the other, and then it waits for any person.</summary>
internal static class StepOverdue
{
    /// <param name="key">As <see cref="ProtocolState.StepKey"/> makes it.</param>
    public static void Ring(Turn turn, string key)
    {
        var (run, step) = turn.State.Protocols.StepOf(key)!.Value;
        Raise(turn, run, step, step.Blocked is { } blocked ? $"it is blocked: {blocked}" : "nobody did it in time");
    }

    public static void Raise(Turn turn, Run run, RunStep step, string because)
    {
        if (step.Parked is not null) return;
        var ladder = turn.State.Protocols.VersionOf(run).LevelOf(run).Ladder;
        var joined = step.Escalation ?? 0;
        if (joined < ladder.Count) turn.Conclude(new StepEscalated(run.Id, step.Number, joined + 1, ladder[joined].Function, ApproverHours.End(turn, run.Case, ladder[joined].WindowHours, ladder[joined].Working)));
        else turn.Conclude(new StepParked(run.Id, step.Number, $"{because}; it waits for a person"));
    }

    /// <summary>The functions of the rungs that have joined for a step.</summary>
    public static IEnumerable<string> Joined(ProtocolState protocols, Run run, RunStep step) =>
        protocols.VersionOf(run).LevelOf(run).Ladder.Take(step.Escalation ?? 0).Select(rung => rung.Function);
}
