using ControlTower.Core.Orders.Lifecycle;
using ControlTower.Core.Orders.Routing;

namespace ControlTower.Core.Tower.Routing;

/// <summary>By what an order is sourced.</summary>
/// <param name="Policy">Null where no policy fits and the standard terms hold.</param>
/// <param name="Version">Of the policy.</param>
public sealed record AppliedPolicy(string? Policy, int? Version, string Title, SourcingTerms Sourcing)
{
    private const string StandardTitle = "Standard: from where it costs least";

    public static AppliedPolicy To(TowerState state, OrderTrack track) =>
        RoutingChoice.For(state.Orders.Routing, RoutedOrder.Of(track), item => state.Network.Items.Find(item)?.Entry.Family) is { } policy
            ? new(policy.Id, policy.Live, policy.Applying!.Title, policy.Applying.Sourcing)
            : new(null, null, StandardTitle, SourcingTerms.Standard);

    /// <returns>Null where there is no such order.</returns>
    public static AppliedPolicy? To(TowerState state, string order) =>
        state.Orders.Tracks.Find(order) is { } track ? To(state, track)
        : state.Orders.Open.Find(order) is { } open ? To(state, OrderTrack.Of(open))
        : null;
}
