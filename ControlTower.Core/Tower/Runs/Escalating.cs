using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Options;

namespace ControlTower.Core.Tower.Runs;

/// <summary>
/// A window has ended: the next rung joins and nobody leaves. Where there is none, or the time is over by which it is to be decided, the
/// protocol's policy holds.
/// </summary>
internal static class Escalating
{
    public static void WindowEnds(Turn turn, string id)
    {
        var approval = turn.State.Protocols.Approvals[id];
        if (approval.EscalationLevel < approval.Ladder.Count && !(approval.DecideBy <= turn.Now))
        {
            var rung = approval.Ladder[approval.EscalationLevel];
            turn.Conclude(new ApprovalEscalated(id, approval.EscalationLevel + 1, rung.Function, ApproverHours.End(turn, approval, rung)));
            return;
        }
        turn.Conclude(new ApprovalTimedOut(id, approval.OnTimeout));
        switch (approval.OnTimeout)
        {
            case TimeoutPolicy.SafeOption when AgainstSafeOption(turn, approval) is { } against:
                turn.Conclude(new RunEnded(approval.Run, RunStatus.Parked, $"nobody answered in time, and the safe option is not taken: {against}; it waits for a person"));
                break;
            case TimeoutPolicy.SafeOption:
                RunToAction.Act(turn, approval.Run, approval.Options[^1], automatic: true);
                break;
            case TimeoutPolicy.Reject:
                turn.Conclude(new RunEnded(approval.Run, RunStatus.Rejected, "nobody answered in time"));
                break;
            case TimeoutPolicy.Raise when Next(turn, approval) is { } level:
                turn.Conclude(new RunRaised(approval.Run, level.Name, $"nobody decided {id} in time"));
                break;
            default:
                turn.Conclude(new RunEnded(approval.Run, RunStatus.Parked, "nobody answered in time; it waits for a person"));
                break;
        }
    }

    private static Level? Next(Turn turn, Approval approval) =>
        turn.State.Protocols.VersionOf(turn.State.Protocols.Runs[approval.Run]).LevelAfter(Deciding.LevelOf(turn.State, approval));

    /// <summary>Silence is no authority: what nobody may decide alone is not done because nobody answered, nor is what a breaker holds back.</summary>
    private static string? AgainstSafeOption(Turn turn, Approval approval)
    {
        var option = approval.Options[^1];
        if (Reallocation.Shortage(turn.State, option) is { } shortage) return shortage;
        return option.Cost.Micros <= 0 ? null : Excess.Of(Deciding.LevelOf(turn.State, approval).Authority, option, turn.Now) ?? Breaking.Against(turn.State.Protocols, approval.Protocol);
    }
}
