using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;
using ControlTower.Core.People;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Runs;

/// <summary>
/// Who speaks for a step: its owner, who holds its function or that of a rung that has joined, and whoever one of them delegated to.
/// Doing is no deciding, so who asked for it may do it as well.
/// </summary>
public static class StepSeat
{
    /// <summary>Why the caller may not; null where they may.</summary>
    public static Refusal? Against(TowerState state, (Run Run, RunStep Step) of, Caller caller, DateTimeOffset at)
    {
        if (caller.IsAdministratorKey || caller.Actor == Actors.System) return null;
        if (caller.Person is not { } id || state.People.Persons.Find(id) is not { Active: true } person) return Refusal.Forbidden("Only a person says that; an integration never does.");
        if (!Scopes.Of(person).Contains(Scopes.Exceptions)) return Refusal.Forbidden($"Working on a step needs the role '{Roles.Approver}' or '{Roles.Planner}'.");
        if (Holds(state, of, person, at)) return null;
        var asked = string.Join(" or ", Asked(state.Protocols, of.Run, of.Step));
        return Refusal.Forbidden($"Step {of.Step.Number} of {of.Run.Id} is for {asked}; you hold {(person.Functions.Count == 0 ? "no function" : string.Join(", ", person.Functions))}.");
    }

    /// <summary>Whether a person is one of those who are to do it.</summary>
    public static bool Holds(TowerState state, (Run Run, RunStep Step) of, Person person, DateTimeOffset at)
    {
        if (of.Step.Owner == person.Id) return true;
        var asked = Asked(state.Protocols, of.Run, of.Step).ToList();
        return asked.Any(person.Functions.Contains) || state.People.DelegationsTo(person.Id).Any(one =>
            one.Covers(of.Run.Protocol, at) && state.People.Persons.Find(one.From) is { Active: true } from && asked.Any(function => one.Functions.Contains(function) && from.Functions.Contains(function)));
    }

    /// <summary>The functions that may do it now.</summary>
    public static IEnumerable<string> Asked(ProtocolState protocols, Run run, RunStep step) => StepOverdue.Joined(protocols, run, step).Prepend(step.Function).Distinct();
}
