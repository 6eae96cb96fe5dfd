using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Core.Tower;

/// <summary>Lending one's functions, and taking them back. Only what a person holds in their own right is lent, so nothing is lent on.</summary>
internal static class Delegating
{
    private const int MostOfOne = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public static Result<object> Give(Turn turn, GiveDelegation give)
    {
        if (turn.Caller.Person is not { } id || turn.State.People.Persons.Find(id) is not { MayDecide: true } person) return Refusal.Forbidden("Only a person who may decide delegates, and only what is their own.");
        if (Objection(turn, person, give) is { } refusal) return refusal;
        var delegation = new Delegation($"DG-{turn.State.People.LastDelegation + 1}", id, give.To, [.. give.Functions.Distinct()], turn.Now, give.Until.ToUniversalTime(), give.Reason.Trim())
        {
            Protocols = give.Protocols is { Count: > 0 } protocols ? [.. protocols.Distinct()] : null,
            UpTo = give.UpTo,
        };
        turn.Record(new DelegationGiven(delegation));
        return delegation;
    }

    public static Result<object> End(Turn turn, EndDelegation end)
    {
        if (turn.State.People.Delegations.Find(end.Delegation) is not { } known) return Refusal.NotFound($"The delegation {end.Delegation}");
        var because = turn.Caller.Person switch
        {
            { } id when id == known.From => "taken back",
            { } id when id == known.To => "given back",
            { } id when turn.State.People.Persons.Find(id) is { Active: true } other && other.Roles.Contains(Roles.Administrator) => "ended by an administrator",
            null when turn.Caller.IsAdministratorKey => "ended by an administrator",
            _ => null,
        };
        if (because is null) return Refusal.Forbidden("A delegation is ended by who gave it, by who has it, or by an administrator.");
        turn.Record(new DelegationEnded(known.Id, because));
        return Done.Well;
    }

    /// <summary>Somebody's rights have changed: what rested on those that are gone ends, also where they come back later.</summary>
    public static void EndLapsed(Turn turn, string person)
    {
        var now = turn.State.People.Persons[person];
        foreach (var one in turn.State.People.Delegations.Values.Where(one => one.From == person || one.To == person).ToList())
        {
            if (!now.MayDecide) turn.Conclude(new DelegationEnded(one.Id, $"{person} decides no longer"));
            else if (one.From == person && one.Functions.FirstOrDefault(function => !now.Functions.Contains(function)) is { } lost) turn.Conclude(new DelegationEnded(one.Id, $"{person} holds {lost} no longer"));
        }
    }

    private static Refusal? Objection(Turn turn, Person person, GiveDelegation give)
    {
        if (give.To == person.Id) return Refusal.Invalid("Nobody delegates to themselves.", "/to");
        if (turn.State.People.Persons.Find(give.To) is not { MayDecide: true }) return Refusal.Invalid($"{give.To} is no active person who may decide.", "/to");
        if (give.Functions.Count == 0) return Refusal.Invalid("Name at least one function.", "/functions");
        if (give.Functions.FirstOrDefault(function => !person.Functions.Contains(function)) is { } foreign) return Refusal.Forbidden($"You do not hold {foreign}; only what is one's own is delegated, never what was lent.");
        if (give.Protocols?.FirstOrDefault(protocol => !turn.State.Protocols.Published.ContainsKey(protocol)) is { } unknown) return Refusal.Invalid($"There is no protocol '{unknown}'.", "/protocols");
        if (give.UpTo is { } limit && (limit.Currency != turn.Rules.Currency || limit.Micros < 0)) return Refusal.Invalid($"Amounts are in {turn.Rules.Currency} and not below 0.", "/upTo");
        if (give.Until <= turn.Now || give.Until > turn.Now + Longest) return Refusal.Invalid($"A delegation ends in the future, within {Longest.Days} days.", "/until");
        if (turn.State.People.Delegations.Values.Count(one => one.From == person.Id) >= MostOfOne) return Refusal.Conflict($"You have given {MostOfOne} delegations; end one first.");
        if (ComesBack(turn.State.People, give.To, person.Id)) return Refusal.Conflict($"{give.To} has delegated to you, directly or over others; a circle would have each answer for the other.");
        return Wording.Reason(give.Reason, "Say why.");
    }

    /// <summary>Whether what <paramref name="from"/> gave leads to <paramref name="target"/>.</summary>
    private static bool ComesBack(PeopleState people, string from, string target)
    {
        var open = new Queue<string>([from]);
        var seen = new SortedSet<string>(StringComparer.Ordinal) { from };
        while (open.TryDequeue(out var id))
        {
            if (id == target) return true;
            foreach (var next in people.Delegations.Values.Where(one => one.From == id && seen.Add(one.To))) open.Enqueue(next.To);
        }
        return false;
    }
}
