using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Shared.Decisions;

/// <summary>An approval as a page shows it to one reader.</summary>
public sealed record DecisionView(Approval Asked, ExceptionCase? Case)
{
    /// <summary>Holders named for an open question.</summary>
    private const int HoldersShown = 3;

    public required string Protocol { get; init; }

    public required IReadOnlyList<AnswerView> Answers { get; init; }

    public required IReadOnlyList<OptionView> Options { get; init; }

    public required Seat Seat { get; init; }

    /// <summary>What happens when the window ends.</summary>
    public required string Then { get; init; }

    /// <summary>The window that runs now.</summary>
    public required ResponseWindow Window { get; init; }

    /// <summary>Who decided, as people read it; null while it waits.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The reader decided it.</summary>
    public bool DecidedByReader { get; init; }

    public string Id => Asked.Id;

    public bool Waits => Asked.Status == ApprovalStatus.Waiting;

    public int Given => Answers.Count(one => one.By is not null);

    public string Asks => DecisionRuleWords.Of(Asked, [.. Answers.Select(one => one.Name)]);

    public static DecisionView Of(TowerState state, Approval approval, Reader reader)
    {
        var known = state.Exceptions.Find(approval.Case);
        var seat = Seat.Of(state, approval, reader);
        return new(approval, known)
        {
            Protocol = state.Protocols.Versions.Find(ProtocolState.VersionKey(approval.Protocol, approval.Version))?.Document.Title ?? approval.Protocol,
            Answers = [.. approval.Functions.Select(one => AnswerOf(state, (approval, one), reader, seat))],
            Options = OptionView.Of(approval.Options, known?.Impact?.Orders ?? 0, approval.Authority),
            Seat = seat,
            Then = ThenOf(state, approval),
            Window = WindowOf(approval),
            DecidedBy = approval.DecidedBy is { } by ? reader.NameOfActor(by) : null,
            DecidedByReader = reader.Is(approval.DecidedBy),
        };
    }

    /// <summary>A rung's window runs from when it joined, the first one from the request.</summary>
    public static ResponseWindow WindowOf(Approval approval)
    {
        if (approval.WindowFrom is { } from) return new(from, approval.Deadline);
        var joined = approval.EscalationLevel > 0 ? approval.Deadline.AddHours(-(double)approval.Ladder[approval.EscalationLevel - 1].WindowHours) : approval.RequestedAt;
        return new(joined > approval.RequestedAt ? joined : approval.RequestedAt, approval.Deadline);
    }

    private static AnswerView AnswerOf(TowerState state, (Approval Of, FunctionAnswer Seat) answer, Reader reader, Seat seat)
    {
        var one = answer.Seat;
        return new(one.Function, Seat.Name(state, one.Function), one.Actor is null ? null : reader.NameOfActor(one.Actor), one.At, one.Reason)
        {
            Yours = seat.Function == one.Function,
            StandIn = one.StandIn is { } standIn ? Seat.Name(state, standIn) : null,
            OnBehalfOf = one.OnBehalfOf is { } behind ? reader.NameOf(behind) : null,
            Refused = one.Refused == true,
            Later = one.Actor is null && answer.Of.Status == ApprovalStatus.Waiting && !answer.Of.Asked.Contains(one),
            Voice = DecisionRuleWords.Voice(answer.Of.Decision, one),
            Holders = one.Actor is null ? [.. state.People.Holders(one.Function).Take(HoldersShown).Select(person => reader.NameOf(person.Id))] : [],
        };
    }

    private static string ThenOf(TowerState state, Approval approval)
    {
        if (approval.EscalationLevel < approval.Ladder.Count) return $"then {Seat.Name(state, approval.Ladder[approval.EscalationLevel].Function)} joins";
        return approval.OnTimeout switch
        {
            TimeoutPolicy.SafeOption => $"then option {approval.Options[^1].Id} is carried out",
            TimeoutPolicy.Reject => "then it counts as declined",
            TimeoutPolicy.Raise => "then the next level is asked",
            _ => "then the run is parked for a person",
        };
    }
}
