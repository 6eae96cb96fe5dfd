using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower;

/// <summary>Questions to people: who may answer, who was first, and what happens when nobody does.</summary>
internal static class Approving
{
    /// <summary>Opens the question of a run whose options are weighed.</summary>
    public static void Request(Turn turn, Run run, Level level, IReadOnlyList<string> evidence)
    {
        var above = level.Authority is { } limit && run.Options[0].Cost > limit && level.Ladder.Count > 0;
        var escalated = above ? 1 : 0;
        List<string> functions = above && !level.Functions.Contains(level.Ladder[0].Function) ? [.. level.Functions, level.Ladder[0].Function] : [.. level.Functions];
        if (above) evidence = [.. evidence, $"{run.Options[0].Cost} is above the authority of {level.Authority}: {level.Ladder[0].Function} decides as well"];
        turn.Conclude(new ApprovalRequested(new(
            $"AP-{turn.State.Protocols.LastApproval + 1}", run.Id, run.Case, run.Protocol, run.Version,
            [.. functions.Select(function => new FunctionAnswer(function))], turn.Now, turn.Now.AddHours((double)level.WindowHours))
        {
            Authority = level.Authority,
            Ladder = level.Ladder,
            EscalationLevel = escalated,
            OnTimeout = level.OnTimeout,
            Options = run.Options,
            Evidence = evidence,
        }));
    }

    public static Result<object> Approve(Turn turn, Approve approve)
    {
        if (Waiting(turn, approve.Approval, approve.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[approve.Approval];
        var seat = SeatFor(turn, approval);
        if (!seat.Succeeded) return seat.Refusal;
        var option = OptionFor(approval, approve.Option);
        if (!option.Succeeded) return option.Refusal;
        if (approval.Authority is { } limit && option.Value.Cost > limit && !ReachesAbove(approval, seat.Value))
        {
            return Refusal.Forbidden($"{option.Value.Cost} is above the authority of {limit}; take another option, or wait until {(approval.Ladder is [var rung, ..] ? rung.Function : "a higher function")} joins.");
        }
        if (Reallocation.Shortage(turn.State, option.Value) is { } shortage) return Refusal.Conflict($"Option {option.Value.Id} cannot be carried out any more: {shortage}; take another or reject.");
        turn.Record(new ApprovalAnswered(approval.Id, seat.Value.Function, seat.Value.StandIn, option.Value.Id, option.Value.Hash, approve.Reason));
        var answered = turn.State.Protocols.Approvals[approval.Id];
        if (answered.Functions.All(function => function.Actor is not null))
        {
            turn.Record(new ApprovalApproved(approval.Id, option.Value.Id, option.Value.Hash, approve.Reason));
            RunToAction.Act(turn, approval.Run, option.Value, automatic: false);
        }
        return turn.State.Protocols.Approvals[approval.Id];
    }

    public static Result<object> Reject(Turn turn, Reject reject)
    {
        if (Waiting(turn, reject.Approval, reject.Reason) is { } refusal) return refusal;
        var approval = turn.State.Protocols.Approvals[reject.Approval];
        var seat = SeatFor(turn, approval);
        if (!seat.Succeeded) return seat.Refusal;
        turn.Record(new ApprovalRejected(approval.Id, seat.Value.Function, reject.Reason));
        turn.Conclude(new Exceptions.CaseDecided(approval.Case, false));
        turn.Conclude(new RunEnded(approval.Run, RunStatus.Rejected, reject.Reason));
        return turn.State.Protocols.Approvals[approval.Id];
    }

    /// <summary>A window has ended: the next rung joins, or there is none and the protocol's policy holds.</summary>
    public static void WindowEnds(Turn turn, string id)
    {
        var approval = turn.State.Protocols.Approvals[id];
        if (approval.EscalationLevel < approval.Ladder.Count)
        {
            var rung = approval.Ladder[approval.EscalationLevel];
            turn.Conclude(new ApprovalEscalated(id, approval.EscalationLevel + 1, rung.Function, turn.Now.AddHours((double)rung.WindowHours)));
            return;
        }
        turn.Conclude(new ApprovalTimedOut(id, approval.OnTimeout));
        switch (approval.OnTimeout)
        {
            case TimeoutPolicy.SafeOption when Reallocation.Shortage(turn.State, approval.Options[^1]) is null:
                RunToAction.Act(turn, approval.Run, approval.Options[^1], automatic: true);
                break;
            case TimeoutPolicy.Reject:
                turn.Conclude(new RunEnded(approval.Run, RunStatus.Rejected, "nobody answered in time"));
                break;
            default:
                turn.Conclude(new RunEnded(approval.Run, RunStatus.Parked, "nobody answered in time; it waits for a person"));
                break;
        }
    }

    private static Refusal? Waiting(Turn turn, string id, string reason)
    {
        if (!turn.State.Protocols.Approvals.TryGetValue(id, out var approval)) return Refusal.NotFound($"The approval {id}");
        if (approval.Status != ApprovalStatus.Waiting)
        {
            var how = approval.Status switch { ApprovalStatus.TimedOut => "timed out", ApprovalStatus.Void => "became void", var status => $"was {status.ToString().ToLowerInvariant()}" };
            return Refusal.Conflict($"{id} {how} at {approval.DecidedAt:u} by {approval.DecidedBy}: {approval.Reason}") with { FirstBy = approval.DecidedBy, FirstAt = approval.DecidedAt };
        }
        return Wording.Reason(reason, "A decision has a reason.");
    }

    /// <summary>What is above the level's own authority needs somebody of the ladder: who answers now, or one who must agree as well.</summary>
    private static bool ReachesAbove(Approval approval, Seat seat) =>
        (approval.EscalationLevel > 0 && seat.StandIn is not null) || approval.Functions.Any(one => approval.Joined.Contains(one.Function) || approval.Joined.Contains(one.StandIn));

    /// <summary>For which function the caller answers.</summary>
    private static Result<Seat> SeatFor(Turn turn, Approval approval)
    {
        if (turn.Caller.IsAdministratorKey) return SeatOfAdministrator(approval);
        if (turn.Caller.Person is not { } id || turn.State.People.Persons.Find(id) is not { Active: true } person)
        {
            return Refusal.Forbidden("Only a person decides; an integration never does.");
        }
        if (!person.Roles.Contains(Roles.Approver) && !person.Roles.Contains(Roles.Administrator))
        {
            return Refusal.Forbidden($"Deciding needs the role '{Roles.Approver}'.");
        }
        if (approval.Functions.FirstOrDefault(one => one.Actor == turn.Caller.Actor) is { } mine)
        {
            return Refusal.Conflict($"You answered for {mine.Function} already; another function needs another person.") with { FirstBy = mine.Actor, FirstAt = mine.At };
        }
        if (approval.Functions.FirstOrDefault(one => one.Actor is null && person.Functions.Contains(one.Function)) is { } own) return new Seat(own.Function, null);
        var joined = approval.Joined.FirstOrDefault(person.Functions.Contains);
        if (joined is not null && approval.Functions.FirstOrDefault(one => one.Actor is null) is { } open) return new Seat(open.Function, joined);
        return approval.Functions.FirstOrDefault(one => one.Actor is not null && person.Functions.Contains(one.Function)) is { } taken
            ? Refusal.Conflict($"{taken.Function} was answered by {taken.Actor} at {taken.At:u}.") with { FirstBy = taken.Actor, FirstAt = taken.At }
            : Refusal.Forbidden($"{approval.Id} asks {string.Join(" and ", approval.Functions.Select(one => one.Function))}; you hold {(person.Functions.Count == 0 ? "no function" : string.Join(", ", person.Functions))}.");
    }

    private static Result<Seat> SeatOfAdministrator(Approval approval)
    {
        if (approval.Functions.FirstOrDefault(one => one.Actor == Actors.AdministratorKey) is { } used)
        {
            return Refusal.Forbidden($"The administrator's key stood in for {used.Function} already, and stands in for one function only.");
        }
        return new Seat(approval.Functions.First(one => one.Actor is null).Function, Actors.AdministratorKey);
    }

    private static Result<RunOption> OptionFor(Approval approval, string? asked)
    {
        var wanted = asked ?? approval.Option ?? approval.Options[0].Id;
        if (approval.Option is { } bound && bound != wanted) return Refusal.Conflict($"The answers given so far are for option {bound}; agree to it or reject.");
        return approval.Options.FirstOrDefault(option => option.Id == wanted) is { } found
            ? found
            : Refusal.Invalid($"There is no option '{wanted}'; expected one of {string.Join(", ", approval.Options.Select(option => option.Id))}.", "/option");
    }

    private sealed record Seat(string Function, string? StandIn);
}
