using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

internal sealed class BreakerTrippedWords() : FactWords<BreakerTripped>("breaker tripped")
{
    protected override string Text(BreakerTripped fact, TowerState state) => $"{Title(state, fact.Protocol)}: {fact.Because}";

    protected override StatusKind? Status(BreakerTripped fact) => StatusKind.Warning;

    protected override string Href(BreakerTripped fact) => Page(fact.Protocol);

    internal static string Page(string protocol) => $"/protocols/{Uri.EscapeDataString(protocol)}";

    internal static new string Title(TowerState state, string protocol) => state.Protocols.Published.Find(protocol)?.Document.Title ?? protocol;

    /// <summary>The title of a breaker's protocol, and its kind.</summary>
    internal static string Named(TowerState state, string breaker) => state.Protocols.Breakers.Find(breaker) is { } one ? $"{Title(state, one.Protocol)}: {one.Because}" : breaker;
}

internal sealed class BreakerHalfOpenedWords() : FactWords<BreakerHalfOpened>("breaker half open")
{
    protected override string Text(BreakerHalfOpened fact, TowerState state) => BreakerTrippedWords.Named(state, fact.Breaker);

    protected override StatusKind? Status(BreakerHalfOpened fact) => StatusKind.Watch;
}

internal sealed class BreakerClosedWords() : FactWords<BreakerClosed>("breaker closed")
{
    protected override string Text(BreakerClosed fact, TowerState state) => $"{BreakerTrippedWords.Named(state, fact.Breaker)}; what was let through came to a good end";

    protected override StatusKind? Status(BreakerClosed fact) => StatusKind.Ok;
}

internal sealed class BreakerResetWords() : FactWords<BreakerReset>("breaker closed")
{
    protected override string Text(BreakerReset fact, TowerState state) => $"{fact.Breaker} by a person: {fact.Reason}";

    protected override StatusKind? Status(BreakerReset fact) => StatusKind.Ok;
}

internal sealed class RunMeasuredWords() : FactWords<RunMeasured>("measured")
{
    protected override string Text(RunMeasured fact, TowerState state) =>
        $"{fact.Run}: {(fact.Real.OrdersSaved is { } saved ? $"{saved} orders saved, {fact.Forecast.OrdersSaved} were forecast" : "what came of it")}, {Title(state, fact.Case)}";

    protected override string Href(RunMeasured fact) => Case(fact.Case);
}

internal sealed class AnswerWithdrawnWords() : FactWords<ApprovalAnswerWithdrawn>("answer taken back")
{
    protected override string Text(ApprovalAnswerWithdrawn fact, TowerState state) => $"{fact.Approval} for {Function(state, fact.Function)}: {fact.Reason}";

    protected override string Href(ApprovalAnswerWithdrawn fact) => ApprovalRequestedWords.Approval(fact.Approval);
}

internal sealed class ApprovalVoidedWords() : FactWords<ApprovalVoided>("question void")
{
    protected override string Text(ApprovalVoided fact, TowerState state) => $"{fact.Approval}: {fact.Because}";

    protected override string Href(ApprovalVoided fact) => ApprovalRequestedWords.Approval(fact.Approval);
}

internal sealed class DelegationGivenWords() : FactWords<DelegationGiven>("delegated")
{
    protected override string Text(DelegationGiven fact, TowerState state) => $"{fact.Delegation.Id}, {string.Join(" and ", fact.Delegation.Functions.Select(one => Function(state, one)))}";
}

internal sealed class DelegationEndedWords() : FactWords<DelegationEnded>("delegation over")
{
    protected override string Text(DelegationEnded fact, TowerState state) => $"{fact.Delegation}: {fact.Because}";
}
