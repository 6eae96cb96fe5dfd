using ControlTower.Core.Kernel;
using ControlTower.Core.People;

namespace ControlTower.Core.Tower;

/// <summary>Who may what.</summary>
internal static class PeopleHandling
{
    private const int LongestPartner = 100;

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        AddPerson add => Add(turn, add),
        ChangePerson change => Change(turn, change),
        ForgetPerson forget => Forget(turn, forget),
        IssueKey issue => Issue(turn, issue),
        RevokeKey revoke => Revoke(turn, revoke),
        AddFunction function => AddFunction(turn, function),
        NoteSignIn signIn => Note(turn, signIn),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> Add(Turn turn, AddPerson add)
    {
        if (turn.State.People.Persons.ContainsKey(add.Person)) return Refusal.Conflict($"{add.Person} exists already.");
        if (!IsPersonId(add.Person)) return Refusal.Invalid("A person's id is P- and a number.", "/person");
        if (Unknown(turn, add.Roles, add.Functions) is { } refusal) return refusal;
        turn.Record(new PersonAdded(add.Person, add.Name, add.Roles, add.Functions));
        return turn.State.People.Persons[add.Person];
    }

    private static Result<object> Change(Turn turn, ChangePerson change)
    {
        if (turn.State.People.Persons.Find(change.Person) is not { Forgotten: false } before) return Refusal.NotFound($"The person {change.Person}");
        if (Unknown(turn, change.Roles, change.Functions) is { } refusal) return refusal;
        if (before.Roles.Contains(Roles.Administrator) && !(change.Active && change.Roles.Contains(Roles.Administrator)) && IsLastAdministrator(turn, change.Person))
        {
            return Refusal.Conflict($"{change.Person} is the last administrator.");
        }
        turn.Record(new PersonChanged(change.Person, change.Roles, change.Functions, change.Active));
        Delegating.EndLapsed(turn, change.Person);
        return turn.State.People.Persons[change.Person];
    }

    private static Result<object> Forget(Turn turn, ForgetPerson forget)
    {
        if (turn.State.People.Persons.Find(forget.Person) is not { Forgotten: false } person) return Refusal.NotFound($"The person {forget.Person}");
        if (person.Active && person.Roles.Contains(Roles.Administrator) && IsLastAdministrator(turn, forget.Person)) return Refusal.Conflict($"{forget.Person} is the last administrator.");
        foreach (var key in turn.State.People.Keys.Values.Where(key => key.Person == forget.Person && !key.Revoked).ToList()) turn.Record(new KeyRevoked(key.Id));
        foreach (var owned in turn.State.Exceptions.Open.Values.Where(one => one.Owner == forget.Person).ToList()) turn.Conclude(new Exceptions.CaseAssigned(owned.Id, null));
        turn.Record(new PersonForgotten(forget.Person));
        Delegating.EndLapsed(turn, forget.Person);
        return Done.Well;
    }

    private static Result<object> Issue(Turn turn, IssueKey issue)
    {
        if (issue.Person is { } person && turn.State.People.Persons.Find(person) is not { Active: true }) return Refusal.Invalid($"There is no active user '{person}'.", "/user");
        if (issue.Person is null == issue.Integration is null) return Refusal.Invalid("A key belongs to a user or to an integration, one of them.", "/user");
        var unknown = issue.Scopes.FirstOrDefault(scope => !Scopes.All.Contains(scope));
        if (unknown is not null) return Refusal.Invalid($"There is no scope '{unknown}'; expected some of {string.Join(", ", Scopes.All)}.", "/scopes");
        if (issue.Scopes.Count == 0) return Refusal.Invalid("A key has at least one scope.", "/scopes");
        if (issue.Integration is not null && issue.Scopes.Contains(Scopes.Approvals)) return Refusal.Invalid("An integration's key never approves.", "/scopes");
        if (PartnerRefusal(issue) is { } refusal) return refusal;
        var id = $"KEY-{turn.State.People.LastKey + 1}";
        turn.Record(new KeyIssued(new(id, issue.Digest, issue.Person, issue.Integration, [.. issue.Scopes.Distinct().Order(StringComparer.Ordinal)]) { Partner = issue.Partner }));
        return turn.State.People.Keys[id];
    }

    private static Refusal? PartnerRefusal(IssueKey issue)
    {
        if (issue.Partner is not { } partner) return null;
        if (issue.Integration is null) return Refusal.Invalid("A partner's key belongs to an integration, never to a user.", "/partner");
        if (Wording.Check(partner, LongestPartner, "/partner", "A partner has a name.") is { } refusal) return refusal;
        return issue.Scopes.Except(Scopes.OfPartners).FirstOrDefault() is { } beyond
            ? Refusal.Invalid($"A partner's key never has the scope '{beyond}'; expected some of {string.Join(", ", Scopes.OfPartners)}.", "/scopes")
            : null;
    }

    private static Result<object> Revoke(Turn turn, RevokeKey revoke)
    {
        if (turn.State.People.Keys.Find(revoke.Key) is not { Revoked: false }) return Refusal.NotFound($"The key {revoke.Key}");
        turn.Record(new KeyRevoked(revoke.Key));
        return Done.Well;
    }

    private static Result<object> AddFunction(Turn turn, AddFunction function)
    {
        if (turn.State.People.Functions.ContainsKey(function.Function)) return Refusal.Conflict($"The function '{function.Function}' exists already.");
        turn.Record(new FunctionAdded(function.Function, function.Name));
        return Done.Well;
    }

    private static Result<object> Note(Turn turn, NoteSignIn signIn)
    {
        if (signIn.Person is { } person) turn.Record(new SignedIn(person));
        else turn.Record(new SignInRefused(signIn.Account));
        return Done.Well;
    }

    private static Refusal? Unknown(Turn turn, IReadOnlyList<string> roles, IReadOnlyList<string> functions)
    {
        var role = roles.FirstOrDefault(one => !Roles.All.Contains(one));
        if (role is not null) return Refusal.Invalid($"There is no role '{role}'; expected some of {string.Join(", ", Roles.All)}.", "/roles");
        var function = functions.FirstOrDefault(one => !turn.State.People.Functions.ContainsKey(one));
        return function is null ? null : Refusal.Invalid($"There is no function '{function}'; expected some of {string.Join(", ", turn.State.People.Functions.Keys)}.", "/functions");
    }

    private static bool IsPersonId(string id) =>
        id.StartsWith("P-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _);

    private static bool IsLastAdministrator(Turn turn, string person) =>
        !turn.State.People.Persons.Values.Any(other => other.Id != person && other.Active && other.Roles.Contains(Roles.Administrator));
}
