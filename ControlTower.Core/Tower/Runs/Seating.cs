using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <param name="StandIn">The function of the ladder, or the administrator's key, in whose right it is answered.</param>
/// <param name="By">The delegation by which it is answered; null in one's own right.</param>
public sealed record HeldSeat(string Function, string? StandIn, Delegation? By = null);

/// <summary>For which function somebody answers: in their own right first, then for one of the ladder, then for who delegated to them.</summary>
public static class Seating
{
    /// <summary>What the caller may answer for, or why nothing.</summary>
    public static Result<HeldSeat> Of(TowerState state, Approval approval, (Caller Caller, DateTimeOffset At) asking)
    {
        if (asking.Caller.IsAdministratorKey) return OfAdministrator(approval);
        if (asking.Caller.Person is not { } id || state.People.Persons.Find(id) is not { Active: true } person) return Refusal.Forbidden("Only a person decides; an integration never does.");
        if (!person.MayDecide) return Refusal.Forbidden($"Deciding needs the role '{Roles.Approver}'.");
        if (approval.Functions.FirstOrDefault(one => IsBehind(one, id)) is { } mine)
        {
            var how = mine.OnBehalfOf == id ? $"{mine.Function} was answered in your name" : $"You answered for {mine.Function}";
            return Refusal.Conflict($"{how} already; another function needs another person.") with { FirstBy = mine.Actor, FirstAt = mine.At };
        }
        var barred = FourEyes.Against(state, approval, id);
        if (barred is null && OwnSeat(approval, person.Functions) is { } own) return own;
        if (barred is null && Lent(state, approval, (id, asking.At)) is { } lent) return lent;
        return barred is not null ? FourEyes.Refused(barred) : NoSeat(state, approval, person);
    }

    /// <summary>Why an answer that was given no longer stands; null where it does.</summary>
    public static string? Lapsed(TowerState state, Approval approval, FunctionAnswer answer, DateTimeOffset at)
    {
        if (answer.Actor is null || Actors.PersonOf(answer.Actor) is not { } id) return null;
        if (state.People.Persons.Find(id) is not { MayDecide: true } person) return $"{id} may no longer decide";
        if (FourEyes.Against(state, approval, id) is { } barred) return barred;
        var right = answer.StandIn ?? answer.Function;
        if (answer.OnBehalfOf is not { } behind) return person.Functions.Contains(right) ? null : $"{id} no longer holds {right}";
        if (FourEyes.Against(state, approval, behind) is { } barredBehind) return barredBehind;
        return answer.Delegation is { } delegation && state.People.Delegations.Find(delegation) is { } one && IsGood(state, one, approval.Protocol, at) && one.Functions.Contains(right)
            ? null
            : $"what {behind} delegated to {id} has ended";
    }

    /// <summary>Whether a person gave an answer, or it was given in their name.</summary>
    public static bool IsBehind(FunctionAnswer answer, string person) => answer.Actor is not null && (answer.Actor == Actors.Person(person) || answer.OnBehalfOf == person);

    private static HeldSeat? OwnSeat(Approval approval, IReadOnlyList<string> functions)
    {
        if (approval.Asked.FirstOrDefault(one => functions.Contains(one.Function)) is { } own) return new(own.Function, null);
        return approval.Joined.FirstOrDefault(functions.Contains) is { } joined && approval.Asked.FirstOrDefault() is { } open ? new(open.Function, joined) : null;
    }

    private static HeldSeat? Lent(TowerState state, Approval approval, (string To, DateTimeOffset At) asking)
    {
        foreach (var one in state.People.DelegationsTo(asking.To))
        {
            if (!IsGood(state, one, approval.Protocol, asking.At) || approval.Functions.Any(answer => IsBehind(answer, one.From)) || FourEyes.Against(state, approval, one.From) is not null) continue;
            if (OwnSeat(approval, one.Functions) is { } seat) return seat with { By = one };
        }
        return null;
    }

    /// <summary>What was lent is held by who lent it, in their own right.</summary>
    private static bool IsGood(TowerState state, Delegation one, string protocol, DateTimeOffset at) =>
        one.Covers(protocol, at) && state.People.Persons.Find(one.From) is { MayDecide: true } from && one.Functions.All(from.Functions.Contains);

    private static Result<HeldSeat> OfAdministrator(Approval approval)
    {
        if (approval.Functions.FirstOrDefault(one => one.Actor == Actors.AdministratorKey) is { } used)
        {
            return Refusal.Forbidden($"The administrator's key stood in for {used.Function} already, and stands in for one function only.");
        }
        return new HeldSeat(approval.Asked.First().Function, Actors.AdministratorKey);
    }

    private static Refusal NoSeat(TowerState state, Approval approval, Person person)
    {
        if (approval.Functions.FirstOrDefault(one => one.Actor is not null && person.Functions.Contains(one.Function)) is { } taken)
        {
            return Refusal.Conflict($"{taken.Function} was answered by {taken.Actor} at {taken.At:u}.") with { FirstBy = taken.Actor, FirstAt = taken.At };
        }
        var lender = state.People.DelegationsTo(person.Id).Select(one => FourEyes.Against(state, approval, one.From)).FirstOrDefault(because => because is not null);
        if (lender is not null) return FourEyes.Refused(lender);
        if (approval.Functions.Any(one => one.Actor is null && person.Functions.Contains(one.Function))) return Refusal.Forbidden($"{approval.Id} asks one function after the other; {approval.Asked.First().Function} is asked first.");
        var asked = string.Join(" and ", approval.Asked.Select(one => one.Function));
        return Refusal.Forbidden($"{approval.Id} asks {asked}; you hold {(person.Functions.Count == 0 ? "no function" : string.Join(", ", person.Functions))}.");
    }
}
