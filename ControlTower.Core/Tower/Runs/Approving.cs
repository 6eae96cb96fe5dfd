using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower.Options;

namespace ControlTower.Core.Tower.Runs;

/// <summary>Questions to people, and their answers: who may give one, and what the answers come to.</summary>
internal static class Approving
{
    /// <summary>Opens the question of a run whose options are weighed.</summary>
    public static void Request(Turn turn, Run run, Level level, IReadOnlyList<string> evidence)
    {
        var above = level.Ladder.Count == 0 ? null : AboveOf(turn, run, level, run.Options[0]);
        List<FunctionAnswer> seats = [.. level.Functions.Select(function => new FunctionAnswer(function))];
        if (above is not null)
        {
            var rung = level.Ladder[0].Function;
            seats = [.. seats.Where(seat => seat.Function != rung), new(rung) { Needed = true }];
            evidence = [.. evidence, $"{above}: {rung} decides as well"];
        }
        var by = ApproverHours.DecideBy(turn, run, level);
        turn.Conclude(new ApprovalRequested(new(
            $"AP-{turn.State.Protocols.LastApproval + 1}", run.Id, run.Case, run.Protocol, run.Version, seats, turn.Now, ApproverHours.Earlier(ApproverHours.End(turn, run.Case, level.WindowHours, level.Working), by))
        {
            DecideBy = by,
            Authority = level.Authority?.PerDecision,
            Ladder = level.Ladder,
            EscalationLevel = above is null ? 0 : 1,
            OnTimeout = level.OnTimeout,
            Options = run.Options,
            Evidence = evidence,
            Level = level.Name,
            Decision = level.Decision,
        }));
    }

    public static Result<object> Approve(Turn turn, Approve approve)
    {
        if (Waiting(turn, approve.Approval, approve.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[approve.Approval];
        var seat = Seating.Of(turn.State, approval, (turn.Caller, turn.Now));
        if (!seat.Succeeded) return seat.Refusal;
        var option = OptionFor(approval, approve.Option);
        if (!option.Succeeded) return option.Refusal;
        if (BeyondRefusal(turn, approval, seat.Value, option.Value) is { } beyond) return beyond;
        if (Reallocation.Shortage(turn.State, option.Value) is { } shortage) return Refusal.Conflict($"Option {option.Value.Id} cannot be carried out any more: {shortage}; take another or reject.");
        turn.Record(new ApprovalAnswered(approval.Id, seat.Value.Function, seat.Value.StandIn, option.Value.Id, option.Value.Hash, approve.Reason)
        {
            OnBehalfOf = seat.Value.By?.From,
            Delegation = seat.Value.By?.Id,
        });
        Deciding.Follow(turn, approval.Id, approve.Reason);
        return turn.State.Protocols.Approvals[approval.Id];
    }

    public static Result<object> Reject(Turn turn, Reject reject)
    {
        if (Waiting(turn, reject.Approval, reject.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[reject.Approval];
        var seat = Seating.Of(turn.State, approval, (turn.Caller, turn.Now));
        if (!seat.Succeeded) return seat.Refusal;
        var refused = approval with { Functions = [.. approval.Functions.Select(one => one.Function == seat.Value.Function ? one with { Actor = turn.Caller.Actor, Refused = true } : one)] };
        if (Quorum.Of(refused) == Verdict.Rejected)
        {
            turn.Record(new ApprovalRejected(approval.Id, seat.Value.Function, reject.Reason) { StandIn = seat.Value.StandIn, OnBehalfOf = seat.Value.By?.From });
            turn.Conclude(new Exceptions.CaseDecided(approval.Case, false));
            turn.Conclude(new RunEnded(approval.Run, RunStatus.Rejected, reject.Reason));
            Breaking.LookBack(turn, approval.Protocol);
        }
        else
        {
            turn.Record(new ApprovalRefused(approval.Id, seat.Value.Function, seat.Value.StandIn, reject.Reason) { OnBehalfOf = seat.Value.By?.From, Delegation = seat.Value.By?.Id });
        }
        return turn.State.Protocols.Approvals[approval.Id];
    }

    /// <returns>Why nothing can be done about a question; null while it waits and a reason is given.</returns>
    public static Refusal? Waiting(Turn turn, string id, string reason)
    {
        if (!turn.State.Protocols.Approvals.TryGetValue(id, out var approval)) return Refusal.NotFound($"The approval {id}");
        if (approval.Status != ApprovalStatus.Waiting)
        {
            var how = approval.Status switch { ApprovalStatus.TimedOut => "timed out", ApprovalStatus.Void => "became void", var status => $"was {status.ToString().ToLowerInvariant()}" };
            return Refusal.Conflict($"{id} {how} at {approval.DecidedAt:u} by {approval.DecidedBy}: {approval.Reason}") with { FirstBy = approval.DecidedBy, FirstAt = approval.DecidedAt };
        }
        return Wording.Reason(reason, "A decision has a reason.");
    }

    /// <summary>Why an option is more than a level decides, by itself or with what it decided in a day; null where it is within.</summary>
    private static string? AboveOf(Turn turn, Run run, Level level, RunOption option) =>
        Excess.Of(level.Authority, option, turn.Now) ?? Excess.OfDay(turn.State.Protocols, (run.Protocol, level.Authority), (level.Functions, option, turn.Now));

    /// <summary>Above the level's authority it needs somebody of the ladder; above what was lent, somebody in their own right.</summary>
    private static Refusal? BeyondRefusal(Turn turn, Approval approval, HeldSeat seat, RunOption option)
    {
        if (seat.By?.UpTo is { } lent && Excess.IsAbove(option.Cost, lent)) return Refusal.Forbidden($"{option.Cost} is above the {lent} that {seat.By.From} delegated to you.");
        var level = Deciding.LevelOf(turn.State, approval);
        var above = Excess.Of(level.Authority, option, turn.Now);
        if (above is null && approval.Ladder.Count == 0) above = Excess.OfDay(turn.State.Protocols, (approval.Protocol, level.Authority), (level.Functions, option, turn.Now));
        if (above is null || (approval.EscalationLevel > 0 && seat.StandIn is not null) || Deciding.ReachesAbove(approval)) return null;
        return Refusal.Forbidden($"{above}; take another option, or wait until {(approval.Ladder is [var rung, ..] ? rung.Function : "a higher function")} joins.");
    }

    private static Result<RunOption> OptionFor(Approval approval, string? asked)
    {
        var wanted = asked ?? approval.Option ?? approval.Options[0].Id;
        if (approval.Option is { } bound && bound != wanted) return Refusal.Conflict($"The answers given so far are for option {bound}; agree to it or reject.");
        return approval.Options.FirstOrDefault(option => option.Id == wanted) is { } found
            ? found
            : Refusal.Invalid($"There is no option '{wanted}'; expected one of {string.Join(", ", approval.Options.Select(option => option.Id))}.", "/option");
    }
}
