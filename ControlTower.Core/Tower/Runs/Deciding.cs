using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>After an answer: whether it is decided, who is asked next, and, before anything is carried out, whether all that was said still stands.</summary>
internal static class Deciding
{
    public static Level LevelOf(TowerState state, Approval approval) =>
        state.Protocols.Versions[ProtocolState.VersionKey(approval.Protocol, approval.Version)].LevelNamed(approval.Level);

    /// <summary>Somebody of the ladder that has joined agreed, or must agree before it is decided.</summary>
    public static bool ReachesAbove(Approval approval) =>
        approval.Functions.Any(one => one.Needed == true || (one.Agreed && (approval.Joined.Contains(one.Function) || approval.Joined.Contains(one.StandIn))));

    public static void Follow(Turn turn, string id, string reason)
    {
        if (Quorum.Of(turn.State.Protocols.Approvals[id]) == Verdict.Agreed) LookAgain(turn, id);
        var approval = turn.State.Protocols.Approvals[id];
        if (Quorum.Of(approval) != Verdict.Agreed)
        {
            HandOn(turn, approval);
            return;
        }
        var option = approval.Options.First(one => one.Id == approval.Option);
        if (IsWidened(turn, approval, option)) return;
        turn.Record(new ApprovalApproved(id, option.Id, option.Hash, reason));
        RunToAction.Act(turn, approval.Run, option, automatic: false);
    }

    /// <summary>Roles change and delegations end while a question waits: an answer that would not be taken now counts no longer.</summary>
    private static void LookAgain(Turn turn, string id)
    {
        foreach (var answer in turn.State.Protocols.Approvals[id].Functions.Where(one => one.Agreed))
        {
            if (Seating.Lapsed(turn.State, turn.State.Protocols.Approvals[id], answer, turn.Now) is { } because) turn.Conclude(new ApprovalAnswerLapsed(id, answer.Function, because));
        }
    }

    /// <summary>The day's limit was spent while the question waited: somebody of the ladder must agree as well.</summary>
    private static bool IsWidened(Turn turn, Approval approval, RunOption option)
    {
        if (ReachesAbove(approval) || approval.Ladder.Count == 0) return false;
        var level = LevelOf(turn.State, approval);
        var above = Excess.OfDay(turn.State.Protocols, (approval.Protocol, level.Authority), (level.Functions, option, turn.Now));
        if (above is null) return false;
        var reached = Math.Min(approval.EscalationLevel + 1, approval.Ladder.Count);
        var rung = approval.Ladder[reached - 1];
        turn.Conclude(new ApprovalWidened(approval.Id, reached, rung.Function, $"{above}: {rung.Function} decides as well", ApproverHours.End(turn, approval, rung)));
        return true;
    }

    /// <summary>One after the other: the next is asked once the one before has agreed.</summary>
    private static void HandOn(Turn turn, Approval approval)
    {
        if (approval.Decision?.Mode != DecisionMode.Sequential || approval.Asked.FirstOrDefault() is not { AskedAt: null } next || next == approval.Functions[0]) return;
        var level = LevelOf(turn.State, approval);
        turn.Conclude(new ApprovalHandedOn(approval.Id, next.Function, ApproverHours.End(turn, approval, (level.WindowHours, level.Working))));
    }
}
