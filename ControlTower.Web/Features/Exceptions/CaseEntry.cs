using ControlTower.Core.Exceptions;
using ControlTower.Core.Kernel;
using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Decisions;
using ControlTower.Web.Shared.Situation;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Exceptions;

/// <summary>A case with what its place in the queues depends on; the same for every reader.</summary>
/// <param name="Run">The one at work, else the last.</param>
/// <param name="Waiting">Questions that nobody has decided yet.</param>
/// <param name="Done">Steps of the response that are done, 1 to 5.</param>
/// <param name="Window">Of the step after them; null where none runs.</param>
public sealed record CaseEntry(ExceptionCase Case, Run? Run, IReadOnlyList<Approval> Waiting, int Done, ResponseWindow? Window)
{
    public string Id => Case.Id;

    /// <summary>What comes next and when: the end of the shelf, or the earliest window that runs.</summary>
    public DateTimeOffset? Due { get; } = Case.Status switch
    {
        CaseStatus.Resolved => null,
        CaseStatus.Shelved => Case.ShelvedUntil,
        _ => Earliest(Waiting.Select(one => (DateTimeOffset?)one.Deadline).Append(Window?.Deadline)),
    };

    /// <summary>Questions of another list are the same questions where each of them is.</summary>
    public bool Equals(CaseEntry? other) =>
        other is not null && ReferenceEquals(Case, other.Case) && ReferenceEquals(Run, other.Run) && Done == other.Done && Window == other.Window && Waiting.SequenceEqual(other.Waiting);

    public override int GetHashCode() => HashCode.Combine(Id, Done, Window);

    /// <summary>What is at risk, the largest amount.</summary>
    public Money? Risk => Case.Impact?.Worth;

    public int Orders => Case.Impact?.Orders ?? 0;

    /// <summary>In whose queues it stands.</summary>
    public bool IsFor(string function) =>
        Case.Deviation.Function == function || Waiting.Any(one => one.Functions.Any(answer => answer.Actor is null && answer.Function == function) || one.Joined.Contains(function));

    public static CaseEntry Of(TowerState state, ExceptionCase one)
    {
        Run? run = null;
        List<Approval>? waiting = null;
        foreach (var next in state.Protocols.RunsFor(one.Id))
        {
            if (run is null || next.Open || !run.Open) run = next;
            if (next.Status == RunStatus.AwaitingApproval && next.Approval is { } id && state.Protocols.Approvals.Find(id) is { Status: ApprovalStatus.Waiting } asked) (waiting ??= []).Add(asked);
        }
        var done = DoneOf(one, waiting is not null);
        return new(one, run, waiting ?? [], done, WindowOf(one, run, waiting, done));
    }

    private static int DoneOf(ExceptionCase one, bool asks)
    {
        var decided = one.DecidedAt is not null && !asks;
        if (!decided) return one.AcknowledgedAt is null || one.Status == CaseStatus.New ? 1 : 2;
        return one.ActedAt is null ? 3 : one.ConfirmedAt is null ? 4 : 5;
    }

    private static ResponseWindow? WindowOf(ExceptionCase one, Run? run, List<Approval>? asks, int done) => one.Status is CaseStatus.Resolved or CaseStatus.ReturnedToNormal ? null : done switch
    {
        1 => one.AcknowledgedAt is null ? new(one.DetectedAt, one.DetectedAt + ResponseTargets.Acknowledged(one.Priority)) : null,
        2 => asks is not null ? DecisionView.WindowOf(asks.MinBy(asked => asked.Deadline)!) : null,
        3 => run is { Status: RunStatus.Acting or RunStatus.Parked, Steps.Count: > 0 } ? new(one.DecidedAt!.Value, run.Steps.Max(step => step.DueAt)) : null,
        4 => RegainedAt(run) is { } regained ? new(one.ActedAt!.Value, regained) : null,
        _ => null,
    };

    private static DateTimeOffset? RegainedAt(Run? run) => run?.Options.FirstOrDefault(option => option.Id == run.Chosen)?.Effect.ServiceRegainedAt;

    private static DateTimeOffset? Earliest(IEnumerable<DateTimeOffset?> times) => times.Min();
}
