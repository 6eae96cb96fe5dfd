using System.Globalization;
using ControlTower.Core.Journal;

namespace ControlTower.Core.People;

internal static class PeopleApply
{
    public static PeopleState Apply(PeopleState state, Fact fact) => fact.Body switch
    {
        PersonAdded added => state with
        {
            Persons = state.Persons.Set(added.Person, new(added.Person, added.Name, added.Roles, added.Functions)),
            LastPerson = Math.Max(state.LastPerson, Number(added.Person)),
        },
        PersonChanged changed => With(state, changed.Person, person => person with { Roles = changed.Roles, Functions = changed.Functions, Active = changed.Active }),
        PersonForgotten forgotten => WithoutViews(With(state, forgotten.Person, person => person with { Forgotten = true, Active = false, Roles = [], Functions = [] }), forgotten.Person),
        ViewSaved { View: { } view } => state with { Views = state.Views.Set(Kernel.Keys.Of(view.Person, view.Page, view.Name), view) },
        ViewRemoved removed => state with { Views = state.Views.Remove(Kernel.Keys.Of(removed.Person, removed.Page, removed.Name)) },
        KeyIssued issued => state with { Keys = state.Keys.Set(issued.Key.Id, issued.Key), LastKey = Number(issued.Key.Id) },
        KeyRevoked revoked => state with { Keys = state.Keys.Set(revoked.Key, state.Keys[revoked.Key] with { Revoked = true }) },
        FunctionAdded added => state with { Functions = state.Functions.Set(added.Function, added.Name) },
        DelegationGiven { Delegation: { } given } => state with
        {
            Delegations = state.Delegations.Set(given.Id, given),
            DelegationEnds = state.DelegationEnds.With(given.Id, given.Until),
            LastDelegation = Number(given.Id),
        },
        DelegationEnded ended => state with { Delegations = state.Delegations.Remove(ended.Delegation), DelegationEnds = state.DelegationEnds.With(ended.Delegation, null) },
        _ => state,
    };

    private static PeopleState With(PeopleState state, string id, Func<Person, Person> change) =>
        state with { Persons = state.Persons.Set(id, change(state.Persons[id])) };

    private static PeopleState WithoutViews(PeopleState state, string person)
    {
        var views = state.Views;
        foreach (var (key, _) in state.Views.WithPrefix(Kernel.Keys.Prefix(person))) views = views.Remove(key);
        return state with { Views = views };
    }

    private static int Number(string id) => int.Parse(id.AsSpan(id.IndexOf('-', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
