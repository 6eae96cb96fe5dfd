using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Shared.Situation;

/// <summary>What a case waits for, in words.</summary>
internal static class CaseNext
{
    public static (string Next, string Waits) Of(TowerState state, ExceptionCase one, (Approval? Approval, RunStep? Step, bool Parked) now) => one.Status switch
    {
        CaseStatus.Shelved => ("Shelved", "set aside"),
        CaseStatus.ReturnedToNormal => ("Look", "returned to normal, unseen"),
        _ when now.Approval is { } approval => ("Decide", $"{approval.Id} with {Names(state, approval.Functions.Where(each => each.Actor is null).Select(each => each.Function))}"),
        _ when now.Parked => ("Act", "its run is parked"),
        _ when now.Step is { } step => ("Act", $"{Name(state, step.Function)}: {step.Action}"),
        CaseStatus.New => ("Acknowledge", one.Owner is null ? "no owner" : "new"),
        _ when one.ConfirmedAt is not null => ("Resolve", "confirmed"),
        _ when one.ActedAt is not null => ("Confirm", "acted, not confirmed yet"),
        _ => ("Decide", $"with {Name(state, one.Deviation.Function)}"),
    };

    private static string Names(TowerState state, IEnumerable<string> functions) => string.Join(" and ", functions.Select(function => Name(state, function)));

    private static string Name(TowerState state, string function) => state.People.Functions.Find(function) ?? function;
}
