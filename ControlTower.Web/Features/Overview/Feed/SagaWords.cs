using ControlTower.Core.Exceptions;
using ControlTower.Core.Protocols;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>Steps of a run that do not go on by themselves, and what is taken back.</summary>
internal static class SagaWords
{
    public static IReadOnlyList<IFactWords> All { get; } =
    [
        new PlainWords<StepBlocked>("step blocked", (fact, state) => $"{FeedNames.Step(state, fact.Run, fact.Step)}: {fact.Reason}", StatusKind.Warning),
        new PlainWords<StepEscalated>("step late", (fact, state) => $"{FeedNames.Step(state, fact.Run, fact.Step)}, {FeedNames.Function(state, fact.Function)} joins", StatusKind.Warning),
        new PlainWords<StepParked>("step parked", (fact, state) => $"{FeedNames.Step(state, fact.Run, fact.Step)}: {fact.Because}", StatusKind.Critical),
        new PlainWords<RunCompensating>("taking back", (fact, _) => $"{fact.Run}: {fact.Because}", StatusKind.Warning),
        new PlainWords<UndoDone>("taken back", (fact, state) => FeedNames.Step(state, fact.Run, fact.Step)),
        new PlainWords<UndoFailed>("not taken back", (fact, state) => $"{FeedNames.Step(state, fact.Run, fact.Step)}: {fact.Because}", StatusKind.Critical),
        new PlainWords<CaseHandedBack>("handed back", (fact, state) => $"{FeedNames.Case(state, fact.Case)}: {fact.Because}", StatusKind.Warning),
    ];
}
