using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Taking back what was said or asked, as long as nothing is decided.</summary>
internal static class Withdrawing
{
    public static Result<object> Answer(Turn turn, WithdrawAnswer withdraw)
    {
        if (Approving.Waiting(turn, withdraw.Approval, withdraw.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[withdraw.Approval];
        if (approval.Functions.FirstOrDefault(one => one.Actor == turn.Caller.Actor) is not { } mine) return Refusal.Forbidden($"You gave no answer to {approval.Id}; only who answered takes it back.");
        turn.Record(new ApprovalAnswerWithdrawn(approval.Id, mine.Function, withdraw.Reason));
        return turn.State.Protocols.Approvals[approval.Id];
    }

    public static Result<object> Question(Turn turn, WithdrawQuestion withdraw)
    {
        if (!IsPlanner(turn)) return Refusal.Forbidden($"Taking a question back needs the role '{Roles.Planner}'.");
        if (Approving.Waiting(turn, withdraw.Approval, withdraw.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[withdraw.Approval];
        turn.Record(new ApprovalVoided(approval.Id, withdraw.Reason));
        turn.Conclude(new RunEnded(approval.Run, RunStatus.Superseded, $"the question was withdrawn: {withdraw.Reason}"));
        return turn.State.Protocols.Approvals[approval.Id];
    }

    private static bool IsPlanner(Turn turn) =>
        turn.Caller.Actor == Actors.AdministratorKey
        || (turn.Caller.Person is { } id && turn.State.People.Persons.Find(id) is { Active: true } person && (person.Roles.Contains(Roles.Planner) || person.Roles.Contains(Roles.Administrator)));
}
