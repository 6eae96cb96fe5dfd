using System.Collections.Frozen;
using ControlTower.Core.Journal;
using ControlTower.Core.Tower;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>The kinds of facts that people read about as they come; the rest is found in the audit.</summary>
public static class FeedWords
{
    private static readonly IFactWords[] All =
    [
        new SignalAcceptedWords(), new SignalRejectedWords(), new SignalWithdrawnWords(), new SourceSilentWords(),
        new CaseOpenedWords(), new CaseUpdatedWords(), new CaseImpactWords(), new CaseAcknowledgedWords(), new CaseShelvedWords(),
        new CaseReturnedWords(), new CaseResolvedWords(), new CaseConfirmedWords(),
        new ApprovalRequestedWords(), new ApprovalApprovedWords(), new ApprovalRejectedWords(), new ApprovalEscalatedWords(),
        new CaseLengthenedWords(), new ThresholdCrossedWords(), new ShadowComparedWords(),
        new RunActingWords(), new StepDoneWords(), new StepFailedWords(),
        .. SagaWords.All, .. BreakerFeedWords.All, .. AnswerWords.All,
        new OrderPlacedWords(), new OrdersResourcedWords(), new StockCountedWords(), new ShipmentDepartedWords(), new ShipmentArrivedWords(), new SiteDownWords(), new SiteUpWords(),
    ];

    private static readonly FrozenDictionary<Type, IFactWords> ByKind = All.ToFrozenDictionary(words => words.Kind);

    /// <summary>Null for a kind that the feed passes over.</summary>
    public static FeedLine? Say(Fact fact, TowerState state) => ByKind.GetValueOrDefault(fact.Body.GetType())?.Say(fact, state);
}
