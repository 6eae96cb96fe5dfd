using ControlTower.Core.People;
using ControlTower.Core.Protocols;
using ControlTower.Core.Protocols.Measured;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>What becomes of answers and of who may give them, and what a run brought.</summary>
internal static class AnswerWords
{
    public static IReadOnlyList<IFactWords> All { get; } =
    [
        new PlainWords<RunMeasured>(
            "measured",
            (fact, state) => $"{fact.Run}: {(fact.Real.OrdersSaved is { } saved ? $"{saved} orders saved, {fact.Forecast.OrdersSaved} were forecast" : "what came of it")}, {FeedNames.Case(state, fact.Case)}",
            href: fact => $"/exceptions/{Uri.EscapeDataString(fact.Case)}"),
        new PlainWords<ApprovalAnswerWithdrawn>("answer taken back", (fact, state) => $"{fact.Approval} for {FeedNames.Function(state, fact.Function)}: {fact.Reason}", href: fact => ApprovalRequestedWords.Approval(fact.Approval)),
        new PlainWords<ApprovalVoided>("question void", (fact, _) => $"{fact.Approval}: {fact.Because}", href: fact => ApprovalRequestedWords.Approval(fact.Approval)),
        new PlainWords<DelegationGiven>("delegated", (fact, state) => $"{fact.Delegation.Id}, {string.Join(" and ", fact.Delegation.Functions.Select(one => FeedNames.Function(state, one)))}"),
        new PlainWords<DelegationEnded>("delegation over", (fact, _) => $"{fact.Delegation}: {fact.Because}"),
    ];
}
