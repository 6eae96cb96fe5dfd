using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Tower.Runs;

/// <summary>What people do with cases. Nothing of it is ever undone by a machine, save that worse news asks to be seen again.</summary>
internal static class CaseHandling
{
    private static readonly TimeSpan LongestShelf = TimeSpan.FromDays(90);

    public static Result<object> Handle(Turn turn, object command) => command switch
    {
        AcknowledgeCase one => OnOpen(turn, one.Case, known => Acknowledge(turn, known)),
        AssignCase one => OnOpen(turn, one.Case, known => Assign(turn, known, one.Owner)),
        NoteCase one => OnOpen(turn, one.Case, known => Note(turn, known, one.Text)),
        ShelveCase one => OnOpen(turn, one.Case, known => Shelve(turn, known, one)),
        UnshelveCase one => OnOpen(turn, one.Case, known => Unshelve(turn, known)),
        ResolveCase one => OnOpen(turn, one.Case, known => Resolve(turn, known, one.Reason)),
        ReopenCase one => Reopen(turn, one),
        _ => throw new InvalidOperationException($"Nothing handles {command.GetType().Name}."),
    };

    private static Result<object> OnOpen(Turn turn, string id, Func<ExceptionCase, Refusal?> act)
    {
        if (turn.State.Exceptions.Open.TryGetValue(id, out var known)) return act(known) is { } refusal ? refusal : turn.State.Exceptions.Find(id)!;
        return turn.State.Exceptions.Resolved.Find(id) is { } over
            ? Refusal.Conflict($"{id} is resolved already: {over.Resolution}.") with { FirstAt = over.ResolvedAt }
            : Refusal.NotFound($"The case {id}");
    }

    private static Refusal? Acknowledge(Turn turn, ExceptionCase known)
    {
        switch (known.Status)
        {
            case CaseStatus.ReturnedToNormal:
                turn.Record(new CaseAcknowledged(known.Id));
                turn.Record(new CaseResolved(known.Id, "returned to normal, and seen"));
                return null;
            case CaseStatus.New:
                turn.Record(new CaseAcknowledged(known.Id));
                return null;
            case CaseStatus.Shelved:
                return Refusal.Conflict($"{known.Id} is shelved until {known.ShelvedUntil:u}; take it off the shelf first.");
            default:
                return Refusal.Conflict($"{known.Id} was acknowledged already.") with { FirstBy = known.AcknowledgedBy, FirstAt = known.AcknowledgedAt };
        }
    }

    private static Refusal? Assign(Turn turn, ExceptionCase known, string? owner)
    {
        if (owner is not null && turn.State.People.Persons.Find(owner) is not { Active: true }) return Refusal.Invalid($"There is no active person '{owner}'.", "/owner");
        if (known.Owner != owner) turn.Record(new CaseAssigned(known.Id, owner));
        return null;
    }

    private static Refusal? Note(Turn turn, ExceptionCase known, string text)
    {
        if (Wording.Check(text, Wording.LongestNote, "/text", "A note has a text.") is { } refusal) return refusal;
        turn.Record(new CaseNoted(known.Id, text.Trim()));
        return null;
    }

    private static Refusal? Shelve(Turn turn, ExceptionCase known, ShelveCase shelve)
    {
        if (known.Status == CaseStatus.ReturnedToNormal) return Refusal.Conflict($"{known.Id} returned to normal; acknowledge it instead.");
        if (shelve.Until <= turn.Now) return Refusal.Invalid("A shelf ends in the future.", "/until");
        if (shelve.Until > turn.Now + LongestShelf) return Refusal.Invalid($"A shelf ends within {LongestShelf.Days} days.", "/until");
        if (Wording.Reason(shelve.Reason, "Say why it can wait.") is { } unclear) return unclear;
        turn.Record(new CaseShelved(known.Id, shelve.Until.ToUniversalTime(), shelve.Reason));
        return null;
    }

    private static Refusal? Unshelve(Turn turn, ExceptionCase known)
    {
        if (known.Status != CaseStatus.Shelved) return Refusal.Conflict($"{known.Id} is not shelved.");
        turn.Record(new CaseUnshelved(known.Id));
        return null;
    }

    private static Refusal? Resolve(Turn turn, ExceptionCase known, string reason)
    {
        if (Wording.Reason(reason, "Say what resolved it.") is { } unclear) return unclear;
        CaseToRun.Withdraw(turn, known.Id, $"the case was resolved: {reason}");
        turn.Record(new CaseResolved(known.Id, reason));
        return null;
    }

    private static Result<object> Reopen(Turn turn, ReopenCase reopen)
    {
        if (turn.State.Exceptions.Open.ContainsKey(reopen.Case)) return Refusal.Conflict($"{reopen.Case} is open.");
        if (!turn.State.Exceptions.Resolved.TryGetValue(reopen.Case, out var known)) return Refusal.NotFound($"The case {reopen.Case}");
        if (turn.State.Exceptions.OpenOf(known.Deviation) is { } other) return Refusal.Conflict($"{other.Id} is open about the same.");
        if (Wording.Reason(reopen.Reason, "Say why it opens again.") is { } unclear) return unclear;
        turn.Record(new CaseReopened(known.Id, reopen.Reason));
        CaseToRun.Consider(turn, known.Id, true);
        return turn.State.Exceptions.Find(known.Id)!;
    }
}
