using ControlTower.Core.Journal;

namespace ControlTower.Core.Protocols;

/// <summary>How a question that waits changes with each fact.</summary>
internal static class ApprovalApply
{
    public static ProtocolState Apply(ProtocolState state, Fact fact) => fact.Body switch
    {
        ApprovalAnswered answered => With(state, answered.Approval, one => OnSeat(one with { Option = answered.Option }, answered.Function, seat => seat with
        {
            Actor = fact.Actor,
            At = fact.RecordedAt,
            Reason = answered.Reason,
            StandIn = answered.StandIn,
            OnBehalfOf = answered.OnBehalfOf,
            Delegation = answered.Delegation,
        })),
        ApprovalRefused refused => With(state, refused.Approval, one => OnSeat(one, refused.Function, seat => seat with
        {
            Actor = fact.Actor,
            At = fact.RecordedAt,
            Reason = refused.Reason,
            StandIn = refused.StandIn,
            OnBehalfOf = refused.OnBehalfOf,
            Delegation = refused.Delegation,
            Refused = true,
        })),
        ApprovalAnswerWithdrawn withdrawn => With(state, withdrawn.Approval, one => Cleared(one, withdrawn.Function)),
        ApprovalAnswerLapsed lapsed => With(state, lapsed.Approval, one => Cleared(one, lapsed.Function) is var open
            ? open with { Evidence = [.. open.Evidence, $"The answer for {lapsed.Function} no longer stands: {lapsed.Because}"] } : open),
        ApprovalHandedOn handed => Windowed(state, (handed.Approval, handed.Deadline), one =>
            OnSeat(one with { WindowFrom = fact.RecordedAt }, handed.Function, seat => seat with { AskedAt = fact.RecordedAt })),
        ApprovalWidened widened => Windowed(state, (widened.Approval, widened.Deadline), one => Widened(one, widened, fact.RecordedAt)),
        ApprovalEscalated escalated => Windowed(state, (escalated.Approval, escalated.Deadline), one => one with { EscalationLevel = escalated.Level, WindowFrom = fact.RecordedAt }),
        _ => state,
    };

    private static Approval Widened(Approval one, ApprovalWidened widened, DateTimeOffset at)
    {
        var seats = one.Functions.Any(seat => seat.Function == widened.Function)
            ? one.Functions.Select(seat => seat.Function == widened.Function ? seat with { Needed = true } : seat)
            : one.Functions.Append(new(widened.Function) { Needed = true, AskedAt = at });
        return one with { Functions = [.. seats], EscalationLevel = widened.Level, WindowFrom = at, Evidence = [.. one.Evidence, widened.Because] };
    }

    /// <summary>The seat is open again; once nobody has agreed any more, nothing is bound.</summary>
    private static Approval Cleared(Approval one, string function)
    {
        var open = OnSeat(one, function, seat => seat.Cleared());
        return open.Functions.Any(seat => seat.Agreed) ? open : open with { Option = null };
    }

    private static Approval OnSeat(Approval one, string function, Func<FunctionAnswer, FunctionAnswer> change) =>
        one with { Functions = [.. one.Functions.Select(seat => seat.Function == function ? change(seat) : seat)] };

    private static ProtocolState Windowed(ProtocolState state, (string Approval, DateTimeOffset Deadline) window, Func<Approval, Approval> change) =>
        With(state, window.Approval, one => change(one) with { Deadline = window.Deadline }) with { Windows = state.Windows.With(window.Approval, window.Deadline) };

    private static ProtocolState With(ProtocolState state, string id, Func<Approval, Approval> change) =>
        state with { Approvals = state.Approvals.Set(id, change(state.Approvals[id])) };
}
