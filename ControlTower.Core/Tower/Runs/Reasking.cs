using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>The evidence moves while a question waits: its options are weighed again, and where what is asked has moved too far it is asked anew.</summary>
internal static class Reasking
{
    /// <summary>The case was assessed anew.</summary>
    public static void Look(Turn turn, string id)
    {
        var one = turn.State.Exceptions.Open[id];
        foreach (var run in turn.State.Protocols.RunsFor(id).Where(run => run.Status == RunStatus.AwaitingApproval).ToList())
        {
            if (turn.State.Protocols.VersionOf(run).LevelOf(run).ReaskShare is null || turn.State.Protocols.Weighing.ContainsKey(run.Id)) continue;
            if (run.WeighedRevision is { } known && known < one.Revision) turn.Conclude(new RunWeighingAsked(run.Id, "the case had news"));
        }
    }

    /// <returns>True where the question is void and is to be asked anew with what was weighed.</returns>
    public static bool IsVoid(Turn turn, Run run, ExceptionCase one, IReadOnlyList<RunOption> options)
    {
        var approval = turn.State.Protocols.Approvals[run.Approval!];
        var asked = approval.Options.First(option => option.Id == (approval.Option ?? approval.Options[0].Id));
        if (Moved(asked, options.FirstOrDefault(option => option.Kind == asked.Kind), (turn.State.Protocols.VersionOf(run).LevelOf(run).ReaskShare ?? 0, approval.RequestedAt)) is { } because)
        {
            turn.Conclude(new ApprovalVoided(approval.Id, because));
            return true;
        }
        turn.Conclude(new RunWeighingHeld(run.Id, one.Revision));
        return false;
    }

    /// <summary>How an option differs from what was asked by more than a share; null where it does not.</summary>
    private static string? Moved(RunOption asked, RunOption? now, (decimal Share, DateTimeOffset At) than)
    {
        if (now is null) return $"option {asked.Id}, {asked.Title}, can no longer be carried out";
        if (IsFar(asked.Cost.Micros, now.Cost.Micros, than.Share)) return $"the cost of option {asked.Id} moved from {asked.Cost} to {now.Cost}, by more than {than.Share:0.##%}";
        if (IsFar(asked.Effect.OrdersSaved, now.Effect.OrdersSaved, than.Share)) return $"option {asked.Id} saves {now.Effect.OrdersSaved} orders, no longer {asked.Effect.OrdersSaved}";
        if (IsFar(asked.Effect.LinesSaved, now.Effect.LinesSaved, than.Share)) return $"option {asked.Id} saves {now.Effect.LinesSaved} order lines, no longer {asked.Effect.LinesSaved}";
        if (IsFar(asked.Effect.StopHoursSaved ?? 0, now.Effect.StopHoursSaved ?? 0, than.Share)) return $"option {asked.Id} saves {now.Effect.StopHoursSaved ?? 0:0.##} h of standstill, no longer {asked.Effect.StopHoursSaved ?? 0:0.##} h";
        if (asked.Effect.ServiceRegainedAt is null != now.Effect.ServiceRegainedAt is null) return $"when option {asked.Id} regains service is {(now.Effect.ServiceRegainedAt is null ? "no longer known" : "known now")}";
        return asked.Effect.ServiceRegainedAt is { } was && now.Effect.ServiceRegainedAt is { } then && IsFar((was - than.At).Ticks, (then - than.At).Ticks, than.Share)
            ? $"option {asked.Id} regains service at {then:u}, no longer at {was:u}"
            : null;
    }

    /// <summary>From nothing, anything is far.</summary>
    private static bool IsFar(decimal was, decimal now, decimal share) => was == 0 ? now != 0 : Math.Abs(now - was) / Math.Abs(was) > share;
}
