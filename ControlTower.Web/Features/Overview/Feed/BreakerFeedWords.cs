using ControlTower.Core.Protocols;
using ControlTower.Core.Tower;
using ControlTower.Web.Shared.Status;

namespace ControlTower.Web.Features.Overview.Feed;

/// <summary>Circuit breakers, each by the title of its protocol.</summary>
internal static class BreakerFeedWords
{
    public static IReadOnlyList<IFactWords> All { get; } =
    [
        new PlainWords<BreakerTripped>("breaker tripped", (fact, state) => $"{Title(state, fact.Protocol)}: {fact.Because}", StatusKind.Warning, fact => $"/protocols/{Uri.EscapeDataString(fact.Protocol)}"),
        new PlainWords<BreakerHalfOpened>("breaker half open", (fact, state) => Named(state, fact.Breaker), StatusKind.Watch),
        new PlainWords<BreakerClosed>("breaker closed", (fact, state) => $"{Named(state, fact.Breaker)}; what was let through came to a good end", StatusKind.Ok),
        new PlainWords<BreakerReset>("breaker closed", (fact, state) => $"{Named(state, fact.Breaker)}; closed by a person: {fact.Reason}", StatusKind.Ok),
    ];

    private static string Title(TowerState state, string protocol) => state.Protocols.Published.Find(protocol)?.Document.Title ?? protocol;

    /// <summary>The title of a breaker's protocol, and why it tripped.</summary>
    private static string Named(TowerState state, string breaker) => state.Protocols.Breakers.Find(breaker) is { } one ? $"{Title(state, one.Protocol)}: {one.Because}" : breaker;
}
