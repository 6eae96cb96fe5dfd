using System.Globalization;
using ControlTower.Core.Exceptions;
using ControlTower.Core.Journal;
using ControlTower.Core.Protocols;

namespace ControlTower.Core.Tower.Backtest;

/// <summary>Which fact shows in a timeline, and as what: one line for each.</summary>
/// <remarks>A case that returns to normal is resolved; that it is closed later as well is no second news.</remarks>
internal sealed class TimelineTable
{
    private readonly HashSet<string> normal = new(StringComparer.Ordinal); // lookup only

    /// <summary>Facts are to be given in their order.</summary>
    /// <param name="state">After the command that the fact came of.</param>
    public IEnumerable<TimelineEntry> Of(Fact fact, TowerState state)
    {
        if (fact.Body is CaseReturnedToNormal healed) normal.Add(healed.Case);
        else if (fact.Body is CaseUpdated fed) normal.Remove(fed.Case);
        return fact.Body is CaseResolved resolved && normal.Remove(resolved.Case) ? [] : Entries(fact, state);
    }

    private static IEnumerable<TimelineEntry> Entries(Fact fact, TowerState state) => fact.Body switch
    {
        CaseOpened one => [new(fact.RecordedAt, TimelineKind.CaseOpened, one.Case, null, one.Deviation.Function, About(one.Deviation))],
        RunStarted one => [new(fact.RecordedAt, TimelineKind.RunStarted, one.Case, one.Run, null, one.Protocol)],
        ApprovalRequested one => one.Approval.Asked.Select(asked => Of(fact, TimelineKind.ApprovalRequested, one.Approval) with { Function = asked.Function, Detail = Question(one.Approval) }),
        ApprovalAnswered one => [Of(fact, TimelineKind.Approved, state.Protocols.Approvals[one.Approval]) with { Function = Answerer(fact, state, (one.OnBehalfOf, one.StandIn ?? one.Function)), Detail = Answer(one) }],
        ApprovalRejected one => [Of(fact, TimelineKind.Rejected, state.Protocols.Approvals[one.Approval]) with { Function = Answerer(fact, state, (one.OnBehalfOf, one.StandIn ?? one.Function)), Detail = one.Approval }],
        ApprovalRefused one => [Of(fact, TimelineKind.Rejected, state.Protocols.Approvals[one.Approval]) with { Function = Answerer(fact, state, (one.OnBehalfOf, one.StandIn ?? one.Function)), Detail = one.Approval }],
        ApprovalHandedOn one => [Of(fact, TimelineKind.ApprovalRequested, state.Protocols.Approvals[one.Approval]) with { Function = one.Function, Detail = $"{one.Approval}: the next in turn, until {Instant(one.Deadline)}" }],
        ApprovalWidened one => [Of(fact, TimelineKind.Escalated, state.Protocols.Approvals[one.Approval]) with { Function = one.Function, Detail = $"{one.Approval}: {one.Because}; {one.Function} decides as well, until {Instant(one.Deadline)}" }],
        ApprovalEscalated one => [Of(fact, TimelineKind.Escalated, state.Protocols.Approvals[one.Approval]) with { Function = one.Function, Detail = $"{one.Approval}: {one.Function} joins, until {Instant(one.Deadline)}" }],
        ApprovalTimedOut one => [Of(fact, TimelineKind.TimedOut, state.Protocols.Approvals[one.Approval]) with { Detail = $"{one.Approval}: {Word(one.Policy)}" }],
        BreakerTripped one => [new(fact.RecordedAt, TimelineKind.BreakerTripped, null, null, null, $"{one.Breaker}: {one.Because}")],
        StepRequested one => [OfStep(fact, TimelineKind.ActionRequested, (one.Run, one.Step), state)],
        StepDone one => [OfStep(fact, TimelineKind.ActionDone, (one.Run, one.Step), state)],
        StepEscalated one => [OfStep(fact, TimelineKind.Escalated, (one.Run, one.Step), state) with { Function = one.Function, Detail = $"step {one.Step} of {one.Run}: {one.Function} joins, until {Instant(one.Deadline)}" }],
        StepParked one => [OfStep(fact, TimelineKind.Parked, (one.Run, one.Step), state) with { Detail = $"step {one.Step} of {one.Run}: {one.Because}" }],
        UndoRequested one => [OfStep(fact, TimelineKind.ActionRequested, (one.Run, one.Step), state, undo: true)],
        UndoDone one => [OfStep(fact, TimelineKind.Compensated, (one.Run, one.Step), state, undo: true)],
        RunEnded { Status: RunStatus.Compensated } one => [new(fact.RecordedAt, TimelineKind.Compensated, state.Protocols.Runs[one.Run].Case, one.Run, null, one.Because)],
        RunEnded { Status: RunStatus.Parked } one => [new(fact.RecordedAt, TimelineKind.Parked, state.Protocols.Runs[one.Run].Case, one.Run, null, one.Because)],
        CaseReturnedToNormal one => [new(fact.RecordedAt, TimelineKind.Resolved, one.Case, null, null, one.Because)],
        CaseResolved one => [new(fact.RecordedAt, TimelineKind.Resolved, one.Case, null, null, one.Reason)],
        _ => [],
    };

    private static TimelineEntry Of(Fact fact, TimelineKind kind, Approval approval) => new(fact.RecordedAt, kind, approval.Case, approval.Run, null, approval.Id);

    private static TimelineEntry OfStep(Fact fact, TimelineKind kind, (string Run, int Step) which, TowerState state, bool undo = false)
    {
        var run = state.Protocols.Runs[which.Run];
        var step = run.Steps.First(one => one.Number == which.Step);
        var option = run.Options.FirstOrDefault(one => one.Id == run.Chosen)?.Kind ?? run.Chosen;
        return new(fact.RecordedAt, kind, run.Case, run.Id, step.Function, $"{option}: {(undo ? step.Undo ?? step.Action : step.Action)}");
    }

    /// <summary>The person's function, where it is one: whoever stands in answers as what they are, but a delegate in the right of who lent it.</summary>
    private static string Answerer(Fact fact, TowerState state, (string? Lender, string Right) of) =>
        of.Lender is null && Actors.PersonOf(fact.Actor) is { } id && state.People.Persons.Find(id) is { Functions: [var function] } ? function : of.Right;

    private static string About(Deviation deviation) => deviation.Site is { } site ? $"{deviation.Title} at {site}" : deviation.Title;

    private static string Question(Approval approval) =>
        $"{approval.Id}: {string.Join(", ", approval.Options.Take(1).Select(option => $"{option.Kind} for {option.Cost}"))}, until {Instant(approval.Deadline)}";

    private static string Answer(ApprovalAnswered answered) => $"{answered.Approval}: option {answered.Option}{(answered.StandIn is null ? "" : $", for {answered.Function}")}{(answered.OnBehalfOf is null ? "" : ", by a delegate")}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Word(TimeoutPolicy policy) => char.ToLowerInvariant($"{policy}"[0]) + $"{policy}"[1..];
}
