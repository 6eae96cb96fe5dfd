using ControlTower.Core.Journal;
using ControlTower.Core.Kernel;

namespace ControlTower.Core.Protocols;

/// <summary>How breakers, and what they look back on, change with each fact.</summary>
internal static class BreakerApply
{
    public static ProtocolState Apply(ProtocolState state, Fact fact) => fact.Body switch
    {
        BreakerTripped tripped => state with
        {
            Breakers = state.Breakers.Set(tripped.Breaker, new(tripped.Breaker, tripped.Protocol, tripped.Kind, BreakerStatus.Tripped, fact.RecordedAt, tripped.Because)),
            CoolDowns = state.CoolDowns.With(tripped.Breaker, tripped.HalfOpenAt),
        },
        BreakerHalfOpened half => With(state, half.Breaker, one => one with { Status = BreakerStatus.HalfOpen, Since = fact.RecordedAt }),
        BreakerTried tried => With(state, tried.Breaker, one => one with { Trial = tried.Run }),
        BreakerClosed closed => Closed(With(state, closed.Breaker, one => one with { Status = BreakerStatus.Closed, Since = fact.RecordedAt, Trial = null }), closed.Breaker),
        BreakerReset reset => Closed(
            With(state, reset.Breaker, one => one with { Status = BreakerStatus.Closed, Since = fact.RecordedAt, Trial = null, ResetBy = fact.Actor, ResetReason = reset.Reason }), reset.Breaker),
        RunWeighed { Size: { } size } weighed when state.Runs.Find(weighed.Run) is { } run => state with { Sizes = Kept(state.Sizes, run.Protocol, size) },
        ApprovalApproved approved when state.Approvals.Find(approved.Approval) is { } one => state with { Answers = Kept(state.Answers, one.Protocol, true) },
        ApprovalRejected rejected when state.Approvals.Find(rejected.Approval) is { } one => state with { Answers = Kept(state.Answers, one.Protocol, false) },
        StepFailed failed when state.Runs.Find(failed.Run) is { } run => state with { Outcomes = Kept(state.Outcomes, run.Protocol, false) },
        RunEnded { Status: RunStatus.Completed } ended when state.Runs.Find(ended.Run) is { } run => state with { Outcomes = Kept(state.Outcomes, run.Protocol, true) },
        _ => state,
    };

    /// <summary>What tripped it counts no longer, or it would trip again at once.</summary>
    private static ProtocolState Closed(ProtocolState state, string id)
    {
        var one = state.Breakers[id];
        var next = state with { CoolDowns = state.CoolDowns.With(id, null) };
        return one.Kind switch
        {
            BreakerKind.FailureRate => next with { Outcomes = state.Outcomes.Remove(one.Protocol) },
            BreakerKind.Disagreement => next with { Answers = state.Answers.Remove(one.Protocol) },
            BreakerKind.Drift => next with { Measures = state.Measures with { Errors = state.Measures.Errors.Remove(one.Protocol) } },
            _ => next,
        };
    }

    private static OrdinalMap<IReadOnlyList<T>> Kept<T>(OrdinalMap<IReadOnlyList<T>> map, string protocol, T value) =>
        map.Set(protocol, [.. (map.Find(protocol) ?? []).TakeLast(ProtocolState.OutcomesKept - 1), value]);

    private static ProtocolState With(ProtocolState state, string id, Func<Breaker, Breaker> change) =>
        state with { Breakers = state.Breakers.Set(id, change(state.Breakers[id])), CoolDowns = state.CoolDowns.With(id, null) };
}
